import JourneyModel

/// Which `end` belongs to which block, going by nothing but the columns that lines begin at.
struct IndentationGuide {
  /// The token of a block's `end` by the token of its first word.
  private(set) var ends: [Int: Int] = [:]
  /// The tokens in it that are some block's `end`.
  private(set) var matched: Set<Int> = []
  /// The `end` that no block claims by the line at its column that may have been meant as its head.
  private(set) var orphans: [Int: Int] = [:]
  /// The columns of the tokens that begin a line.
  private(set) var columns: [Int: Int] = [:]

  /// `true` if all lines begin at one column, as in a script that has lost its indentation: it then
  /// tells nothing.
  var isFlat: Bool { Set(columns.values).count < 2 }

  /// How many columns a block is indented by: the first column that lines begin at but the margin.
  private(set) var step = 0

  /// The blocks whose `end` has not come, the innermost last.
  private var open: [(token: Int, column: Int)] = []
  /// The lines that the current one may stand in, the innermost last.
  private var lines: [(token: Int, column: Int)] = []

  /// Pairs the blocks and ends of a script.
  init(_ tokens: [Token], in source: SourceFile) {
    for (index, token) in tokens.enumerated() where token.startsLine {
      let column = Self.column(of: token, in: source)
      columns[index] = column
      let word = token.kind == .word ? token.value : ""
      let isArm = Keywords.armSet.contains(word)
      let shifted = leave(deeperThan: column, isArm: isArm)
      if word == "end" {
        pair(index, column: column, shifted: shifted)
      } else if !isArm {
        if lines.last?.column == column { lines.removeLast() }
        lines.append((index, column))
        guard Self.opensBlock(index, tokens) else { continue }
        if Keywords.itemSet.contains(word) { open.removeAll() }
        open.append((index, column))
      }
    }
    // One blank is what the loss of a line's first word leaves, and no indentation.
    step = columns.values.filter { $0 > 1 }.min() ?? 0
  }

  /// Leaves the blocks and lines that are indented deeper than a column.
  ///
  /// Returns the line that is one blank deeper, as a line is whose first word has been deleted.
  private mutating func leave(deeperThan column: Int, isArm: Bool) -> Int? {
    while let last = open.last, last.column > column { open.removeLast() }
    var shifted: Int?
    while let last = lines.last, last.column > (isArm ? column + 1 : column) {
      shifted = last.column == column + 1 ? last.token : nil
      lines.removeLast()
    }
    return shifted
  }

  /// Pairs an `end` with the block at its column, or else with a line that may have been one.
  private mutating func pair(_ end: Int, column: Int, shifted: Int?) {
    if open.last?.column == column, let block = open.popLast() {
      ends[block.token] = end
      matched.insert(end)
    } else if let head = shifted ?? (lines.last?.column == column ? lines.last?.token : nil) {
      orphans[head] = end
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
