internal import JourneyModel

/// Holds the answer of a service against what the catalog says that it returns.
enum AnswerCheck {
  /// Why an answer is not taken.
  struct Mistake: Error, CustomStringConvertible {
    /// What is told.
    let description: String
  }

  /// Returns the declared fields of an answer as JSON; `nil` if there is none and none is needed.
  static func checked(
    _ bytes: [UInt8], returns fields: [ValueType.Field]
  ) throws(Mistake) -> [UInt8]? {
    let isBlank = bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if fields.isEmpty { return nil }
    let node: JSONNode
    if isBlank {
      node = .object(members: [])
    } else {
      do { node = try JSONReader.parse(bytes) } catch {
        throw Mistake(description: "the answer is no JSON: \(error.message)")
      }
    }
    guard node.members != nil else {
      throw Mistake(description: "the answer must be an object, not \(node.kindName)")
    }
    return JSONWriter.compact(try record(node, fields, path: ""))
  }

  /// An object of the declared fields that are there.
  private static func record(
    _ node: JSONNode, _ fields: [ValueType.Field], path: String
  ) throws(Mistake) -> JSONNode {
    var members: [(String, JSONNode)] = []
    for field in fields {
      let name = path.isEmpty ? field.name : "\(path).\(field.name)"
      guard let value = node.member(field.name), !value.isNull else {
        if field.isRequired { throw Mistake(description: "the answer lacks `\(name)`") }
        continue
      }
      members.append((field.name, try checked(value, field.type, path: name)))
    }
    return .object(members: members)
  }

  /// A value of a type.
  private static func checked(
    _ node: JSONNode, _ type: ValueType, path: String
  ) throws(Mistake) -> JSONNode {
    switch type {
    case .list(let element):
      guard let elements = node.elements else { break }
      var values: [JSONNode] = []
      for value in elements { values.append(try checked(value, element, path: path)) }
      return .array(values)
    case .record(let fields):
      guard node.members != nil else { break }
      return fields.isEmpty ? node : try record(node, fields, path: path)
    default:
      if isPlain(node, type) { return node }
    }
    throw Mistake(
      description: "`\(path)` of the answer must be \(expected(type))")
  }

  /// What is expected, in words.
  private static func expected(_ type: ValueType) -> String {
    guard case .enumeration(let values) = type else { return "a \(type.name)" }
    return "one of " + values.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// `true` if a value that has no parts is of a type.
  private static func isPlain(_ node: JSONNode, _ type: ValueType) -> Bool {
    switch type {
    case .text: node.text != nil
    case .enumeration(let values): node.text.map(values.contains) ?? false
    case .number: node.number != nil
    case .boolean: node.boolean != nil
    case .moment: node.text.flatMap { Moment($0) } != nil
    case .date: node.text.flatMap { CivilDate($0) } != nil
    case .time: node.text.flatMap { TimeOfDay($0) } != nil
    case .duration: node.text.flatMap { CalendarDuration(iso8601: $0) } != nil
    case .unknown: true
    case .list, .record: false
    }
  }
}
