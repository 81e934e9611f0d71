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
  private(set) var columns: LineColumns

  /// `true` if all lines begin at one column, as in a script that has lost its indentation: it then
  /// tells nothing.
  var isFlat: Bool { columns.areOne }

  /// How many columns a block is indented by: the first column that lines begin at but the margin.
  private(set) var step = 0

  /// The lines that likely begin an item whose first word is lost.
  private(set) var lostItems: Set<Int> = []

  /// A block whose `end` has not come.
  private struct Opening {
    /// Its first token.
    let token: Int
    /// The column of that.
    let column: Int
    /// `true` once a step has come that is indented deeper.
    var hasSteps = false
  }

  /// The blocks whose `end` has not come, the innermost last.
  private var open: [Opening] = []
  /// The lines that the current one may stand in, the innermost last.
  private var lines: [(token: Int, column: Int)] = []

  /// Pairs the blocks and ends of a script.
  init(_ tokens: [Token], in source: SourceFile) {
    columns = LineColumns(of: tokens.count)
    for index in tokens.indices where tokens[index].startsLine {
      let token = tokens[index]
      let column = Self.column(of: token, in: source)
      columns.set(column, of: index)
      let word = token.kind == .word ? token.value : ""
      let roles = token.kind == .word ? token.roles : []
      let isArm = roles.contains(.arm) || !roles.contains(.known) && Self.isMisspeltArm(word)
      let shifted = leave(deeperThan: column, isArm: isArm)
      if word == "end", Self.step(meantBy: index, tokens) == nil {
        pair(index, column: column, shifted: shifted)
      } else if isArm {
        noteSteps(deeperThan: column)
      } else {
        enter(index, roles, column: column)
        openBlockIfPresent(index, roles, column: column, tokens, in: source)
      }
    }
    // One blank is what the loss of a line's first word leaves, and no indentation.
    step = columns.leastAbove(1) ?? 0
  }

  /// Enters a line that is neither an arm nor an `end`.
  ///
  /// A block that has steps is over at a line that is not indented deeper than it.
  private mutating func enter(_ index: Int, _ roles: WordRoles, column: Int) {
    if let last = open.last, last.column == column, last.hasSteps { open.removeLast() }
    if roles.contains(.step) { noteSteps(deeperThan: column) }
    if lines.last?.column == column { lines.removeLast() }
    lines.append((index, column))
  }

  /// Notes that steps or arms stand in the blocks that a line is indented deeper than.
  private mutating func noteSteps(deeperThan column: Int) {
    for place in open.indices.reversed() where open[place].column < column {
      // What stood around this one then stands around it still, and has been noted with it.
      if open[place].hasSteps { return }
      open[place].hasSteps = true
    }
  }

  /// Opens the block that a line begins, if it begins one; an item ends all that is open.
  private mutating func openBlockIfPresent(
    _ index: Int, _ roles: WordRoles, column: Int, _ tokens: [Token], in source: SourceFile
  ) {
    if Self.isLostItem(index, column: column, tokens, in: source) {
      lostItems.insert(index)
      open = [Opening(token: index, column: 0)]
    } else if Self.isMisspeltItem(index, column: column, tokens) {
      open = [Opening(token: index, column: 0)]
    } else if Self.opensBlock(index, tokens) {
      if roles.contains(.item) { open.removeAll() }
      open.append(Opening(token: index, column: column))
    }
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

  /// Returns `true` if a line looks like that of an item without its first word, or with it behind
  /// the name: it is not indented, but for the blank that a lost word leaves, and what follows is.
  private static func isLostItem(
    _ index: Int, column: Int, _ tokens: [Token], in source: SourceFile
  ) -> Bool {
    let token = tokens[index]
    guard column <= 1, token.kind == .word || token.kind == .text,
      index == 0 || !tokens[index - 1].roles.contains(.item)
    else { return false }
    if token.kind == .word, token.roles.contains(.known) || isMisspeltStart(token.value) {
      return false
    }
    var next = index + 1
    if ["journey", "fragment"].contains(tokens[next].value) { return !tokens[next].startsLine }
    if tokens[next].value == "(" { return !tokens[next].startsLine }
    if tokens[next].kind == .text, !tokens[next].startsLine { next += 1 }
    return tokens[next].startsLine && Self.column(of: tokens[next], in: source) > 1
      && tokens[next].roles.contains(.known)
  }

  /// Returns `true` if a line that is not indented begins with a misspelt word for a journey, a
  /// fragment or a test.
  private static func isMisspeltItem(_ index: Int, column: Int, _ tokens: [Token]) -> Bool {
    let (token, name) = (tokens[index], tokens[min(index + 1, tokens.count - 1)])
    guard column == 0, token.kind == .word, name.kind == .word || name.kind == .text,
      !name.startsLine, !token.roles.contains(.known)
    else { return false }
    let words = Keywords.items + Keywords.steps + Keywords.settings
    let meant = Keywords.meant(by: token.value, among: words)
    return meant.map { ["journey", "fragment", "test"].contains($0) } ?? false
  }

  /// Returns `true` if a word that is none of the language is likely one that an arm begins with,
  /// misspelt.
  private static func isMisspeltArm(_ word: String) -> Bool {
    if word.isEmpty { return false }
    let words = Keywords.steps + Keywords.arms + ["end"]
    return Keywords.meant(by: word, among: words).map(Keywords.arms.contains) ?? false
  }

  /// Returns `true` if a word is likely one that begins a statement, misspelt.
  static func isMisspeltStart(_ word: String) -> Bool {
    let words = Keywords.steps + Keywords.arms + Keywords.settings + Keywords.items + ["end"]
    return Keywords.meant(by: word, among: words) != nil
  }

  /// Returns the step that was meant by an `end` at the beginning of a line: a `send` if what only
  /// that is followed by stands behind it, a `stop` if a text does.
  static func step(meantBy index: Int, _ tokens: [Token]) -> String? {
    guard index + 2 < tokens.count, tokens[index].startsLine else { return nil }
    let (name, tail) = (tokens[index + 1], tokens[index + 2])
    let isName = name.kind == .text || name.kind == .word && !name.roles.contains(.known)
    guard isName, !name.startsLine else { return nil }
    if tail.startsLine || tail.kind == .endOfFile { return name.kind == .text ? "stop" : nil }
    return tail.kind == .word && ["by", "with"].contains(tail.value) ? "send" : nil
  }

  /// The column of a token, a tab counting as one.
  static func column(of token: Token, in source: SourceFile) -> Int {
    var start = token.span.start
    while start > 0, source.bytes[start - 1] != 0x0A { start -= 1 }
    return token.span.start - start
  }

  /// Returns `true` if the word at the beginning of a line opens a block.
  static func opensBlock(_ index: Int, _ tokens: [Token]) -> Bool {
    guard tokens[index].roles.contains(.opener) else { return false }
    let next = tokens[min(index + 1, tokens.count - 1)]
    switch tokens[index].value {
    case "wait":
      return ["up", "on", "when", "otherwise"].contains(next.value) && next.kind == .word
    case "journey", "fragment", "test": return next.kind == .word || next.kind == .text
    default: return true
    }
  }
}
