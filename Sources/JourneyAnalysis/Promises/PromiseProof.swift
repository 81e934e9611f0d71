public import JourneyModel

/// Proves what a journey promises over all its paths, or finds what breaks it.
///
/// Whatever may hang on values is taken to be possible. So what is proved holds; what breaks a
/// promise may need values that never meet.
public struct PromiseProof {
  /// What became of a proof.
  public enum Verdict: Equatable, Sendable {
    /// The promise holds.
    case kept
    /// It does not.
    case broken(Breach)
    /// Nobody can tell.
    case unproved(Reason)
  }

  /// Why nobody can tell whether a promise holds.
  public enum Reason: Equatable, Sendable {
    /// The journey has too many steps once its loops are written out.
    case manySteps
    /// There are too many ways through a window.
    case manyWays
    /// Branches side by side can meet in too many ways.
    case manyBranches
    /// The promise is of more messages than are counted.
    case manyMessages
  }

  /// How a promise is broken.
  public struct Breach: Equatable, Sendable {
    /// One sentence.
    public var message: String
    /// What to do about it.
    public var help: String?
    /// What happens to one person.
    public var example: CounterExample
    /// What else there is to say of it.
    public var note: String?
  }

  /// The graph of one run; `nil` if it is too large.
  let graph: TimedGraph?
  /// How runs follow one another.
  let rhythm: EntryRhythm
  /// The limits that hold for the journey's messages.
  let limits: [MessageLimit]

  /// Prepares to prove what a definition promises; `limits` are those of its workspace.
  public init(_ definition: JourneyDefinition, limits: [MessageLimit] = []) {
    graph = TimedGraph(definition)
    rhythm = EntryRhythm(definition)
    let home = definition.settings.timeZone
    self.limits = definition.settings.limits + limits.map { $0.seen(from: home) }
  }

  /// Proves a promise.
  public func verdict(on promise: JourneyPromise) -> Verdict {
    guard let graph else { return .unproved(.manySteps) }
    switch promise.kind {
    case .atMost(let number, let isMarketingOnly, let channel, let window):
      let subject = MessageCount.Subject(
        kinds: isMarketingOnly ? [.marketing] : [.marketing, .transactional], channel: channel)
      return atMost(number, subject, in: window, isPerRun: promise.isPerRun) { messages in
        let noun = subject.noun(messages)
        return promise.isPerRun
          ? "one run can send \(noun) in \(window.inDays)"
          : "one person can get \(noun) in \(window.inDays)"
      }
    case .spacing(let distance):
      return atMost(1, MessageCount.Subject(), in: distance, isPerRun: promise.isPerRun) { _ in
        "two messages can leave less than \(distance.inDays) apart"
      }
    case .endsWithin(let duration): return endsWithin(duration, graph)
    case .never(let message, let pattern): return never(message, after: pattern, graph)
    case .everyPathPasses(let stage): return everyPathPasses(stage, graph)
    }
  }

  /// Proves that no message leaves after an event.
  private func never(
    _ message: String, after pattern: EventPattern, _ graph: TimedGraph
  ) -> Verdict {
    guard let path = EventOrder(graph, message: message, after: pattern).path else { return .kept }
    return .broken(
      Breach(
        message: "`\(message)` can leave after `\(pattern.event)` has come",
        help: "`exit on \(pattern.event)`, or give each wait before it an arm "
          + "`on \(pattern.event)` that leads elsewhere",
        example: CounterExample(path, StoryTimes(anyOf: path, in: graph), in: graph)))
  }

  /// Proves that every way to an end leads through a stage.
  private func everyPathPasses(_ stage: String, _ graph: TimedGraph) -> Verdict {
    guard let path = StagePassing(graph, stage: stage).path else { return .kept }
    return .broken(
      Breach(
        message: "a run can end without passing `\(stage)`",
        help: "put the steps that lead past it behind the stage, or `go to \(stage)` there",
        example: CounterExample(path, StoryTimes(anyOf: path, in: graph), in: graph)))
  }
}

extension MessageLimit {
  /// A limit of the workspace as a journey of a zone sees it: its days are by the workspace's
  /// clocks, which may be put forward or back by themselves.
  fileprivate func seen(from zone: ZoneReference?) -> MessageLimit {
    var limit = self
    if zone != nil, per.hasCalendarPart { limit.per.microseconds -= Stretch.clockShift }
    return limit
  }
}

extension MessageCount.Subject {
  /// So many of what is counted, in words.
  fileprivate func noun(_ number: Int) -> String {
    let marketing = kinds == [.marketing] ? "marketing " : ""
    let messages = number == 1 ? "message" : "messages"
    return "\(number) \(marketing)\(messages)" + (channel.map { " by \($0)" } ?? "")
  }
}
