/// How much may wait to be handled before what comes in is refused: it comes again, and nothing
/// that was acknowledged waits for ever.
public struct AdmissionLimits: Sendable {
  /// The most inputs that wait: some gigabytes on the disk.
  public var waitingMax: Int
  /// How long the oldest of them may have waited, in seconds: behind that a journey answers people
  /// who have long gone.
  public var waitSecondsMax: Int64

  /// Creates limits.
  public init(waitingMax: Int = 2_000_000, waitSecondsMax: Int64 = 300) {
    self.waitingMax = waitingMax
    self.waitSecondsMax = waitSecondsMax
  }
}
