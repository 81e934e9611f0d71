/// Why inputs were not taken; none of them is kept.
public enum IntakeRefusal: Error, Equatable, Sendable {
  /// There is more at the door than can be taken; come again after some seconds.
  case busy(retryAfterSeconds: Int)
  /// Nothing can be written now: the disk is full, or fails.
  case unavailable(reason: String)

  /// Nothing can be kept or read: what those are told who ask.
  ///
  /// What the store says of it names the folder of the data, and is for the log.
  public static let storeFails = "the server cannot keep or read anything now; come again later"
}
