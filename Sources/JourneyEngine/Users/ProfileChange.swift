public import JourneyModel
public import JourneyStore

/// A profile and preferences after the fields of a user's JSON were merged into them.
///
/// The JSON is what the endpoint and a users file take; it was checked at the door, so a field of
/// another kind is passed over here. A field that is not given stays; `null` removes.
public struct ProfileChange: Sendable {
  /// The profile as it is now.
  public private(set) var profile: UserProfile
  /// The preferences as they are now.
  public private(set) var preferences: NotificationPreferences
  /// What changed.
  private var changes: [Place] = []
  /// The attributes that found no room beside the others.
  public private(set) var refused: [String] = []
  /// `true` if the user was not known before.
  public let isNew: Bool

  /// The most bytes of all attributes of a user: four payloads of the largest size.
  ///
  /// They are read whenever the user is stepped.
  public static let attributesBytesMax = 256 << 10

  /// `true` if a user who was not known is created by it.
  private let createsUser: Bool

  /// The member of the JSON by which whoever is not known stays unknown.
  ///
  /// Where it is `false`, only what the preferences say is kept of them. No endpoint takes it.
  public static let createsUserMember = "createsUser"

  /// `true` if the user is new, or anything is not as it was.
  public var hasChanged: Bool { isNew && createsUser || !changes.isEmpty }

  /// What changed, in the names of the language: `first_name`, `preferences.email.marketing`.
  public var changed: [String] { changes.map(\.name) }

  /// Something that can change; it is named only when somebody asks.
  private enum Place {
    /// A fixed field or an attribute, by its name.
    case field(String)
    /// What is allowed on a channel.
    case preference(channel: String, flag: PreferenceFlag)

    /// The name in the language.
    var name: String {
      switch self {
      case .field(let name): name
      case .preference(let channel, let flag): "preferences.\(channel).\(flag.rawValue)"
      }
    }
  }

  /// The profile as it is to be kept; `nil` of a user who stays unknown.
  public var keptProfile: UserProfile? { isNew && !createsUser ? nil : profile }

  /// Merges a user's JSON into what is known; a new user was created at `now` unless it says when.
  public static func apply(
    _ json: [UInt8], userID: String, to profile: UserProfile?,
    preferences: NotificationPreferences, at now: Moment
  ) -> ProfileChange {
    let node = try? JSONReader.parse(json)
    var change = ProfileChange(
      profile: profile ?? UserProfile(userID: userID, createdAt: now), preferences: preferences,
      isNew: profile == nil, createsUser: node?.member(createsUserMember)?.boolean ?? true)
    for member in node?.members ?? [] {
      change.merge(member.key, member.value, of: json)
    }
    return change
  }

  /// Begins with what is known.
  private init(
    profile: UserProfile, preferences: NotificationPreferences, isNew: Bool, createsUser: Bool
  ) {
    self.profile = profile
    self.preferences = preferences
    self.isNew = isNew
    self.createsUser = createsUser
  }

  /// Merges one field.
  private mutating func merge(_ key: String, _ value: JSONNode, of json: [UInt8]) {
    switch key {
    case "attributes": mergeAttributes(value, of: json)
    case "preferences": mergePreferences(value)
    case "isActive": note("is_active", Self.replace(&profile.isActive, with: value.boolean))
    case "createdAt":
      let moment = value.text.flatMap { Moment($0) }
      note("created_at", Self.replace(&profile.createdAt, with: moment))
    case "geolocation":
      let place = String(decoding: json[value.span.start..<value.span.end], as: UTF8.self)
      note(
        "geolocation", Self.replace(&profile.geolocation, with: value.isNull ? .some(nil) : place))
    default:
      guard let field = UserTextField(rawValue: key), value.isNull || value.text != nil
      else { return }
      note(field.name, Self.replace(&profile[field], with: .some(value.text)))
    }
  }

  /// Puts a new value in the place of the old one; `false` if there is none, or it is the same.
  private static func replace<Value: Equatable>(
    _ old: inout Value, with new: Value?
  ) -> Bool {
    guard let new, new != old else { return false }
    old = new
    return true
  }

  /// Notes what changed.
  private mutating func note(_ name: String, _ hasChanged: Bool) {
    if hasChanged { changes.append(.field(name)) }
  }

  /// Merges attributes key by key, as long as there is room for them.
  private mutating func mergeAttributes(_ node: JSONNode, of json: [UInt8]) {
    guard let members = node.members else { return }
    var attributes = AttributeList(profile.attributes)
    for member in members {
      let text = json[member.value.span.start..<member.value.span.end]
      guard attributes.differs(member.key, member.value) else { continue }
      if attributes.set(member.key, to: member.value.isNull ? nil : (member.value, text)) {
        changes.append(.field(member.key))
      } else {
        refused.append(member.key)
      }
    }
    profile.attributes = attributes.json
  }

  /// Merges preferences channel by channel; `null` for a channel removes all that is on record.
  private mutating func mergePreferences(_ node: JSONNode) {
    for channel in node.members ?? [] { merge(channel.value, on: channel.key) }
  }

  /// Merges the preferences of a channel.
  private mutating func merge(_ node: JSONNode, on channel: String) {
    let before = preferences[channel] ?? ChannelPreferences()
    var known = before
    for flag in PreferenceFlag.allCases {
      let given = node.isNull ? node : node.member(flag.rawValue)
      guard let given, given.isNull || given.boolean != nil, known[flag] != given.boolean
      else { continue }
      known[flag] = given.boolean
      changes.append(.preference(channel: channel, flag: flag))
    }
    guard known != before else { return }
    preferences[channel] = known == ChannelPreferences() ? nil : known
  }
}
