/// Text as YAML reads it back: plain where that can mean nothing else, in double quotes otherwise.
enum YAMLText {
  /// Words that some reader of YAML takes for something other than text.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off",
  ]

  /// Returns a text as a key or a value.
  static func word(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// `true` if a text may stand as it is.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, !isDigit(first), !reserved.contains(text.lowercased())
    else { return false }
    return text.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
  }

  /// `true` for the digits of ASCII.
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Returns a text in double quotes.
  private static func quoted(_ text: String) -> String {
    "\"\(text.unicodeScalars.map(escaped).joined())\""
  }

  /// A character as it stands between double quotes: what a reader could refuse, fold or take for a
  /// break of the line is escaped.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\\(scalar)"
    case "\n": return "\\n"
    case "\t": return "\\t"
    default: break
    }
    let isShown: Bool =
      switch scalar.value {
      case 0x20...0x7E, 0xA1...0x2027, 0x202F...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
        0x10000...0x10FFFF:
        true
      default: false
      }
    return isShown ? String(scalar) : "\\U\(padded(String(scalar.value, radix: 16)))"
  }

  /// The digits of a number with zeros before them, eight in all.
  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: 8 - digits.count) + digits
  }
}
