/// Why a mail was not taken.
enum SMTPFailure: Error, Equatable, Sendable {
  /// The server will not take this mail.
  case refused(String)
  /// The server takes no mail now.
  case unavailable(String)
  /// The connection broke.
  case lost
}

extension DeliveryOutcome {
  /// What a failure means; once the whole mail was handed over, a broken connection tells nothing.
  init(_ failure: SMTPFailure, host: String, isHandedOver: Bool) {
    switch failure {
    case .refused(let reason): self = .refused(reason: reason)
    case .unavailable(let reason): self = .failed(reason: reason, retryAfterSeconds: nil)
    case .lost:
      self =
        isHandedOver
        ? .unknown(reason: "the connection to `\(host)` broke before it answered")
        : .failed(reason: "the connection to `\(host)` broke", retryAfterSeconds: nil)
    }
  }
}
