/// Spells a name as a script must: bare where it can be, quoted where it must.
public enum NameSpelling {
  /// The name as a script spells it.
  public static func spelled(_ name: String, isMember: Bool = false) -> String {
    isWord(name) && (isMember || !ReservedWords.all.contains(name)) ? name : quoted(name)
  }

  /// A name that is given by `as`, `let` or a parameter as a script spells it.
  ///
  /// Such names are never quoted. One that is no word, or has a meaning of its own, can only come
  /// from a definition made elsewhere: it gets a word that stands for it everywhere.
  public static func binding(_ name: String) -> String {
    if isWord(name), !ReservedWords.all.contains(name), !takenNames.contains(name) { return name }
    let letters = name.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || isDigit(scalar))
      return isPlain ? Character(scalar) : "_"
    }
    return "the_" + String(letters) + "_" + String(StableHash.of(name.utf8) & 0xFFFF, radix: 16)
  }

  /// The words that name something else wherever a binding may stand.
  private static let takenNames: Set<String> = [
    "user", "entry", "event", "now", "today", "journey", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
  ]

  /// `true` for a word of letters, digits and `_` that begins with no digit.
  private static func isWord(_ name: String) -> Bool {
    if isPlainWord(name) { return true }
    let scalars = name.unicodeScalars
    guard let first = scalars.first, !isDigit(first), scalars.allSatisfy(isPartOfWord) else {
      return false
    }
    let hasLatin = scalars.contains { $0.isASCII && $0.properties.isAlphabetic }
    return !hasLatin || !scalars.contains { lookAlikes.contains($0) }
  }

  /// `true` for a word of ASCII letters, digits and `_` that begins with no digit, as most are.
  private static func isPlainWord(_ name: String) -> Bool {
    guard let first = name.utf8.first, !isDigit(first) else { return false }
    return name.utf8.allSatisfy { byte in
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      return isLetter || isDigit(byte) || byte == UInt8(ascii: "_")
    }
  }

  /// `true` for `0` to `9`.
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The alphabets with letters that look like Latin ones, and are taken for them beside such.
  private static let lookAlikes: ClosedRange<Unicode.Scalar> = "\u{370}"..."\u{58F}"

  /// `true` for what may stand in a word.
  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.properties.isAlphabetic || scalar == "_" || isDigit(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// `true` for `0` to `9`.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The text in quotes, as a script spells it.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where isInvisible(character):
        result += "\\u{\(String(character.value, radix: 16))}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }

  /// `true` for what would break a line or cannot be seen.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: scalar == "\u{FEFF}"
    }
  }
}
