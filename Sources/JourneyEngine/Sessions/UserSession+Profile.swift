internal import JourneyModel
internal import JourneyStore

/// Changes of the profile, from outside and by `set`.
extension UserSession {
  /// Merges a profile that comes in; `false` if nothing changed by it.
  func applyChange(_ json: [UInt8]) -> Bool {
    let merged = ProfileChange.apply(
      json, userID: facts.userID, to: facts.profile, preferences: facts.preferences, at: now)
    guard merged.hasChanged else { return false }
    replaceFacts(profile: merged.keptProfile, preferences: merged.preferences)
    return true
  }

  /// Writes an attribute, a fixed field or a preference; `false` if nothing changed by it.
  func applyAttribute(_ path: [String], _ value: [UInt8]) -> Bool {
    guard let value = try? JSONReader.parse(value) else { return false }
    let document = UserAssignment.document(setting: path, to: value, of: facts.profile)
    return applyChange(JSONWriter.compact(document))
  }

  /// Takes new facts in the place of the old ones and notes them for the store.
  private func replaceFacts(profile: UserProfile?, preferences: NotificationPreferences) {
    if profile != facts.profile { change.profile = profile }
    if preferences != facts.preferences { change.preferences = preferences }
    facts.replace(profile: profile, preferences: preferences)
    factsStamp = context.stamp()
  }
}
