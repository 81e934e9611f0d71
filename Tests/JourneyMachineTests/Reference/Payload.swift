import JourneyModel

/// JSON as the generator makes it and the reference reads it: the machine gets only its text.
indirect enum Payload: Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number.
  case number(ExactDecimal)
  /// A string.
  case text(String)
  /// An array.
  case array([Payload])
  /// An object; no key stands twice.
  case object([Member])

  /// A member of an object.
  struct Member: Equatable {
    /// The key.
    var key: String
    /// The value.
    var value: Payload
  }

  /// The member of this name, or `nil`.
  subscript(key: String) -> Payload? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The JSON text.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .text(let value): Self.quoted(value)
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  /// A JSON string.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The same with the value at `path` replaced or added; an object is made where there is none.
  func setting(_ path: ArraySlice<String>, to value: Payload) -> Payload {
    guard let name = path.first else { return value }
    var members: [Member] = []
    if case .object(let existing) = self { members = existing }
    let inner = (self[name] ?? .null).setting(path.dropFirst(), to: value)
    if let index = members.firstIndex(where: { $0.key == name }) {
      members[index].value = inner
    } else {
      members.append(Member(key: name, value: inner))
    }
    return .object(members)
  }
}
