/// The limits of the services, each with its reason.
public enum ServiceLimits {
  /// The most inputs that wait in memory for a commit: what is beyond comes again, so that a spike
  /// fills the queue on the disk and not the memory.
  public static let gatheredMax = 50_000
  /// When one who was refused may come again: by then some commits have passed.
  public static let retryAfterSeconds = 1
  /// How long the rounds rest after the disk has failed, before they try again.
  public static let failureRestSeconds: Int64 = 1
}
