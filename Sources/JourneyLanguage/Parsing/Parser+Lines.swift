import JourneyModel

extension Parser {
  /// The words that a line of a statement begins with which began on a line before.
  private static let clauses = WordSet([
    "with", "where", "matching", "within", "as", "by", "or", "and", "to", "only", "retry",
    "without", "per", "for",
  ])

  /// Returns the first line behind a place that is a statement of its own, going by its column; up
  /// to another place.
  func ownLine(from start: Int, upTo end: Int) -> Int? {
    guard let column = ownColumn(of: start) else { return nil }
    let first = lineHead(of: start) == start ? start + 1 : start
    guard first <= end else { return nil }
    return (first...end).first { isOwnLine($0, column) }
  }

  /// Returns `true` if a token begins a line at `column` or before it, and is none that goes on
  /// with the line before.
  func isOwnLine(_ place: Int, _ column: Int?) -> Bool {
    let token = tokens[place]
    guard let column, let own = guide.columns[place], own <= column, token.kind != .sign
    else { return false }
    return token.kind != .endOfFile && !Self.clauses.contains(token.value)
  }

  /// The greatest column at which a line behind the statement that is read from a place on is
  /// another statement; `nil` if nothing tells.
  ///
  /// One blank more does not matter: it is left where the first word of a line is lost.
  func ownColumn(of start: Int) -> Int? {
    guard !guide.isFlat, let head = lineHead(of: start), let column = guide.columns[head]
    else { return nil }
    return column + 1 + (Self.openers.contains(statement) ? guide.step : 0)
  }

  /// The statements that have others below them.
  private static let openers = WordSet(
    Keywords.blocks + Keywords.arms + ["journey", "fragment", "test", "otherwise if"])

  /// The token that begins the line of the statement that is read from a place on, which is its
  /// first word or what stands right behind that; an arm of a split has no first word.
  private func lineHead(of start: Int) -> Int? {
    let isArm = tokens[start].kind == .number && tokens[start].startsLine
    if !isArm, start > 0, tokens[start - 1].startsLine { return start - 1 }
    return tokens[start].startsLine ? start : nil
  }
}
