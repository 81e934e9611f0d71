internal import JourneyModel
internal import JourneyStore

/// Decides whether a channel may be used for a user; whatever is not known means no.
struct ConsentCheck {
  /// What a preference that is not on record means for marketing.
  let unknown: Catalog.UnknownConsent

  /// Why a channel may not be used.
  enum Refusal: String {
    /// There is no address.
    case unreachable
    /// The user has not agreed.
    case consent
  }

  /// Returns why a message of a kind may not go by a channel, or `nil` if it may.
  func refusal(
    _ kind: MessageKind, channel: String, profile: UserProfile?,
    preferences: NotificationPreferences, hasOwnAddress: Bool
  ) -> Refusal? {
    if kind == .internal { return nil }
    if !hasOwnAddress, !Self.hasAddress(profile, channel: channel) { return .unreachable }
    let known = preferences[channel] ?? ChannelPreferences()
    let isAllowed =
      kind == .marketing
      ? holds(known.reachable) && holds(known.subscribed) && holds(known.marketing)
      : known.reachable != false && known.transactional != false
    return isAllowed ? nil : .consent
  }

  /// A preference for marketing, with what the workspace says where there is none.
  private func holds(_ preference: Bool?) -> Bool {
    preference ?? (unknown == .allow)
  }

  /// `true` if there is an address; a channel of the catalog's own needs none that is known here.
  private static func hasAddress(_ profile: UserProfile?, channel: String) -> Bool {
    guard let profile else { return false }
    switch channel {
    case "email": return profile.email?.isEmpty == false
    case "sms": return profile.phone?.isEmpty == false
    case "push": return profile.mainDeviceID?.isEmpty == false
    default: return true
    }
  }
}
