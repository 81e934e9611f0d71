import JourneyModel

/// Promises about the number of messages, and the time between them.
extension PromiseProof {
  /// Proves that no window holds more messages than a number; `message` tells of so many.
  func atMost(
    _ number: Int, _ subject: MessageCount.Subject, in window: CalendarDuration, isPerRun: Bool,
    message: (Int) -> String
  ) -> Verdict {
    guard var graph else { return .unproved(.manySteps) }
    if number >= MessageCount.messagesMax { return .unproved(.manyMessages) }
    let count = MessageCount(
      subject, in: graph, window: window, limits: limits, upTo: number + 1)
    if count.isEmpty { return .kept }
    if !isPerRun {
      if rhythm == .anyNumber {
        return atMost(number, sideBySide: count, in: window, graph, message: message)
      }
      graph.join(by: rhythm)
    }
    let plan = WindowPlan(WindowGround(graph), count, window: window)
    let search = WindowSearch(plan, for: .more(than: number))
    guard search.most > number else {
      if plan.isTooLarge { return .unproved(.manyBranches) }
      return search.isTooLarge ? .unproved(.manyWays) : .kept
    }
    return .broken(breach(number, search, message: message))
  }

  /// Tells how a window can hold too many messages.
  private func breach(
    _ number: Int, _ search: WindowSearch, message: (Int) -> String
  ) -> Breach {
    let short = WindowSearch(search.plan, order: .steps, for: .more(than: number))
    for found in [short, search] where found.most > number {
      guard let best = found.best, let path = TimedPath(found) else { continue }
      let story = StoryTimes(
        path, in: found.plan.graph, span: found.labels[best].time.greatest,
        window: Stretch(found.plan.window).least, limits: limits)
      if let story { return breach(path, story, found, message: message) }
    }
    let path = TimedPath(search) ?? TimedPath()
    let story = StoryTimes(anyOf: path, in: search.plan.graph)
    return breach(path, story, search, message: message)
  }

  /// Tells how a window can hold too many messages on a way.
  private func breach(
    _ path: TimedPath, _ story: StoryTimes, _ search: WindowSearch, message: (Int) -> String
  ) -> Breach {
    let times = story.times
    let graph = search.plan.graph
    let window = search.plan.window
    let last = path.lasts.max { times[$0] < times[$1] } ?? path.here
    let line = graph.state(of: path.places[last].node)?.line
    let wait = line.map { "wait longer before line \($0)" } ?? "wait longer between them"
    let none = line.map { "leave out the message at line \($0)" } ?? "leave the message out"
    let isLimitable = search.plan.count.categories.keys.allSatisfy {
      graph.message(at: $0)?.kind == .marketing
    }
    let messages = search.most
    let fewer = messages == 2 ? "1 message" : "\(messages - 1) messages"
    let limit = isLimitable ? ", or `limit \(fewer) per \(window.inDays)`" : ""
    let limited = LimitedPath(
      path, times: times, search.plan.count, limits: limits, in: graph)
    // Where the ways of limits and of messages do not meet, all are told.
    let isPossible = limited.most(within: Stretch(window).greatest) >= messages
    let distance = times[last] - (path.firsts.map { times[$0] }.min() ?? 0)
    return Breach(
      message: message(messages), help: messages > 1 ? wait + limit : none,
      example: CounterExample(
        path, story, skipping: isPossible ? limited.skipped : [], in: graph),
      note: Self.note(on: distance, window)
        ?? (isPossible || limited.skipped.isEmpty ? nil : Self.noteOnLimits))
  }

  /// What there is to say where limits are counted by whole windows of theirs.
  private static let noteOnLimits = "limits may keep some of these from leaving at these times"

  /// What there is to say of messages so far apart.
  private static func note(on distance: Int64, _ window: CalendarDuration) -> String? {
    let isByClocks = distance >= Stretch(window).greatest
    return isByClocks ? "clocks that are changed on the way make it an hour shorter" : nil
  }

  /// Proves that runs side by side, as many as there may be, do not send more than a number: where
  /// nothing limits them, that they send nothing.
  private func atMost(
    _ number: Int, sideBySide count: MessageCount, in window: CalendarDuration, _ graph: TimedGraph,
    message: (Int) -> String
  ) -> Verdict {
    let steps = graph.stepsFromStart
    let nodes = count.categories.keys.filter { steps[$0] != nil }
      .sorted { (steps[$0] ?? 0, $0) < (steps[$1] ?? 0, $1) }
    if let most = count.worthOfAny(at: nodes), most <= number { return .kept }
    let fewer = limits.isEmpty ? "limit the messages" : "lower the limit"
    var tally: MessageCount.Tally = 0
    var paths: [TimedPath] = []
    for node in nodes {
      guard let path = TimedPath(to: node, in: graph) else { continue }
      var more = count.adding(node, to: tally)
      while count.worth(tally) <= number, count.worth(more) > count.worth(tally) {
        tally = more
        more = count.adding(node, to: tally)
        paths.append(path)
      }
    }
    let example = CounterExample(sideBySide: paths, limits: limits, in: graph)
    return .broken(
      Breach(
        message: message(count.worth(tally)),
        help: "any number of runs may stand side by side: let people enter `one at a time`, or "
          + fewer,
        example: example, note: Self.note(on: example.spanOfLastSteps, window)))
  }

  /// Proves that every run ends in time.
  func endsWithin(_ duration: CalendarDuration, _ graph: TimedGraph) -> Verdict {
    guard let longest = LongestWay(in: graph, beyond: duration) else { return .kept }
    let message =
      longest.told.map { "a run can take \($0.inDays)" } ?? "a run can go on for ever"
    return .broken(
      Breach(
        message: message, help: longest.help,
        example: CounterExample(longest.path, StoryTimes(longest, in: graph), in: graph),
        note: longest.isByClocks ? "clocks that are changed on the way make it longer" : nil))
  }
}
