import JourneyModel

/// Which `end` belongs to which block, going by nothing but the columns that lines begin at.
struct IndentationGuide {
  /// The token of a block's `end` by the token of its first word.
  private(set) var ends: [Int: Int] = [:]
  /// The tokens in it that are some block's `end`.
  private(set) var matched: Set<Int> = []
  /// The columns of the tokens that begin a line.
  private(set) var columns: [Int: Int] = [:]

  /// Pairs the blocks and ends of a script.
  init(_ tokens: [Token], in source: SourceFile) {
    var open: [(token: Int, column: Int)] = []
    for (index, token) in tokens.enumerated() where token.startsLine {
      let column = Self.column(of: token, in: source)
      columns[index] = column
      while let last = open.last, last.column > column { open.removeLast() }
      guard token.kind == .word else { continue }
      if token.value == "end", open.last?.column == column, let block = open.popLast() {
        ends[block.token] = index
        matched.insert(index)
      } else if Self.opensBlock(index, tokens) {
        if Keywords.itemSet.contains(token.value) { open.removeAll() }
        open.append((index, column))
      }
    }
  }

  /// The column of a token, a tab counting as one.
  static func column(of token: Token, in source: SourceFile) -> Int {
    var start = token.span.start
    while start > 0, source.bytes[start - 1] != 0x0A { start -= 1 }
    return token.span.start - start
  }

  /// Returns `true` if the word at the beginning of a line opens a block.
  static func opensBlock(_ index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    let next = tokens[min(index + 1, tokens.count - 1)]
    switch token.value {
    case "wait":
      return ["up", "on", "when", "otherwise"].contains(next.value) && next.kind == .word
    case "journey", "fragment", "test": return next.kind == .word || next.kind == .text
    default: return Keywords.blocks.contains(token.value)
    }
  }
}
