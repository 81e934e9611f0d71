internal import JourneyModel

/// The events that the engine itself makes.
package enum SystemEvent {
  /// A message has left.
  static let messageSent = "message_sent"
  /// A profile or preference has changed.
  package static let userChanged = "user_changed"
  /// A run has begun.
  static let journeyEntered = "journey_entered"
  /// A run has ended.
  static let journeyEnded = "journey_ended"
  /// A trigger fired and the key of the entry rule was missing.
  package static let entryRefused = "journey_entry_refused"

  /// All of them: what nobody has emitted.
  package static let names: Set<String> = [
    messageSent, userChanged, journeyEntered, journeyEnded, entryRefused,
  ]

  /// An event that says nothing but that it happened.
  static let noAttributes = Array("{}".utf8)

  /// Returns attributes that are texts; those that are `nil` are left out.
  static func attributes(_ pairs: [(String, String?)]) -> [UInt8] {
    let members = pairs.compactMap { key, value in value.map { (key, JSONNode.text($0)) } }
    return JSONWriter.compact(.object(members: members))
  }
}
