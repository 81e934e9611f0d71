/// One attempt of an effect to reach the world.
public struct Delivery: Sendable {
  /// What is to be done.
  public enum Kind: Equatable, Sendable {
    /// A message by a channel; `to` is the address, `nil` where the channel has none.
    case message(name: String, channel: String, to: String?)
    /// A call of an operation of a service.
    case call(service: String, operation: String)
  }

  /// The idempotency key: the same for every attempt.
  public var key: String
  /// What is to be done.
  public var kind: Kind
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
    key: String, kind: Kind, userID: String, journeyID: String, runID: String, arguments: [UInt8],
    attempt: Int
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
