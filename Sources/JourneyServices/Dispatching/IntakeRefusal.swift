/// Why inputs were not taken; none of them is kept.
public enum IntakeRefusal: Error, Equatable, Sendable {
  /// There is more at the door than can be taken; come again after some seconds.
  case busy(retryAfterSeconds: Int)
  /// Nothing can be written now: the disk is full, or fails.
  case unavailable(reason: String)
}
