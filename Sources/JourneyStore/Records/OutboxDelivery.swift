public import JourneyModel

/// What an effect needs on its way out of the store: to whom, until when, how often it was tried.
public struct OutboxDelivery: Equatable, Sendable {
  /// The state of the definition that wants it.
  public var stateID: String
  /// What the message is for; `nil` for a call.
  public var messageKind: MessageKind?
  /// Where the script says it goes; `nil` where it is the person's own address, and for a call.
  public var address: String?
  /// Where the first attempt went, and every later one goes, so that one key means one content.
  public var sentTo: String?
  /// The number of the first effect of the same send; its own where it is the only one.
  public var leader: Int64
  /// `true` if its run stays at the state until it is settled.
  public var isAwaited: Bool
  /// How many attempts were begun; it tells one claim from another.
  public var attempts = 0
  /// How many attempts there may be.
  public var attemptsMax: Int
  /// When the first attempt began.
  public var firstAttemptAt: Moment?
  /// When it may be tried next; `nil` while it is not to be tried.
  public var nextAt: Moment?
  /// The moment from which on it is not tried any more.
  public var expiresAt: Moment
  /// What becomes of the run if it fails for good, as the engine spells it.
  public var failure: String
  /// Why the latest attempt failed.
  public var lastError: String?
  /// `true` while its run may not move, since it has failed for good and nobody has decided yet.
  public var isBlocking = false
  /// When it was settled for good; `nil` while it is to be done or decided.
  public var settledAt: Moment?

  /// Creates what an effect needs that was decided just now.
  public init(
    stateID: String, messageKind: MessageKind? = nil, address: String? = nil, leader: Int64,
    isAwaited: Bool, attemptsMax: Int, nextAt: Moment?, expiresAt: Moment, failure: String
  ) {
    self.stateID = stateID
    self.messageKind = messageKind
    self.address = address
    self.leader = leader
    self.isAwaited = isAwaited
    self.attemptsMax = attemptsMax
    self.nextAt = nextAt
    self.expiresAt = expiresAt
    self.failure = failure
  }
}
