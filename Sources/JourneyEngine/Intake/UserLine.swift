public import JourneyModel
public import JourneyStore

/// A user as a file or a request brings it, checked: the fields that are given.
public struct UserLine: Equatable, Sendable {
  /// The id.
  public var userID: String
  /// The whole JSON, which `ProfileChange` merges into what is known.
  public var json: [UInt8]

  /// The fields of a user.
  static let knownFields =
    ["userId"] + UserTextField.allCases.map(\.rawValue) + [
      "geolocation", "isActive", "createdAt", "attributes", "preferences",
    ]

  /// Reads a user from its JSON, or says why it is refused.
  ///
  /// `isComplete` asks for all attributes that the catalog requires; without it the JSON may be a
  /// change of some fields.
  public init(
    _ json: [UInt8], types: IntakeTypes, isComplete: Bool = true
  ) throws(LineError) {
    let fields = try LineFields(json, known: Self.knownFields, noun: "a user")
    userID = try fields.requiredName("userId")
    self.json = json
    for field in UserTextField.allCases { _ = try fields.text(field.rawValue) }
    try Self.checkOthers(fields)
    let (attributes, _) = try fields.attributes()
    if let declared = types.userAttributes {
      try ValueCheck.check(
        attributes, against: declared, path: "attributes", isComplete: isComplete)
    }
    if let preferences = fields.value("preferences") {
      try Self.check(preferences: preferences, channels: types.channels)
    }
  }

  /// Checks the fields that are more than text.
  private static func checkOthers(_ fields: LineFields) throws(LineError) {
    _ = try fields.moment("createdAt")
    if let isActive = fields.value("isActive"), isActive.boolean == nil {
      throw LineFields.wrongKind("isActive", isActive, .boolean)
    }
    if let dob = try fields.text("dob") {
      try ValueCheck.check(.text(dob), is: .date, path: "dob")
    }
    if let place = fields.value("geolocation"),
      fields.json(of: place).count > IntakeLimits.textBytesMax
    {
      throw LineError(
        "`geolocation` has more than \(IntakeLimits.textBytesMax) bytes", help: "shorten it")
    }
  }

  /// Checks preferences: a channel with what is allowed on it.
  private static func check(
    preferences: JSONNode, channels: [String]?
  ) throws(LineError) {
    guard let members = preferences.members else {
      throw LineFields.wrongKind("preferences", preferences, .record([]))
    }
    if members.count > IntakeLimits.channelsMax {
      throw LineError(
        "`preferences` has \(members.count) channels, and \(IntakeLimits.channelsMax) are taken "
          + "at most", help: "leave out those that no journey sends by")
    }
    for channel in members {
      if let channels {
        try LineFields.check(channel.key, isAmong: channels, "no channel of the catalog")
      }
      try check(channel: channel)
    }
  }

  /// Checks what is allowed on one channel.
  private static func check(channel: JSONNode.Member) throws(LineError) {
    if channel.value.isNull { return }
    let path = "preferences.\(channel.key)"
    guard let flags = channel.value.members else {
      throw LineFields.wrongKind(path, channel.value, .record([]))
    }
    for flag in flags {
      try LineFields.check(
        flag.key, isAmong: PreferenceFlag.allCases.map(\.rawValue), "no preference")
      if !flag.value.isNull, flag.value.boolean == nil {
        throw LineFields.wrongKind("\(path).\(flag.key)", flag.value, .boolean)
      }
    }
  }

  /// The input for the store; a repeat with the same `changeID` is harmless.
  public func input(changeID: String, arrivesAt: Moment) -> IncomingInput {
    IncomingInput(
      userID: userID, arrivesAt: arrivesAt, content: .user(changeID: changeID, json: json))
  }
}
