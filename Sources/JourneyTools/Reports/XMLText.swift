/// Text as XML 1.0 takes it.
enum XMLText {
  /// Returns the text of an element: with what means something to XML escaped, and what XML forbids
  /// even escaped replaced by a mark.
  static func content(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\r": "&#13;"
      default: isAllowed(scalar) ? String(scalar) : "\u{FFFD}"
      }
    }.joined()
  }

  /// Returns the value of an attribute, in which a reader would take line breaks for blanks.
  static func attribute(_ text: String) -> String {
    content(text).unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "&quot;"
      case "\t", "\n": "&#\(scalar.value);"
      default: String(scalar)
      }
    }.joined()
  }

  /// `true` if XML has the character.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
