internal import JourneyModel

/// The fields of one JSON object from outside, each checked as it is read.
struct LineFields {
  /// The text they stand in.
  let bytes: [UInt8]
  /// The fields, in order.
  let members: [JSONNode.Member]

  /// Reads an object of which only these fields are known; `noun` says what it is: `an event`.
  init(_ bytes: [UInt8], known: [String], noun: String) throws(LineError) {
    try self.init(bytes, noun: noun)
    for member in members {
      try Self.check(member.key, isAmong: known, "no field of \(noun)")
    }
  }

  /// Reads an object of any fields.
  init(_ bytes: [UInt8], noun: String) throws(LineError) {
    self.bytes = bytes
    let node: JSONNode
    do throws(JSONError) {
      node = try JSONReader.parse(bytes, bytesMax: IntakeLimits.lineBytesMax)
    } catch {
      throw LineError("this is no JSON: \(error.message), at byte \(error.offset + 1)")
    }
    guard let members = node.members else {
      throw LineError("\(noun) is a JSON object, and this is \(node.kindName)")
    }
    self.members = members
  }

  /// Refuses a name that is not among those that are known.
  static func check(
    _ name: String, isAmong known: some Sequence<String>, _ what: String
  ) throws(LineError) {
    if known.contains(name) { return }
    throw LineError(
      "`\(name)` is \(what)",
      help: Suggestion.closest(to: name, among: known).map { "did you mean `\($0)`?" })
  }

  /// The value of a field; `nil` if it is not given, or `null`.
  func value(_ key: String) -> JSONNode? {
    guard let value = members.first(where: { $0.key == key })?.value else { return nil }
    return value.isNull ? nil : value
  }

  /// The JSON of a value, as it was written.
  func json(of node: JSONNode) -> ArraySlice<UInt8> {
    bytes[node.span.start..<node.span.end]
  }

  /// The text of a field, of at most so many bytes; `nil` if it is not given.
  func text(
    _ key: String, bytesMax: Int = IntakeLimits.textBytesMax
  ) throws(LineError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else { throw Self.wrongKind(key, value, .text) }
    if text.utf8.count > bytesMax {
      throw LineError(
        "`\(key)` has \(text.utf8.count) bytes, and \(bytesMax) are taken at most",
        help: "shorten it")
    }
    return text
  }

  /// The text of a field that names something: not empty, and short enough for a key.
  func name(_ key: String) throws(LineError) -> String? {
    let name = try text(key, bytesMax: IntakeLimits.idBytesMax)
    if name == "" { throw LineError("`\(key)` is empty", help: "say which it is") }
    return name
  }

  /// The text of a field that names something and must be given.
  func requiredName(_ key: String) throws(LineError) -> String {
    if let name = try name(key) { return name }
    throw LineError("`\(key)` is missing", help: "add it, such as `\"\(key)\": \"…\"`")
  }

  /// The instant of a field; `nil` if it is not given.
  func moment(_ key: String) throws(LineError) -> Moment? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else { throw Self.wrongKind(key, value, .moment) }
    if let moment = Moment(text) { return moment }
    if Moment(text + "Z") != nil {
      throw LineError(
        "`\(key)` `\(text)` does not say in which time zone",
        help: "add `Z` for UTC, or an offset such as `+01:00`")
    }
    throw Self.noMoment(key, text)
  }

  /// The attributes, as they were written; an empty object if they are not given.
  func attributes() throws(LineError) -> (node: JSONNode, json: [UInt8]) {
    try object("attributes")
  }

  /// The object of a field, as it was written; an empty one if it is not given.
  func object(_ key: String) throws(LineError) -> (node: JSONNode, json: [UInt8]) {
    guard let value = value(key) else { return (.object([:]), Array("{}".utf8)) }
    guard value.members != nil else { throw Self.wrongKind(key, value, .record([])) }
    let json = json(of: value)
    if json.count > IntakeLimits.payloadBytesMax {
      throw LineError(
        "`\(key)` has \(json.count) bytes, and \(IntakeLimits.payloadBytesMax) are taken at "
          + "most",
        help: "leave out what no journey asks for")
    }
    return (value, Array(json))
  }

  /// The error for text that names no instant.
  static func noMoment(_ path: String, _ text: String) -> LineError {
    LineError(
      "`\(path)` `\(text.prefix(64))` is no moment", help: ValueCheck.help(for: .moment))
  }

  /// The error for a value of another kind than is taken.
  static func wrongKind(_ path: String, _ node: JSONNode, _ type: ValueType) -> LineError {
    LineError(
      "`\(path)` is \(node.kindName), and must be a \(type.name)", help: ValueCheck.help(for: type))
  }
}
