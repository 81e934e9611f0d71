/// An instant, as microseconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Comparable, Sendable {
  /// Microseconds in a second.
  public static let perSecond: Int64 = 1_000_000

  /// Microseconds since 1970-01-01T00:00:00Z.
  public var microseconds: Int64

  /// Creates the instant so many microseconds after 1970 began.
  @inlinable public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The order of the instants.
  @inlinable public static func < (left: Moment, right: Moment) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The seconds since 1970 began, rounded down.
  @inlinable public var seconds: Int64 {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: Self.perSecond)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
