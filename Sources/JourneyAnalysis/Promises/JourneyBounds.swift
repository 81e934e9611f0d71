public import JourneyModel

/// What is certain of a journey, promised or not: how many messages a person can get, and how long
/// a run can take.
public struct JourneyBounds: Equatable, Sendable {
  /// How many there can be at most.
  public enum Count: Equatable, Sendable {
    /// No more than this.
    case atMost(Int)
    /// This many or more; it was not counted further.
    case atLeast(Int)
    /// There is no bound.
    case unbounded
    /// The journey has more ways than are followed.
    case unknown
  }

  /// How long something can take at most.
  public enum Length: Equatable, Sendable {
    /// No longer than this.
    case atMost(CalendarDuration)
    /// There is no bound.
    case unbounded
    /// The journey has more ways than are followed.
    case unknown
  }

  /// The messages in a window.
  public struct Messages: Equatable, Sendable {
    /// The length of the window.
    public var window: CalendarDuration
    /// All of them.
    public var all: Count
    /// Those of marketing.
    public var marketing: Count
    /// Those that are transactional.
    public var transactional: Count
  }

  /// The windows that are looked at: a day, a week, thirty days.
  public static let windows = [1, 7, 30].map { CalendarDuration(days: $0) }
  /// Messages are counted up to this number.
  public static let messagesMax = 100

  /// The name of the journey.
  public var journeyID: String
  /// The messages that a person can get, for each of the windows.
  public var messages: [Messages]
  /// The longest that a run can take.
  public var length: Length
  /// The least time between two messages; `nil` where there are never two.
  public var spacing: CalendarDuration?
  /// `true` if runs may stand side by side without a bound.
  public var hasRunsSideBySide: Bool

  /// Works out the bounds of a definition; `limits` are those of its workspace.
  public init(of definition: JourneyDefinition, limits: [MessageLimit] = []) {
    let proof = PromiseProof(definition, limits: limits)
    journeyID = definition.journeyID
    messages = Self.windows.map { window in
      Messages(
        window: window, all: proof.most(MessageCount.Subject(), in: window),
        marketing: proof.most(MessageCount.Subject(kinds: [.marketing]), in: window),
        transactional: proof.most(MessageCount.Subject(kinds: [.transactional]), in: window))
    }
    length = proof.greatestLength
    spacing = proof.leastSpacing
    hasRunsSideBySide = proof.rhythm == .anyNumber
  }
}

extension PromiseProof {
  /// The most messages that a person can get in a window.
  func most(_ subject: MessageCount.Subject, in window: CalendarDuration) -> JourneyBounds.Count {
    guard var graph else { return .unknown }
    let most = JourneyBounds.messagesMax
    let count = MessageCount(subject, in: graph, window: window, limits: limits, upTo: most)
    if count.isEmpty { return .atMost(0) }
    if rhythm == .anyNumber {
      let steps = graph.stepsFromStart
      let nodes = count.categories.keys.filter { steps[$0] != nil }
      return count.worthOfAny(at: nodes).map { .atMost($0) } ?? .unbounded
    }
    graph.join(by: rhythm)
    let search = WindowSearch(graph, count, window: window, beyond: most - 1)
    if search.isTooLarge { return .unknown }
    if search.most < most { return .atMost(search.most) }
    let circles = count.categories.keys.filter { node in
      graph.circle(at: node) { graph.takesNoTime($0) } != nil
    }
    return count.worthOfAny(at: circles) == nil ? .unbounded : .atLeast(most)
  }

  /// The longest that a run can take.
  var greatestLength: JourneyBounds.Length {
    guard let graph else { return .unknown }
    guard let times = GreatestTimes(in: graph).toEnd(in: graph),
      let longest = times.max(by: { $0.greatest < $1.greatest })
    else { return .unbounded }
    return .atMost(longest.duration)
  }

  /// The least time between two messages of a person; `nil` where there are never two, or where it
  /// cannot be told.
  var leastSpacing: CalendarDuration? {
    guard var graph else { return nil }
    let window = CalendarDuration(months: CalendarDuration.monthsMax)
    let count = MessageCount(MessageCount.Subject(), in: graph, window: window, limits: [], upTo: 2)
    if rhythm == .anyNumber { return count.isEmpty ? nil : CalendarDuration() }
    graph.join(by: rhythm)
    let search = WindowSearch(graph, count, window: window, beyond: .max)
    let pairs = search.labels.filter { count.worth($0.tally) > 1 }
    guard var least = pairs.map(\.time).min(by: { $0.least < $1.least })?.duration else {
      return nil
    }
    // Less than a second is nobody's promise.
    least.microseconds -= least.microseconds % Moment.perSecond
    return least
  }
}

extension TimedGraph {
  /// `true` if a step can be taken at once.
  func takesNoTime(_ edge: Edge) -> Bool {
    edge.range.least.isNone && edge.awaits.flatMap { clocks[$0].every } == nil
  }
}
