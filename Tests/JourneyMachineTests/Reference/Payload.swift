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
  var text: String { text(.compact) }

  /// The ways to write the same JSON.
  enum Style: Int, CaseIterable {
    /// Without a needless byte.
    case compact
    /// White space wherever it may stand.
    case spaced
    /// Every character as `\u` with its code.
    case escaped
    /// Numbers in millionths with an exponent.
    case exponential
  }

  /// The JSON text in a style.
  func text(_ style: Style) -> String {
    let gap = style == .spaced ? " \n\t" : ""
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let value):
      return style == .exponential ? "\(value.millionths)e-6" : value.description
    case .text(let value): return Self.quoted(value, style)
    case .array(let items):
      let inner = items.map { gap + $0.text(style) + gap }
      return "[" + (items.isEmpty ? gap : inner.joined(separator: ",")) + "]"
    case .object(let members):
      let inner = members.map {
        gap + Self.quoted($0.key, style) + gap + ":" + gap + $0.value.text(style) + gap
      }
      return "{" + (members.isEmpty ? gap : inner.joined(separator: ",")) + "}"
    }
  }

  /// A JSON string.
  private static func quoted(_ text: String, _ style: Style) -> String {
    if style == .escaped { return "\"" + text.utf16.map(escape).joined() + "\"" }
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

  /// A unit of UTF-16 as JSON escapes it.
  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
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
