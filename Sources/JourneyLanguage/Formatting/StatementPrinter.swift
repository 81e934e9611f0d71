import JourneyModel

/// Prints a statement: on one line if it fits, else broken at its clauses, else further inwards.
struct StatementPrinter {
  /// How many columns a line may have.
  static let columnsMax = 100
  /// How many columns a block or clause is indented by.
  static let step = 2

  /// The tokens.
  let table: TokenTable
  /// The statement.
  let line: OutlineLine
  /// The groups in it, the outer before the inner.
  private let groups: [BreakGroup]
  /// The tokens before which a group is broken.
  private lazy var breaks = groups.reduce(into: Set(line.shape.clauses)) {
    $0.formUnion($1.breaks)
  }
  /// What has been printed.
  var output: [UInt8] = []
  /// The column behind what has been printed.
  private var column: Int
  /// The column that groups on the current line are indented from.
  private var indentation: Int
  /// The next group to be printed.
  private var nextGroup = 0

  /// Creates a printer of a statement; its first line is indented already.
  init(_ table: TokenTable, _ line: OutlineLine) {
    self.table = table
    self.line = line
    groups = line.shape.groups.count < 2 ? line.shape.groups : Self.inOrder(line.shape.groups)
    column = line.depth * Self.step
    indentation = column + (line.kind == .opener ? Self.step : 0)
  }

  /// Groups by where they begin, the outer before the inner.
  private static func inOrder(_ groups: [BreakGroup]) -> [BreakGroup] {
    groups.enumerated().sorted {
      ($0.element.tokens.lowerBound, -$0.element.tokens.upperBound, $0.offset)
        < ($1.element.tokens.lowerBound, -$1.element.tokens.upperBound, $1.offset)
    }.map(\.element)
  }

  /// Prints the statement.
  mutating func print() {
    if line.isVerbatim { return printVerbatim() }
    let whole = BreakGroup(tokens: line.tokens, breaks: line.shape.clauses.sorted())
    let end = line.tokens.upperBound
    print(whole, isBroken: !fits(whole, upTo: end), upTo: end, base: indentation)
  }

  /// Prints a statement that could not be read: its own lines, moved as a whole.
  private mutating func printVerbatim() {
    let first = line.tokens.lowerBound
    let base = table.indentation(at: first)
    for index in line.tokens {
      let token = table.tokens[index]
      if index > first, token.startsLine || !table.margins[index].comments.isEmpty {
        let deeper = max(0, table.indentation(at: index) - base)
        breakLine(before: index, indentation: line.depth * Self.step + deeper)
      } else if index > first, token.trivia.start < token.trivia.end {
        putBlank()
      }
      putToken(index)
    }
  }

  /// Prints a group whose first token has its place already.
  ///
  /// Up to `limit`, behind the group, the line goes on. Its lines are indented from `base`; a group
  /// that begins another, such as the `and` within an `or`, deeper than that.
  private mutating func print(
    _ group: BreakGroup, isBroken: Bool, upTo limit: Int, base: Int
  ) {
    var index = group.tokens.lowerBound
    while index < group.tokens.upperBound {
      if index > group.tokens.lowerBound { separate(index, in: group, isBroken, base: base) }
      if let inner = takeGroup(at: index, within: group) {
        let next = isBroken ? group.firstBreak(from: inner.tokens.upperBound) : nil
        let innerLimit = next ?? limit
        let isFirst = index == group.tokens.lowerBound && isBroken
        print(
          inner, isBroken: isBroken && !fits(inner, upTo: innerLimit), upTo: innerLimit,
          base: isFirst ? base + Self.step : indentation)
        index = inner.tokens.upperBound
      } else {
        putToken(index)
        index += 1
      }
    }
  }

  /// Takes the next group if it begins with a token.
  private mutating func takeGroup(at index: Int, within outer: BreakGroup) -> BreakGroup? {
    while nextGroup < groups.count, groups[nextGroup].tokens.lowerBound <= index {
      let group = groups[nextGroup]
      nextGroup += 1
      if group.tokens.lowerBound == index, group.tokens.upperBound <= outer.tokens.upperBound {
        return group
      }
    }
    return nil
  }

  /// Prints what stands between a token and the one before it.
  private mutating func separate(
    _ index: Int, in group: BreakGroup, _ isBroken: Bool, base: Int
  ) {
    let isBreak = isBroken && group.firstBreak(from: index) == index && isTaken(index, in: group)
    if isBreak || !table.margins[index].comments.isEmpty {
      breakLine(before: index, indentation: index == group.closer ? base : base + Self.step)
    } else if !table.isGlued(index, negations: line.shape.negations) {
      putBlank()
    }
  }

  /// Returns `true` if a filled group is broken before a token: what follows does not fit.
  private mutating func isTaken(_ index: Int, in group: BreakGroup) -> Bool {
    guard group.isFilled, index != group.breaks.first || group.closer == nil,
      index != group.closer
    else { return true }
    let end = group.firstBreak(from: index + 1) ?? group.tokens.upperBound
    return !fits(BreakGroup(tokens: index..<end, breaks: []), upTo: end, from: column + 1)
  }

  /// Returns `true` if a group fits on the current line, with what must follow it there.
  private mutating func fits(_ group: BreakGroup, upTo limit: Int, from start: Int? = nil) -> Bool {
    var width = start ?? column
    for index in group.tokens.lowerBound..<max(limit, group.tokens.upperBound) {
      if index > group.tokens.lowerBound {
        let isBehind = index >= group.tokens.upperBound
        if !table.margins[index].comments.isEmpty { return isBehind }
        if isBehind, breaks.contains(index) { return true }
        width += table.isGlued(index, negations: line.shape.negations) ? 0 : 1
      }
      width += table.extents[index].first
      if width > Self.columnsMax { return false }
      if let last = table.extents[index].last { width = last }
    }
    return true
  }

  /// Prints the comments before a token and goes to its line.
  private mutating func breakLine(before index: Int, indentation: Int) {
    for comment in table.margins[index].comments {
      if comment.isTrailing { output.append(0x20) } else { goToLine(indentation) }
      output += comment.text.utf8
    }
    goToLine(indentation)
    column = indentation
    self.indentation = indentation
  }

  /// Ends the line and indents the next.
  private mutating func goToLine(_ indentation: Int) {
    output.append(0x0A)
    output += repeatElement(0x20, count: indentation)
  }

  /// Prints a token.
  private mutating func putToken(_ index: Int) {
    table.append(index, to: &output)
    let extent = table.extents[index]
    column = extent.last ?? column + extent.first
  }

  /// Prints a blank.
  private mutating func putBlank() {
    output.append(0x20)
    column += 1
  }
}
