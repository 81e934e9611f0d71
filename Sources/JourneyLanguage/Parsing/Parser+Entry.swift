import JourneyModel

extension Parser {
  /// Parses who may enter again.
  ///
  ///     entry ::= "entry" ("unlimited" | (entrykey ("every" duration)? ("newest" "wins")?))
  ///
  /// `newest wins` is read behind `unlimited` too, for the checker to say why it is pointless.
  mutating func parseEntry() throws(SyntaxFailure) -> EntrySyntax {
    var entry = try parseEntryKey()
    if entry.kind != .unlimited, take("every") { entry.every = try parseDuration() }
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
    if take("unlimited") { return EntrySyntax(kind: .unlimited, newestWins: false) }
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
