public import JourneyModel

/// An effect that is to be done, or is on its way, with the person whom it is for.
public struct OutstandingEffect: Equatable, Sendable {
  /// The person.
  public var userID: String
  /// The journey that wants it.
  public var journeyID: String
  /// The message or the operation.
  public var name: String
  /// The channel; empty for a call.
  public var channel: String
  /// The idempotency key.
  public var key: String
  /// `true` if it was on its way: it may have been done.
  public var isOnItsWay: Bool
  /// When it was decided.
  public var at: Moment
}
