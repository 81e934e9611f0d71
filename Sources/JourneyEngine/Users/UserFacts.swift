internal import JourneyModel
internal import JourneyStore

/// What is known of a user, in the form that the machine reads.
struct UserFacts {
  /// The user.
  let userID: String
  /// The profile; `nil` before the user is known.
  private(set) var profile: UserProfile?
  /// The preferences on record.
  private(set) var preferences: NotificationPreferences
  /// The document, once somebody has asked for it.
  private var written: [UInt8]?

  /// Takes what the store knows.
  init(userID: String, profile: UserProfile?, preferences: NotificationPreferences) {
    self.userID = userID
    self.profile = profile
    self.preferences = preferences
  }

  /// The user as one JSON object in the names of the language.
  var document: [UInt8] {
    mutating get {
      if let written { return written }
      let document = UserDocument.json(
        userID: userID, profile: profile, preferences: preferences)
      written = document
      return document
    }
  }

  /// Takes a profile and preferences in the place of those known so far.
  mutating func replace(profile: UserProfile?, preferences: NotificationPreferences) {
    self = UserFacts(userID: userID, profile: profile, preferences: preferences)
  }
}
