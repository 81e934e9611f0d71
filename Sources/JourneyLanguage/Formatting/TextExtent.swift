/// How many columns a text takes on its first and on its last line.
struct TextExtent {
  /// The columns of the first line.
  let first: Int
  /// The columns of the last line; `nil` where the text has but one.
  let last: Int?

  /// Measures a text.
  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    first = lines[0].count
    last = lines.count > 1 ? lines[lines.count - 1].count : nil
  }

  /// Measures plain characters, each of which takes a column, as most texts have no others; `nil`
  /// if they are not plain.
  init?(plain bytes: ArraySlice<UInt8>) {
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    first = bytes.count
    last = nil
  }
}
