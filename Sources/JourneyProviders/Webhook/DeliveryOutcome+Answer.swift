internal import JourneyModel

extension DeliveryOutcome {
  /// What an answer means for the attempt.
  ///
  /// A redirect is not followed: where it leads to nobody has checked.
  init(_ answer: WebAnswer, host: String, now: Moment) {
    switch answer {
    case .forbidden(let reason): self = .refused(reason: reason)
    case .notSent(let reason): self = .failed(reason: reason, retryAfterSeconds: nil)
    case .lost(let reason): self = .unknown(reason: reason)
    case .answered(let status, let retryAfter, _):
      let reason = "`\(host)` answered with status \(status)"
      switch status {
      case 200..<300: self = .accepted(answer: nil)
      case 408, 425, 429, 500...:
        let seconds = retryAfter.flatMap { RetryAfter.seconds($0, now: now) }
        self = .failed(reason: reason, retryAfterSeconds: seconds)
      default: self = .refused(reason: reason)
      }
    }
  }
}
