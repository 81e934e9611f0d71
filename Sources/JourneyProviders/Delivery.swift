public import JourneyModel

/// One attempt of an effect to reach the world.
public struct Delivery: Sendable {
  /// The idempotency key: the same for every attempt.
  public var key: String
  /// What is to be done.
  public var kind: EffectKind
  /// The person.
  public var userID: String
  /// The journey.
  public var journeyID: String
  /// The run, as it is told outside.
  public var runID: String
  /// The checked parameters, as one JSON object in UTF-8.
  public var arguments: [UInt8]
  /// Which attempt it is, counted from 1.
  public var attempt: Int

  /// Creates an attempt.
  public init(
    key: String, kind: EffectKind, userID: String, journeyID: String, runID: String,
    arguments: [UInt8], attempt: Int
  ) {
    self.key = key
    self.kind = kind
    self.userID = userID
    self.journeyID = journeyID
    self.runID = runID
    self.arguments = arguments
    self.attempt = attempt
  }
}
