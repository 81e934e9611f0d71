import JourneyModel

/// A line of the layout, before it is known whether it fits.
struct OutlineLine {
  /// What lines are to those around them.
  enum Kind {
    /// A statement, or something that could not be read.
    case statement
    /// The head of a block or arm: what follows is indented deeper.
    case opener
    /// The `end` of a block.
    case end
  }
  /// What it is.
  var kind: Kind
  /// Its tokens.
  var tokens: Range<Int>
  /// How many blocks and arms stand around it.
  var depth: Int
  /// Where it may be broken.
  var shape: StatementShape
  /// `true` if it could not be read to its end, so that it keeps its line breaks.
  var isVerbatim = false
  /// `true` if an empty line always stands before it.
  var needsBlankLine = false
}

/// The lines of a script, in order; every token is in one of them.
struct ScriptOutline {
  /// The tokens.
  let table: TokenTable
  /// The lines so far.
  private(set) var lines: [OutlineLine] = []
  /// The first token that is in no line yet.
  private(set) var position = 0
  /// `true` if an empty line must stand before the next line.
  var isBlankLineDue = false
  /// `true` behind a setting of a head that no step has ended.
  var isInHead = false

  /// Creates an outline without lines.
  init(_ table: TokenTable) {
    self.table = table
  }

  /// A shape that can be added to.
  var shape: StatementShape { StatementShape(table) }

  /// Adds a line up to the token at an offset; tokens before it that are in no line stand `inside`
  /// the block before it.
  mutating func add(
    _ kind: OutlineLine.Kind, from start: Int, to end: Int, depth: Int,
    _ shape: StatementShape? = nil
  ) {
    addTokens(
      kind, table.index(at: start)..<max(table.index(at: start), table.index(at: end)),
      depth: depth, shape)
  }

  /// Adds a line of some tokens.
  mutating func addTokens(
    _ kind: OutlineLine.Kind, _ tokens: Range<Int>, depth: Int, _ shape: StatementShape? = nil
  ) {
    guard tokens.upperBound > position else { return }
    let range = max(tokens.lowerBound, position)..<tokens.upperBound
    var shape = shape ?? self.shape
    shape.addBrackets(in: range)
    lines.append(
      OutlineLine(
        kind: kind, tokens: range, depth: depth, shape: shape, isVerbatim: table.isBroken(range),
        needsBlankLine: isBlankLineDue))
    isBlankLineDue = false
    position = range.upperBound
  }

  /// Adds the tokens before an offset that the tree says nothing about.
  mutating func addUnread(before offset: Int, depth: Int) {
    addUnread(upTo: table.index(at: offset), depth: depth)
  }

  /// Adds the tokens before another that the tree says nothing about.
  mutating func addUnread(upTo end: Int, depth: Int) {
    while position < end {
      if isThen(position), let last = lines.indices.last {
        lines[last].tokens = lines[last].tokens.lowerBound..<position + 1
      } else if goesOn(position) {
        lines[lines.count - 1].tokens = lines[lines.count - 1].tokens.lowerBound..<position + 1
        lines[lines.count - 1].isVerbatim = true
      } else {
        addUnreadLine(depth: depth)
      }
      position += 1
    }
  }

  /// Returns `true` if a token is the `then` of other languages, behind the head of a block.
  private func isThen(_ index: Int) -> Bool {
    lines.last?.kind == .opener && table.isWord("then", at: index)
  }

  /// Begins a line with a token that the tree says nothing about; a word of a step ends the head.
  private mutating func addUnreadLine(depth: Int) {
    let isStep = isInHead && table.tokens[position].roles.contains(.step)
    isInHead = isInHead && !isStep
    lines.append(
      OutlineLine(
        kind: .statement, tokens: position..<position + 1, depth: depth, shape: shape,
        isVerbatim: true, needsBlankLine: isBlankLineDue || isStep))
    isBlankLineDue = false
  }

  /// Returns `true` if a token goes on with the line before it: it stands on the same one, or is
  /// indented deeper than a statement.
  private func goesOn(_ index: Int) -> Bool {
    guard let last = lines.last else { return false }
    guard table.tokens[index].startsLine else { return true }
    guard last.kind == .statement else { return false }
    return table.indentation(at: index) > table.indentation(at: last.tokens.lowerBound)
  }

  /// Adds the `end` of a block, if it has one, and what stands unread before it.
  mutating func close(_ span: SourceSpan, depth: Int) {
    let end = table.index(at: span.end)
    guard let last = ownEnd(of: span) else { return addUnread(upTo: end, depth: depth + 1) }
    addUnread(upTo: last, depth: depth + 1)
    addTokens(.end, last..<end, depth: depth)
  }

  /// The `end` that a span ends in, if it is in no line yet.
  func ownEnd(of span: SourceSpan) -> Int? {
    let last = table.index(at: span.end) - 1
    return last >= position && table.isWord("end", at: last) ? last : nil
  }
}
