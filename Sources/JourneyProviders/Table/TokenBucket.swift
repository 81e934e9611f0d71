public import JourneyModel

/// Holds a rate: so many in a span, evenly, with a small burst.
///
/// It keeps the moment at which the next one would be due if all came evenly. A tenth of the rate
/// may come at once, so that no span holds more than a tenth over it.
public struct TokenBucket: Sendable {
  /// The time between two, in microseconds.
  private let interval: Int64
  /// How far ahead of their time some may come.
  private let ahead: Int64
  /// When the next one is due.
  private var due: Moment?

  /// Creates a bucket that is full.
  public init(_ rate: SendingRate) {
    let span = max(rate.per.nominalMicroseconds, 1)
    let count = Int64(max(rate.count, 1))
    interval = max((span + count - 1) / count, 1)
    ahead = interval * (max(count / 10, 1) - 1)
  }

  /// Takes one if there is one; else returns when there will be.
  public mutating func take(at now: Moment) -> Moment? {
    var next = max(due ?? now, now)
    // A clock that was set back must not stop everything until it has caught up.
    if next.microseconds - now.microseconds > ahead + interval { next = now }
    let earliest = Moment(microseconds: next.microseconds - ahead)
    if earliest > now { return earliest }
    due = Moment(microseconds: next.microseconds + interval)
    return nil
  }
}
