internal import JourneyModel
internal import JourneyStore

/// The user as the language sees it: one JSON object with the fixed fields, the preferences and
/// every attribute at the top.
enum UserDocument {
  /// The names of the fixed fields; an attribute of the same name is hidden by them.
  static let fixedFields: Set<String> = [
    "id", "first_name", "last_name", "email", "phone", "main_device_id", "dob", "geolocation",
    "timezone", "is_active", "created_at", "preferences",
  ]

  /// Returns the object; of an unknown user only the id is in it.
  static func json(
    userID: String, profile: UserProfile?, preferences: NotificationPreferences
  ) -> [UInt8] {
    var members: [(String, JSONNode)] = [("id", .text(userID))]
    if let profile { members += fields(of: profile) }
    if !preferences.isEmpty { members.append(("preferences", document(of: preferences))) }
    return JSONWriter.compact(.object(members: members))
  }

  /// The fixed fields that are known, and the attributes.
  private static func fields(of profile: UserProfile) -> [(String, JSONNode)] {
    let texts: [(String, String?)] = [
      ("first_name", profile.firstName), ("last_name", profile.lastName),
      ("email", profile.email), ("phone", profile.phone),
      ("main_device_id", profile.mainDeviceID), ("dob", profile.dob),
      ("timezone", profile.timezone), ("created_at", profile.createdAt.description),
    ]
    var members = texts.compactMap { name, text in text.map { (name, JSONNode.text($0)) } }
    members.append(("is_active", .boolean(profile.isActive)))
    if let place = profile.geolocation, let node = try? JSONReader.parse(Array(place.utf8)) {
      members.append(("geolocation", node))
    }
    let own = (try? JSONReader.parse(profile.attributes))?.members ?? []
    members += own.filter { !fixedFields.contains($0.key) }.map { ($0.key, $0.value) }
    return members
  }

  /// The preferences on record.
  private static func document(of preferences: NotificationPreferences) -> JSONNode {
    .object(
      members: preferences.sorted { $0.key < $1.key }.map { ($0.key, flags(of: $0.value)) })
  }

  /// The preferences of a channel that are on record.
  private static func flags(of known: ChannelPreferences) -> JSONNode {
    let flags: [(String, Bool?)] = [
      ("reachable", known.reachable), ("subscribed", known.subscribed),
      ("marketing", known.marketing), ("transactional", known.transactional),
    ]
    return .object(members: flags.compactMap { name, flag in flag.map { (name, .boolean($0)) } })
  }
}
