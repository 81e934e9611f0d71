public import JourneyModel

/// What a workspace settles for all of its journeys.
public struct EngineSettings: Sendable {
  /// The IANA name of the zone of calendar words where a journey has none.
  public var timeZone: String
  /// What a preference that is not on record means.
  public var unknownConsent: Catalog.UnknownConsent
  /// Limits over all journeys.
  public var limits: [MessageLimit]
  /// `false` where nobody is held out of a journey, as in tests.
  public var holdsOut = true

  /// Creates settings.
  public init(
    timeZone: String = "UTC", unknownConsent: Catalog.UnknownConsent = .deny,
    limits: [MessageLimit] = []
  ) {
    self.timeZone = timeZone
    self.unknownConsent = unknownConsent
    self.limits = limits
  }

  /// Creates the settings that a catalog declares.
  public init(_ catalog: Catalog) {
    self.init(
      timeZone: catalog.timeZone, unknownConsent: catalog.unknownConsent, limits: catalog.limits)
  }
}

/// The limits of the engine, each with its reason.
public enum EngineLimits {
  /// How often it is tried to settle something for everybody while other processes are quicker to
  /// settle something else: more of them at one moment than anybody starts.
  static let settlingsMax = 8
  /// The most users in one batch: what one commit of a few milliseconds can hold.
  public static let usersPerBatchMax = 256
  /// The most users in one batch of a crowd that nobody waits behind: the disk is flushed once for
  /// all of them, and the people of a part share its pages.
  public static let usersPerCrowdMax = 2_048
  /// The most inputs of one user in one batch, so that one busy user cannot hold up a commit.
  public static let inputsPerUserMax = 2_000
  /// The most steps that a user's runs take in one batch before the rest is left to another, at the
  /// end of an instant: what all users of a batch have done lies in memory until it is committed.
  public static let stepsPerUserMax = 100
  /// How many events in a row may each be caused by the one before, at one instant.
  ///
  /// No journey that means something comes near; a circle of `emit` stops here.
  public static let eventChainMax = 64
  /// The most times that a failed call is tried again: what fails so often will not do better.
  public static let retriesMax = 100
  /// The most steps that a run may take at one instant: loops without a wait end far below.
  public static let stepsPerInstantMax = 100_000
}
