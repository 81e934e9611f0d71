import JourneyModel

/// A stretch of a statement that stands on one line or is broken as a whole.
struct BreakGroup {
  /// Its tokens.
  var tokens: Range<Int>
  /// The tokens before which it is broken, in order.
  var breaks: [Int]
  /// The closing sign, which goes back to where the group began.
  var closer: Int?
  /// `true` if each of its lines takes as much as fits.
  var isFilled = false

  /// Returns the first token from one on before which it is broken: a list may have thousands.
  func firstBreak(from token: Int) -> Int? {
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low < breaks.count ? breaks[low] : nil
  }
}

/// Where a statement may be broken into lines.
struct StatementShape {
  /// The tokens of the script.
  let table: TokenTable
  /// The first tokens of its clauses.
  private(set) var clauses: [Int] = []
  /// The groups in it.
  private(set) var groups: [BreakGroup] = []
  /// The minus signs that belong to the value behind them.
  var negations: Set<Int> = []

  /// Creates the shape of a statement that is never broken.
  init(_ table: TokenTable) {
    self.table = table
  }

  /// Adds the clause whose first word stands so many tokens before a place.
  mutating func addClause(_ span: SourceSpan, wordsBefore count: Int) {
    clauses.append(table.index(at: span.start) - count)
  }

  /// Adds a group that begins with a token of a span and is broken before some tokens.
  mutating func addGroup(_ tokens: Range<Int>, breaks: [Int], isFilled: Bool = false) {
    guard !breaks.isEmpty else { return }
    groups.append(BreakGroup(tokens: tokens, breaks: breaks.sorted(), isFilled: isFilled))
  }

  /// Adds a group for each pair of brackets in a statement; those that stand in more brackets than
  /// any script that can be read are not broken, since the printer's stack grows with groups.
  mutating func addBrackets(in range: Range<Int>) {
    var open: [(start: Int, breaks: [Int])] = []
    for index in range where table.tokens[index].kind == .sign {
      switch table.tokens[index].value {
      case "(", "[", "{": open.append((index, [index + 1]))
      case ",": if !open.isEmpty { open[open.count - 1].breaks.append(index + 1) }
      case ")", "]", "}":
        guard let pair = open.popLast(), pair.start + 1 < index,
          open.count < ParserLimits.expressionsMax
        else { continue }
        groups.append(
          BreakGroup(
            tokens: pair.start..<index + 1, breaks: pair.breaks + [index], closer: index,
            isFilled: isPlainList(pair.breaks + [index + 1], from: pair.start)))
      default: break
      }
    }
  }

  /// Returns `true` if every element of a list is one token, or a minus and one.
  private func isPlainList(_ breaks: [Int], from start: Int) -> Bool {
    guard table.isSign("[", at: start) else { return false }
    return zip(breaks, breaks.dropFirst()).allSatisfy {
      $1 - $0 <= 2 || table.isSign("-", at: $0) && $1 - $0 <= 3
    }
  }

  /// Adds the clauses of a pattern.
  mutating func add(_ pattern: PatternSyntax) {
    if let first = pattern.matching.first?.first, let last = pattern.matching.last?.last {
      let breaks = pattern.matching.dropFirst().compactMap(\.first)
        .map { table.index(at: $0.span.start) }
      addGroup(
        table.index(at: first.span.start) - 1..<table.index(at: last.span.end), breaks: breaks,
        isFilled: true)
    }
    if let binding = pattern.binding { addClause(binding.span, wordsBefore: 1) }
    if let condition = pattern.condition {
      addClause(condition.span, wordsBefore: 1)
      add(condition)
    }
  }

  /// Adds the clause `with`, and whatever its values may be broken at.
  mutating func addWith(_ arguments: [ArgumentSyntax]) {
    guard let first = arguments.first, let last = arguments.last else { return }
    addClause(first.name.span, wordsBefore: 1)
    let start = table.index(at: first.name.span.start) - 1
    addGroup(
      start..<table.index(at: last.value.span.end),
      breaks: arguments.map { table.index(at: $0.name.span.start) })
    addValues(arguments)
  }

  /// Adds what the values of named values may be broken at.
  mutating func addValues(_ arguments: [ArgumentSyntax]) {
    for argument in arguments { add(argument.value) }
  }

  /// Adds what a moment may be broken at.
  mutating func add(_ moment: MomentSyntax) {
    switch moment.form {
    case .value(let value), .offset(_, _, let value, _): add(value)
    case .nextTime, .tomorrow, .nextWeekday: break
    }
  }
}
