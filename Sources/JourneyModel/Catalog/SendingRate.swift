/// So many in a span of time.
public struct SendingRate: Equatable, Sendable {
  /// How many.
  public var count: Int
  /// In how long.
  public var per: CalendarDuration

  /// Creates a rate.
  public init(count: Int, per: CalendarDuration) {
    self.count = count
    self.per = per
  }
}
