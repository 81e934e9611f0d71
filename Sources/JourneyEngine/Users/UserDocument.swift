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
    var writer = JSONWriter(capacity: 512)
    writer.beginObject()
    write("id", userID, to: &writer)
    if let profile { write(profile, to: &writer) }
    if !preferences.isEmpty { write(preferences, to: &writer) }
    writer.endObject()
    return writer.bytes
  }

  /// Writes a text that is known.
  private static func write(_ name: String, _ text: String?, to writer: inout JSONWriter) {
    guard let text else { return }
    writer.key(name)
    writer.text(text)
  }

  /// Writes the fixed fields that are known, and the attributes.
  private static func write(_ profile: UserProfile, to writer: inout JSONWriter) {
    write("first_name", profile.firstName, to: &writer)
    write("last_name", profile.lastName, to: &writer)
    write("email", profile.email, to: &writer)
    write("phone", profile.phone, to: &writer)
    write("main_device_id", profile.mainDeviceID, to: &writer)
    write("dob", profile.dob, to: &writer)
    write("timezone", profile.timezone, to: &writer)
    write("created_at", profile.createdAt.description, to: &writer)
    writer.key("is_active")
    writer.boolean(profile.isActive)
    if let place = profile.geolocation, let node = try? JSONReader.parse(Array(place.utf8)) {
      writer.key("geolocation")
      writer.node(node)
    }
    for own in (try? JSONReader.parse(profile.attributes))?.members ?? []
    where !fixedFields.contains(own.key) {
      writer.key(own.key)
      writer.node(own.value)
    }
  }

  /// Writes the preferences on record.
  private static func write(
    _ preferences: NotificationPreferences, to writer: inout JSONWriter
  ) {
    writer.key("preferences")
    writer.beginObject()
    for (channel, known) in preferences.sorted(by: { $0.key < $1.key }) {
      writer.key(channel)
      writer.beginObject()
      write("reachable", known.reachable, to: &writer)
      write("subscribed", known.subscribed, to: &writer)
      write("marketing", known.marketing, to: &writer)
      write("transactional", known.transactional, to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  /// Writes a preference that is on record.
  private static func write(_ name: String, _ flag: Bool?, to writer: inout JSONWriter) {
    guard let flag else { return }
    writer.key(name)
    writer.boolean(flag)
  }
}
