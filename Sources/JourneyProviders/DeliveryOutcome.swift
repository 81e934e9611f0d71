/// What became of an attempt.
public enum DeliveryOutcome: Equatable, Sendable {
  /// The receiver took it; a service may have answered, in JSON.
  case accepted(answer: [UInt8]?)
  /// The receiver will not take it, however often it is asked.
  case refused(reason: String)
  /// It was not done, and may be tried again; the receiver may have said when.
  case failed(reason: String, retryAfterSeconds: Int?)
  /// Nobody knows whether it was done.
  case unknown(reason: String)
}
