internal import JourneyModel

/// What one channel or operation may send now: its rate, its repeats, and whether its receiver is
/// there.
struct ProviderLane: Sendable {
  /// The longest time that a receiver's wish to be left alone holds up everybody.
  static let quietSecondsMax = 300

  /// The rate; `nil` where the catalog names none.
  private var bucket: TokenBucket?
  /// Whether the receiver is there.
  private(set) var breaker = CircuitBreaker()
  /// The repeats.
  private var budget = RetryBudget()
  /// Until when the receiver wants to be left alone.
  private var quietUntil: Moment?

  /// Creates a lane.
  init(rate: SendingRate?) { bucket = rate.map { TokenBucket($0) } }

  /// Lets an attempt through, or returns when to ask again; nothing is used up then.
  mutating func admit(isRetry: Bool, at now: Moment) -> Moment? {
    if let quietUntil, quietUntil > now { return quietUntil }
    var next = self
    if let later = next.breaker.admit(at: now) { return later }
    if let later = next.bucket?.take(at: now) { return later }
    if isRetry {
      if let later = next.budget.take(at: now) { return later }
    } else {
      next.budget.pay(at: now)
    }
    self = next
    return nil
  }

  /// Learns what became of an attempt.
  mutating func record(_ outcome: DeliveryOutcome, at now: Moment) {
    switch outcome {
    case .accepted, .refused: breaker.record(hasFailed: false, at: now)
    case .unknown: breaker.record(hasFailed: true, at: now)
    case .failed(_, let seconds):
      breaker.record(hasFailed: true, at: now)
      guard let seconds else { return }
      let pause = Int64(min(seconds, Self.quietSecondsMax)) * Moment.perSecond
      quietUntil = Moment(microseconds: now.microseconds + pause)
    }
  }
}
