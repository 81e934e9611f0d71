/// The columns of the tokens that begin a line.
struct LineColumns {
  /// The columns by token, each greater by one; 0 for tokens that begin no line.
  private var shifted: [Int32]
  /// The column of the first line.
  private var first: Int?
  /// `true` if all lines begin at one column, or there is none.
  private(set) var areOne = true

  /// Prepares for so many tokens.
  init(of count: Int) {
    shifted = Array(repeating: 0, count: count)
  }

  /// The column of a token; `nil` for one that begins no line.
  subscript(_ token: Int) -> Int? {
    guard shifted.indices.contains(token), shifted[token] > 0 else { return nil }
    return Int(shifted[token]) - 1
  }

  /// Notes the column of a token: a script has no more bytes than such a number can count.
  mutating func set(_ column: Int, of token: Int) {
    shifted[token] = Int32(truncatingIfNeeded: column) + 1
    if first == nil { first = column }
    if first != column { areOne = false }
  }

  /// The least column above one.
  func leastAbove(_ column: Int) -> Int? {
    shifted.lazy.filter { Int($0) - 1 > column }.min().map { Int($0) - 1 }
  }
}
