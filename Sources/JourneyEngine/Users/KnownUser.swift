internal import JourneyModel
public import JourneyStore

/// A user as the endpoints give one: what was handled, with the changes that wait merged in.
public struct KnownUser: Equatable, Sendable {
  /// The profile.
  public var profile: UserProfile
  /// The preferences on record.
  public var preferences: NotificationPreferences

  /// Creates a user.
  public init(profile: UserProfile, preferences: NotificationPreferences) {
    self.profile = profile
    self.preferences = preferences
  }

  /// Merges what is known of a user; `nil` of one of whom there is no profile.
  public init?(_ knowledge: UserKnowledge) {
    var profile = knowledge.profile
    var preferences = knowledge.preferences
    for change in knowledge.waiting {
      let merged = ProfileChange.apply(
        change.json, userID: knowledge.userID, to: profile, preferences: preferences,
        at: change.arrivesAt)
      (profile, preferences) = (merged.keptProfile, merged.preferences)
    }
    guard let profile else { return nil }
    self.profile = profile
    self.preferences = preferences
  }

  /// The user as the line that a users file has.
  public var json: [UInt8] {
    var writer = JSONWriter(capacity: profile.attributes.count + 512)
    writer.beginObject()
    writer.key("userId")
    writer.text(profile.userID)
    for field in UserTextField.allCases {
      guard let text = profile[field] else { continue }
      writer.key(field.rawValue)
      writer.text(text)
    }
    if let place = profile.geolocation {
      writer.key("geolocation")
      writer.verbatim(place.utf8)
    }
    writer.key("isActive")
    writer.boolean(profile.isActive)
    writer.key("createdAt")
    writer.text(profile.createdAt.description)
    writer.key("attributes")
    writer.verbatim(profile.attributes)
    writer.key("preferences")
    writer.verbatim(preferencesJSON)
    writer.endObject()
    return writer.bytes
  }

  /// The preferences, by channel: what is not on record is left out.
  public var preferencesJSON: [UInt8] {
    let channels = preferences.sorted { $0.key < $1.key }.map { channel, allowed in
      let flags = PreferenceFlag.allCases.compactMap { flag in
        allowed[flag].map { (flag.rawValue, JSONNode.boolean($0)) }
      }
      return (channel, JSONNode.object(members: flags))
    }
    return JSONWriter.compact(.object(members: channels))
  }

  /// About how many bytes it takes in memory.
  public var byteCount: Int {
    let texts = UserTextField.allCases.reduce(0) { $0 + (profile[$1]?.utf8.count ?? 0) }
    return profile.attributes.count + texts + preferences.count * 64 + 512
  }
}
