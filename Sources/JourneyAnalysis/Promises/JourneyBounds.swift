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
    let ground = proof.joinedGround
    journeyID = definition.journeyID
    messages = Self.windows.map { proof.most(in: $0, ground) }
    length = ground?.greatestLength ?? .unknown
    spacing = proof.leastSpacing(ground)
    hasRunsSideBySide = proof.rhythm == .anyNumber
  }
}

extension PromiseProof {
  /// The runs of one person, joined to each other as they may follow; `nil` if there are too many
  /// ways.
  fileprivate var joinedGround: WindowGround? {
    guard var graph else { return nil }
    graph.join(by: rhythm)
    return WindowGround(graph)
  }

  /// The most messages that a person can get in a window.
  fileprivate func most(
    in window: CalendarDuration, _ ground: WindowGround?
  ) -> JourneyBounds.Messages {
    guard let ground else {
      return .init(window: window, all: .unknown, marketing: .unknown, transactional: .unknown)
    }
    let subjects = [[.marketing, .transactional], [.marketing], [.transactional]]
      .map { MessageCount.Subject(kinds: $0) }
    var known: [(count: MessageCount, most: JourneyBounds.Count)] = []
    for subject in subjects {
      let count = MessageCount(
        subject, in: ground.graph, window: window, limits: limits, upTo: JourneyBounds.messagesMax)
      // Most journeys send messages of one kind, so that all are as many as those of this kind.
      let most = known.first { $0.count == count }?.most ?? most(count, in: window, ground)
      known.append((count, most))
    }
    return .init(
      window: window, all: known[0].most, marketing: known[1].most, transactional: known[2].most)
  }

  /// The most of some messages that a person can get in a window.
  private func most(
    _ count: MessageCount, in window: CalendarDuration, _ ground: WindowGround
  ) -> JourneyBounds.Count {
    let most = JourneyBounds.messagesMax
    if count.isEmpty { return .atMost(0) }
    if rhythm == .anyNumber {
      let nodes = count.categories.keys.filter { ground.steps[$0] != nil }
      return count.worthOfAny(at: nodes).map { .atMost($0) } ?? .unbounded
    }
    let search = WindowSearch(WindowPlan(ground, count, window: window), for: .most(upTo: most))
    if search.isTooLarge { return .unknown }
    if search.most < most { return .atMost(search.most) }
    let circles = count.categories.keys.filter { node in
      ground.graph.circle(at: node) { ground.graph.takesNoTime($0) } != nil
    }
    return count.worthOfAny(at: circles) == nil ? .unbounded : .atLeast(most)
  }

  /// The least time between two messages of a person; `nil` where there are never two, or where it
  /// cannot be told.
  fileprivate func leastSpacing(_ ground: WindowGround?) -> CalendarDuration? {
    guard let ground else { return nil }
    let window = CalendarDuration(months: CalendarDuration.monthsMax)
    let count = MessageCount(
      MessageCount.Subject(), in: ground.graph, window: window, limits: [], upTo: 2)
    if rhythm == .anyNumber { return count.isEmpty ? nil : CalendarDuration() }
    let plan = WindowPlan(ground, count, window: window)
    if plan.isTooLarge { return nil }
    let search = WindowSearch(plan, for: .nearestPair)
    guard var least = search.nearestPair.map({ search.labels[$0].time.leastDuration }) else {
      return nil
    }
    // Less than a second is nobody's promise.
    least.microseconds -= least.microseconds % Moment.perSecond
    return promised(least)
  }

  /// As much of a spacing as may be promised: two runs that begin a month apart can come nearer to
  /// each other than a month from some of its days.
  private func promised(_ spacing: CalendarDuration) -> CalendarDuration {
    guard spacing.months > 0 else { return spacing }
    let candidates = [spacing, CalendarDuration(months: spacing.months)]
    if let kept = candidates.first(where: isKept) { return kept }
    let days = { (days: Int) in
      CalendarDuration(days: days + spacing.days, microseconds: spacing.microseconds)
    }
    var least = Self.daysOfMonthMin * spacing.months
    var most = Int(MonthLengths.leastDays(spacing.months))
    guard isKept(days(least)) else { return CalendarDuration() }
    while least < most {
      let middle = (least + most + 1) / 2
      if isKept(days(middle)) { least = middle } else { most = middle - 1 }
    }
    return days(least)
  }

  /// `true` if a spacing may be promised.
  private func isKept(_ spacing: CalendarDuration) -> Bool {
    verdict(on: JourneyPromise(.spacing(spacing))) == .kept
  }

  /// The fewest days of a month.
  private static let daysOfMonthMin = 28
}

extension WindowGround {
  /// The longest that a run can take.
  fileprivate var greatestLength: JourneyBounds.Length {
    guard let times = greatest.toEnd(in: graph),
      let longest = times.max(by: { $0.greatest < $1.greatest })
    else { return .unbounded }
    return .atMost(longest.greatestDuration)
  }
}

extension TimedGraph {
  /// `true` if a step can be taken at once.
  func takesNoTime(_ edge: Edge) -> Bool {
    edge.range.least.isNone && edge.awaits.flatMap { clocks[$0].every } == nil
  }
}
