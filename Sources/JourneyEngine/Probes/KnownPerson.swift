public import JourneyStore

/// What is on record about one person, for questions outside of any run.
public struct KnownPerson: Sendable {
  /// The id.
  public var userID: String
  /// The profile; `nil` before the person is known.
  public var profile: UserProfile?
  /// The preferences on record.
  public var preferences: NotificationPreferences = [:]
  /// The events, in the order of arrival.
  public var events: [EventRecord] = []

  /// Creates a person of whom nothing is known.
  public init(userID: String) {
    self.userID = userID
  }
}
