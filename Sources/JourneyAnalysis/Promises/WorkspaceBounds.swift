public import JourneyModel

/// What one person can get at most from several journeys together.
public struct WorkspaceBounds: Equatable, Sendable {
  /// The messages, for each of the windows of a journey's bounds.
  public let messages: [JourneyBounds.Messages]

  /// Adds up the bounds of journeys, for which these limits hold together.
  ///
  /// Journeys of an exclusive group add up too: one may follow another within a window.
  public init(_ bounds: [JourneyBounds], limits: [MessageLimit]) {
    messages = JourneyBounds.windows.enumerated().map { index, window in
      let own = bounds.map { $0.messages[index] }
      let caps = limits.filter { $0.topic == nil && $0.channel == nil }
        .map { JourneyBounds.Count.atMost(window.messagesMax(under: $0)) }
      let marketing = caps.reduce(own.map(\.marketing).reduce(.atMost(0), +)) { $0.least($1) }
      let transactional = own.map(\.transactional).reduce(.atMost(0), +)
      let all = own.map(\.all).reduce(.atMost(0), +)
      return .init(
        window: window, all: all.least(marketing + transactional), marketing: marketing,
        transactional: transactional)
    }
  }
}

extension JourneyBounds.Count {
  /// The bound of two things together.
  static func + (left: Self, right: Self) -> Self {
    switch (left, right) {
    case (.unbounded, _), (_, .unbounded): .unbounded
    case (.unknown, _), (_, .unknown): .unknown
    case (.atMost(let one), .atMost(let other)): .atMost(sum(one, other))
    case (.atLeast(let one), .atMost(let other)), (.atMost(let one), .atLeast(let other)),
      (.atLeast(let one), .atLeast(let other)):
      .atLeast(sum(one, other))
    }
  }

  /// The sum, at most the largest number.
  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  /// The bound of something that two bounds hold for.
  func least(_ other: Self) -> Self {
    switch (self, other) {
    case (.atMost(let one), .atMost(let another)): .atMost(min(one, another))
    case (.atMost, _): self
    case (_, .atMost): other
    default: self == .unbounded ? other : self
    }
  }
}

extension CalendarDuration {
  /// The most messages that a limit lets leave in this time.
  func messagesMax(under limit: MessageLimit) -> Int {
    let (product, overflow) = limit.messages.multipliedReportingOverflow(
      by: coveringCount(of: limit.per))
    return overflow ? .max : product
  }
}
