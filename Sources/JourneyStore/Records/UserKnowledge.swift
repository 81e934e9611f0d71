public import JourneyModel

/// What is known of a user: what was handled, and the changes that wait.
public struct UserKnowledge: Sendable {
  /// The user.
  public var userID: String
  /// The profile; `nil` before one was handled.
  public var profile: UserProfile?
  /// The preferences on record.
  public var preferences: NotificationPreferences
  /// The changes that are durable and not handled yet, in their order.
  public var waiting: [WaitingChange]

  /// A change that waits.
  public struct WaitingChange: Sendable {
    /// When it is to be handled.
    public var arrivesAt: Moment
    /// The fields that are given, as the JSON that the endpoint takes.
    public var json: [UInt8]

    /// Creates a change.
    public init(arrivesAt: Moment, json: [UInt8]) {
      self.arrivesAt = arrivesAt
      self.json = json
    }
  }

  /// Creates what is known of a user.
  public init(
    userID: String, profile: UserProfile?, preferences: NotificationPreferences,
    waiting: [WaitingChange]
  ) {
    self.userID = userID
    self.profile = profile
    self.preferences = preferences
    self.waiting = waiting
  }
}
