public import JourneyModel

/// Users as the endpoints take them, brought into the form of a line.
extension UserLine {
  /// Returns the JSON of a change of a user, checked: it need not say whose it is, and must not say
  /// that it is another's.
  public static func change(
    of userID: String, _ json: [UInt8], types: IntakeTypes
  ) throws(LineError) -> [UInt8] {
    let fields = try LineFields(json, known: knownFields, noun: "a user")
    if let named = try fields.name("userId"), named != userID {
      throw LineError(
        "`userId` is `\(named)`, and the address says `\(userID)`", help: "leave `userId` out")
    }
    let members = fields.members.filter { $0.key != "userId" }.map {
      ($0.key, fields.json(of: $0.value))
    }
    let whole = object([("userId", JSONWriter.compact(.text(userID))[...])] + members)
    _ = try UserLine(whole, types: types, isComplete: false)
    return whole
  }

  /// Returns the JSON of a change of preferences, checked.
  public static func preferences(
    of userID: String, _ json: [UInt8], types: IntakeTypes
  ) throws(LineError) -> [UInt8] {
    _ = try LineFields(json, noun: "what a user allows")
    let whole = object([
      ("userId", JSONWriter.compact(.text(userID))[...]), ("preferences", json[...]),
    ])
    _ = try UserLine(whole, types: types, isComplete: false)
    return whole
  }

  /// Returns the JSON of a user who is new, with the moment of creation if it says none.
  public static func dated(_ json: [UInt8], createdAt now: Moment) -> [UInt8] {
    guard let members = (try? JSONReader.parse(json))?.members,
      !members.contains(where: { $0.key == "createdAt" && !$0.value.isNull })
    else { return json }
    let others = members.filter { $0.key != "createdAt" }.map {
      ($0.key, json[$0.value.span.start..<$0.value.span.end])
    }
    return object(others + [("createdAt", JSONWriter.compact(.text(now.description))[...])])
  }

  /// Writes an object of members that are JSON already.
  private static func object(_ members: [(String, ArraySlice<UInt8>)]) -> [UInt8] {
    var writer = JSONWriter(capacity: members.reduce(16) { $0 + $1.0.utf8.count + $1.1.count + 4 })
    writer.beginObject()
    for (key, json) in members {
      writer.key(key)
      writer.verbatim(json)
    }
    writer.endObject()
    return writer.bytes
  }
}
