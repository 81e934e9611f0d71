package import JourneyModel

/// When a failed effect is tried again: doubling spans, of which a part is chosen so that those who
/// failed together do not come back together.
package enum EffectBackoff {
  /// The most doublings that are worked out; the cap is reached long before.
  private static let doublingsMax = 32

  /// Returns when the attempt behind attempt `attempt`, which failed at `now`, may be made.
  ///
  /// The part of the span comes from the key and the attempt, so that it is the same wherever it is
  /// worked out.
  package static func next(key: String, attempt: Int, at now: Moment, retryAfterSeconds: Int?)
    -> Moment
  {
    let span = longest(behind: attempt)
    let point = Int64(StableHash.of("\(key)/\(attempt)".utf8) % UInt64(span + 1))
    let asked = min(Int64(max(0, retryAfterSeconds ?? 0)), EffectLimits.retryAfterSecondsMax)
    return Moment(microseconds: now.microseconds + max(point, asked * Moment.perSecond))
  }

  /// The longest wait behind an attempt, in microseconds.
  package static func longest(behind attempt: Int) -> Int64 {
    let doublings = min(max(0, attempt - 1), doublingsMax)
    let seconds = EffectLimits.backoffFirstSeconds << Int64(doublings)
    return min(seconds, EffectLimits.backoffSecondsMax) * Moment.perSecond
  }
}
