import JourneyModel

extension Parser {
  /// Parses who may enter again.
  ///
  ///     entry ::= "entry" ("unlimited" | (entrykey ("every" duration)? ("newest" "wins")?))
  mutating func parseEntry() throws(SyntaxFailure) -> EntrySyntax {
    if take("unlimited") { return EntrySyntax(kind: .unlimited, newestWins: false) }
    var entry = try parseEntryKey()
    if take("every") { entry.every = try parseDuration() }
    if take("newest") {
      try expect("wins")
      entry.newestWins = true
    }
    return entry
  }

  /// Parses the kind of rule and its key.
  ///
  ///     entrykey ::= "once" "per" ("user" | expr) | "one" "at" "a" "time" ("per" expr)?
  private mutating func parseEntryKey() throws(SyntaxFailure) -> EntrySyntax {
    if take("once") {
      try expect("per")
      if isWord("user"), !isSign(".", at: 1) {
        skip()
        return EntrySyntax(kind: .once, newestWins: false)
      }
      return EntrySyntax(kind: .once, key: try parseExpression(), newestWins: false)
    }
    guard take("one") else { throw missing("`once per user`, `one at a time` or `unlimited`") }
    try expect("at")
    try expect("a")
    try expect("time")
    let key = take("per") ? try parseExpression() : nil
    return EntrySyntax(kind: .oneAtATime, key: key, newestWins: false)
  }
}
