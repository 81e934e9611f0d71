import JourneyModel

/// Makes short, readable words for ids out of names and expressions.
enum Slug {
  /// The longest word that stays as it is; a longer one ends in a hash.
  private static let lengthMax = 40

  /// The word for a text: `a` to `z`, `0` to `9` and `_` only.
  ///
  /// A text that has other letters gets a hash behind it, so that two such texts stay apart.
  static func word(_ text: String) -> String {
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

  /// The word, or its beginning and a hash of all that it stands for if it is too long.
  static func shortened(_ word: String, of whole: String, max: Int = lengthMax) -> String {
    if word.utf8.count <= max { return word }
    var head = String(word.prefix(max - 5))
    while head.hasSuffix("_") { head.removeLast() }
    return head + "_" + hash(whole)
  }

  /// Words in a row.
  static func join(_ words: [String]) -> String {
    words.filter { !$0.isEmpty }.joined(separator: "_")
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
