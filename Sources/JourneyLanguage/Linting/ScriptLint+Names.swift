import JourneyModel

extension ScriptLint {
  /// Words that mean something in a phrase without being reserved: a name of one of them is left in
  /// its quotes.
  private static let phraseWords: Set<String> = [
    "transactional", "first", "last", "once", "one", "unlimited", "newest", "wins", "tomorrow",
    "next", "more", "less", "than", "known", "reachable", "between", "times", "time", "most",
    "least", "exactly", "messages", "message", "marketing", "request", "yearly", "zone", "about",
    "users", "path", "passes", "never", "nothing", "sent", "called", "emitted", "entered",
    "waiting", "stopped", "completed", "exited", "converted", "today", "a", "ago", "away",
  ]

  /// Looks at a name where there is one.
  mutating func checkQuotes(_ name: NameSyntax?) {
    if let name { checkQuotes(name) }
  }

  /// Reports a name in quotes that needs none.
  mutating func checkQuotes(_ name: NameSyntax) {
    guard source.bytes[name.span.start] == UInt8(ascii: "\""),
      NameSpelling.spelled(name.text) == name.text, name.text.utf8.allSatisfy({ $0 < 0x80 }),
      !Keywords.all.contains(name.text), !Self.phraseWords.contains(name.text)
    else { return }
    report(
      ScriptLintCode.unneededQuotes, at: name.span, "the name `\(name.text)` needs no quotes",
      fix: .init(span: name.span, replacement: name.text))
  }

  /// Looks at the names that were found, all together.
  mutating func checkNames() {
    let declared = Set(catalog?.events?.map(\.name) ?? [])
    for name in bindings where eventNames.contains(name.text) || declared.contains(name.text) {
      report(
        ScriptLintCode.nameOfAnEvent, at: name.span, "`\(name.text)` is the name of an event too",
        help: "take a name that tells the two apart, such as `the_\(name.text)`")
    }
    if catalog?.events == nil { checkSimilarEvents() }
  }

  /// The most names of events that are compared with each other.
  private static let comparedMax = 200
  /// The shortest name in which one other letter is more likely a slip than another name.
  private static let similarMin = 8

  /// Reports names of events that differ by a letter, where no catalog tells which are right.
  private mutating func checkSimilarEvents() {
    let compared = events.prefix(Self.comparedMax)
    for (index, name) in compared.enumerated() where name.text.count >= Self.similarMin {
      let twin = compared.prefix(index).first { Suggestion.isSlip($0.text, of: name.text) }
      guard let twin else { continue }
      report(
        ScriptLintCode.similarEvents, at: name.span,
        "`\(name.text)` looks like `\(twin.text)`, and neither is declared",
        help: "write one of them everywhere, or declare both in the catalog",
        notes: [.init(span: twin.span, message: "`\(twin.text)` stands here")])
    }
  }
}
