import JourneyModel

extension Parser {
  /// The comparisons by their signs.
  private static let comparisons: [String: Expression.Comparison] = [
    "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
  ]

  /// Parses a test of a value, if one comes next.
  ///
  ///     tail ::= ("<=" | ">=" | "<" | ">") value | "is" "not"? istail | "contains" value
  ///            | ("starts" | "ends") "with" value
  ///            | "does" "not" ("contain" | "start" "with" | "end" "with") value
  mutating func parseTailIfPresent(
    of value: ExpressionSyntax, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax? {
    if current.kind == .sign { return try parseSignTailIfPresent(of: value, from: start) }
    if isWord("is not") || isWord("is") { return try parseIs(of: value, from: start) }
    if isLoneIn { return try parseLoneIn(of: value, from: start) }
    if take("does") { return try parseDoesNot(of: value, from: start) }
    if take("contains") { return try parseTextTest(.contains, of: value, from: start) }
    let test: Expression.TextTest = isWord("starts") ? .startsWith : .endsWith
    guard take("starts") || take("ends") else { return nil }
    try expect("with")
    return try parseTextTest(test, of: value, from: start)
  }

  /// Parses a comparison by a sign; a lone `=` is `is`.
  private mutating func parseSignTailIfPresent(
    of value: ExpressionSyntax, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax? {
    if let comparison = Self.comparisons[current.value] {
      advance()
      let other = try parseValue()
      return try node(.compare(comparison, value, other, isNegated: false), from: start)
    }
    guard isSign("=") else { return nil }
    let sign = skip()
    report(
      SyntaxCode.foreignHabit, at: sign.span, "`=` is written `is` in a condition",
      fix: Diagnostic.Fix(span: sign.span, replacement: spaced("is", at: sign.span)))
    return try parseIsTail(of: value, isNegated: false, from: start)
  }

  /// A word with the blanks that it needs at a place where a sign stood.
  func spaced(_ word: String, at span: SourceSpan) -> String {
    let blanks: [UInt8] = [0x09, 0x0A, 0x0D, 0x20]
    let before = span.start > 0 && !blanks.contains(source.bytes[span.start - 1]) ? " " : ""
    let isGlued = span.end < source.bytes.count && !blanks.contains(source.bytes[span.end])
    return before + word + (isGlued ? " " : "")
  }

  /// Parses `is [not]` and what follows.
  private mutating func parseIs(
    of value: ExpressionSyntax, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    let isNegated = advance().value == "is not" || take("not")
    return try parseIsTail(of: value, isNegated: isNegated, from: start)
  }

  /// `true` if an `in` with a list behind it lacks its `is`.
  private var isLoneIn: Bool {
    let isIn: (Token) -> Bool = { $0.kind == .word && $0.value == "in" }
    if isIn(current) { return isSign("[", at: 1) }
    return current.kind == .word && current.value == "not" && isIn(peek())
  }

  /// Parses `in [...]` or `not in [...]` that lacks its `is`, and reports it.
  private mutating func parseLoneIn(
    of value: ExpressionSyntax, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    let token = current
    let isNegated = take("not")
    let word = isNegated ? "not in" : "in"
    report(
      SyntaxCode.foreignHabit, at: token.span, "`\(word)` is written `is \(word)` here",
      fix: Diagnostic.Fix(
        span: SourceSpan(token.span.start, token.span.start), replacement: "is "))
    return try parseIsTail(of: value, isNegated: isNegated, from: start)
  }

  /// Parses a test on text.
  private mutating func parseTextTest(
    _ test: Expression.TextTest, of value: ExpressionSyntax, isNegated: Bool = false,
    from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    let other = try parseValue()
    return try node(.textTest(test, value, other, isNegated: isNegated), from: start)
  }

  /// Parses what follows `does`.
  private mutating func parseDoesNot(
    of value: ExpressionSyntax, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    try expect("not")
    if take("contain") {
      return try parseTextTest(.contains, of: value, isNegated: true, from: start)
    }
    let test: Expression.TextTest = isWord("start") ? .startsWith : .endsWith
    guard take("start") || take("end") else {
      throw missing("`contain`, `start with` or `end with`")
    }
    try expect("with")
    return try parseTextTest(test, of: value, isNegated: true, from: start)
  }

  /// Parses what follows `is` or `is not`.
  ///
  ///     istail ::= "known" | "missing" | "in" (value | name) | "between" value "and" value
  ///              | ("more" | "less") "than" duration ("ago" | "away") | "reachable" "by" name
  ///              | value
  private mutating func parseIsTail(
    of value: ExpressionSyntax, isNegated: Bool, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    if take("known") { return try node(.isKnown(value, isNegated: isNegated), from: start) }
    if take("missing") { return try node(.isKnown(value, isNegated: !isNegated), from: start) }
    if take("in") { return try parseIsIn(of: value, isNegated: isNegated, from: start) }
    if take("between") {
      let low = try parseValue()
      try expect("and")
      let high = try parseValue()
      return try node(.isBetween(value, low, high, isNegated: isNegated), from: start)
    }
    if isWord("more") || isWord("less"), isWord("than", at: 1) {
      return try parseAge(of: value, isNegated: isNegated, from: start)
    }
    if isWord("reachable"), isWord("by", at: 1) {
      skip()
      skip()
      let channel = try parseName("a channel")
      return try node(.reachable(value, channel, isNegated: isNegated), from: start)
    }
    let other = try parseValue()
    return try node(.compare(.equal, value, other, isNegated: isNegated), from: start)
  }

  /// Parses the list, or behind a bare `user` the audience, of `is in`.
  private mutating func parseIsIn(
    of value: ExpressionSyntax, isNegated: Bool, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    if case .name(let name) = value.kind, name.text == "user" { noteRole(.audience) }
    if case .name(let name) = value.kind, name.text == "user", isName() || current.kind == .text {
      let audience = try parseName("an audience")
      return try node(.isInAudience(audience, isNegated: isNegated), from: start)
    }
    let list = try parseValue()
    return try node(.isIn(value, list, isNegated: isNegated), from: start)
  }

  /// Parses `more|less than D ago|away`.
  private mutating func parseAge(
    of value: ExpressionSyntax, isNegated: Bool, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    let isMore = skip().value == "more"
    skip()
    let duration = try parseDuration()
    let isAgo = isWord("ago")
    guard take("ago") || take("away") else { throw missing("`ago` or `away`") }
    return try node(
      .age(value, isMore: isMore, duration, isAgo: isAgo, isNegated: isNegated), from: start)
  }
}
