/// How many columns a text takes on its first and on its last line.
struct TextExtent {
  /// The columns of the first line.
  let first: Int
  /// The columns of the last line; `nil` where the text has but one.
  let last: Int?

  /// Measures a text.
  init(_ text: String) {
    // Most texts are plain words, each byte of which takes a column.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      first = text.utf8.count
      last = nil
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    first = lines[0].count
    last = lines.count > 1 ? lines[lines.count - 1].count : nil
  }
}
