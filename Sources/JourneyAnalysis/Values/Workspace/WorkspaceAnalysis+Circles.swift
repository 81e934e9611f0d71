import JourneyModel

extension WorkspaceAnalysis {
  /// A step of one journey that starts another at once.
  struct Link {
    /// The journey that is started.
    var target: Int
    /// The step that starts it.
    var state: JourneyState
  }

  /// A step that starts a journey at once.
  struct Call {
    /// The step, with what it starts.
    var link: Link
    /// `true` if who has been there before surely gets in again.
    var letsInAgain: Bool
    /// `true` if every run comes to the step.
    var isForEveryRun: Bool
  }

  /// Reports journeys that start each other for ever without waiting, once each circle.
  mutating func checkCircles() {
    let calls = journeys.indices.map { self.calls(from: $0) }
    let steps = calls.map { $0.filter(\.letsInAgain).map(\.link) }
    var covered: Set<Int> = []
    for number in journeys.indices where !covered.contains(number) {
      guard let circle = circle(through: number, steps) ?? circleOfKeys(through: number, calls),
        let first = circle.first
      else { continue }
      covered.formUnion(circle.map { $0.target })
      let name = journeys[number].journeyID
      report(
        ValueCode.circleOfJourneys, number, first.state,
        circle.count == 1
          ? "`\(name)` starts itself again and again, without waiting"
          : "`\(name)` and what it starts go round for ever, without waiting",
        help: "put a wait between, or let one of them take in everybody `once per user`",
        details: words(for: circle, from: number))
    }
  }

  /// The shortest circle from a journey back to itself.
  private func circle(through start: Int, _ links: [[Link]]) -> [Link]? {
    var ways: [(journey: Int, links: [Link])] = [(start, [])]
    var seen: Set<Int> = []
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      for link in links[way.journey] {
        if link.target == start { return way.links + [link] }
        guard seen.insert(link.target).inserted else { continue }
        ways.append((link.target, way.links + [link]))
      }
    }
    return nil
  }

  /// A circle, a line for each journey in it.
  private func words(for circle: [Link], from start: Int) -> [String] {
    var journey = start
    return circle.map { link in
      let name = journeys[journey].journeyID
      let place = link.state.line.map { " in line \($0)" } ?? ""
      journey = link.target
      let target = journeys[link.target].journeyID
      if case .emit(let event, _, _) = link.state.kind {
        return "`\(name)` emits `\(event)`\(place), which starts `\(target)`"
      }
      return "`\(name)` starts `\(target)`\(place)"
    }
  }

  /// The steps of a journey that start others at once, with each that they start.
  private func calls(from number: Int) -> [Call] {
    beginnings[number].calls.flatMap { call in
      journeys.indices.filter { starts(call.state.kind, $0) }.map { target in
        Call(
          link: Link(target: target, state: call.state),
          letsInAgain: journeys[target].settings.entry.allowsAgain(
            ifEnded: call.canEndAtOnce || target != number),
          isForEveryRun: call.isForEveryRun)
      }
    }
  }

  /// `true` if a step may start a journey.
  private func starts(_ kind: JourneyState.Kind, _ target: Int) -> Bool {
    let journey = journeys[target]
    switch kind {
    case .start(let name, _, _):
      return journey.journeyID == name && journey.triggers.contains(where: \.isRequest)
    case .emit(let event, let arguments, _):
      return journey.triggers.contains { trigger in
        guard case .event(let pattern) = trigger.kind, pattern.event == event else { return false }
        return Self.canMatch(pattern, arguments, in: journey)
      }
    default: return false
    }
  }

  /// `true` if an event that is told with some attributes can be as a pattern has it.
  private static func canMatch(
    _ pattern: EventPattern, _ arguments: [Argument], in journey: JourneyDefinition
  ) -> Bool {
    guard let condition = pattern.candidateCondition else { return true }
    let conditions = Conditions(journey, event: pattern.event)
    let told = arguments.compactMap { argument -> Formula? in
      guard case .literal(let literal) = argument.value, literal != .missing else { return nil }
      return conditions.formula(
        .compare(.equal, .path(.event, [argument.name]), .literal(literal)))
    }
    return conditions.canHold(told + [conditions.formula(condition)])
  }
}

extension EntryRule {
  /// `true` if it surely lets the same user in again at once; `ifEnded` says that the run before
  /// may have ended.
  fileprivate func allowsAgain(ifEnded: Bool) -> Bool {
    guard every == nil, key == nil || kind != .once else { return false }
    return switch kind {
    case .once: false
    case .oneAtATime: newestWins || ifEnded
    case .unlimited: true
    }
  }
}
