import JourneyModel

/// Makes short, readable words for ids out of names and expressions.
enum Slug {
  /// The longest word that stays as it is; a longer one ends in a hash.
  private static let lengthMax = 40

  /// The word for a text: `a` to `z`, `0` to `9` and `_` only.
  ///
  /// A text that has other letters gets a hash behind it, so that two such texts stay apart.
  static func word(_ text: String) -> String {
    if isWord(text) { return shortened(text, of: text) }
    var result = ""
    var isLossy = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      case "A"..."Z": result += scalar.properties.lowercaseMapping
      default:
        if !scalar.isASCII { isLossy = true }
        if !result.hasSuffix("_"), !result.isEmpty { result += "_" }
      }
    }
    while result.hasSuffix("_") { result.removeLast() }
    if result.isEmpty || isLossy { return join([result, hash(text)]) }
    return shortened(result, of: text)
  }

  /// `true` if a text is such a word as it stands, as most names are.
  private static func isWord(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      let line = UInt8(ascii: "_")
      var last = line
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
        case line where last != line: break
        default: return false
        }
        last = byte
      }
      return last != line
    }
  }

  /// The word, or its beginning and a hash of all that it stands for if it is too long.
  static func shortened(_ word: String, of whole: String, max: Int = lengthMax) -> String {
    if word.utf8.count <= max { return word }
    var head = word.utf8.prefix(max - 5)
    while head.last == UInt8(ascii: "_") { head.removeLast() }
    return String(Substring(head)) + "_" + hash(whole)
  }

  /// Words in a row.
  static func join(_ words: [String]) -> String {
    var row = ""
    for word in words where !word.isEmpty {
      if !row.isEmpty { row += "_" }
      row += word
    }
    return row
  }

  /// Four hexadecimal digits that stand for a text.
  static func hash(_ text: String) -> String {
    let digits = String(StableHash.of(text.utf8) & 0xFFFF, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The word for a duration: `1_hour`, `14_days_3_hours`.
  static func word(_ duration: CalendarDuration) -> String {
    word(duration.description)
  }
}
