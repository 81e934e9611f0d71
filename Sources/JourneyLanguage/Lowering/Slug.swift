import JourneyModel

/// Makes short, readable words for ids out of names and expressions.
enum Slug {
  /// The longest word that stays as it is; a longer one ends in a hash.
  static let lengthMax = 40

  /// The word for a text: `a` to `z`, `0` to `9` and `_` only.
  static func word(_ text: String) -> String {
    if isShortWord(text) { return text }
    return WordRow.text { add(word: text, to: &$0) }
  }

  /// Adds the word for a text.
  ///
  /// A text that has other letters gets a hash behind it, so that two such texts stay apart.
  static func add(word text: String, to row: inout WordRow) {
    if isShortWord(text) { return row.add(text) }
    let start = row.count
    var copy = text
    let isWhole = copy.withUTF8 { row.add(lettersOf: $0) }
    if isWhole, row.count > start { return row.shorten(from: start, of: text, max: lengthMax) }
    row.separate(since: start)
    row.add(hash(text))
  }

  /// `true` if a text is such a word as it stands, as most names are.
  private static func isShortWord(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      if bytes.count > lengthMax { return false }
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

  /// The words, or their beginning and a hash of them all if they are longer than `max`.
  static func shortened(_ words: String, max: Int) -> String {
    if words.utf8.count <= max { return words }
    return WordRow.text {
      $0.add(words)
      $0.shorten(from: 0, max: max)
    }
  }

  /// Four hexadecimal digits that stand for a text.
  static func hash(_ text: String) -> String { hash(of: text.utf8) }

  /// Four hexadecimal digits that stand for the bytes of a text.
  static func hash(of bytes: some Sequence<UInt8>) -> String {
    let digits = String(StableHash.of(bytes) & 0xFFFF, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The word for a duration: `1_hour`, `14_days_3_hours`.
  static func add(word duration: CalendarDuration, to row: inout WordRow) {
    add(word: duration.description, to: &row)
  }
}
