import JourneyModel

extension LexedSource {
  /// Leaves out the word behind an `end` that says which block it closes, and reports it.
  ///
  /// It is told from the first word of a block by the line it ends, with nothing on the next one
  /// that such a block goes on with.
  mutating func leaveOutNamesOfEnds(in source: SourceFile) {
    guard tokens.count > 2 else { return }
    for place in 1..<tokens.count - 1 {
      let (end, word, next) = (tokens[place - 1], tokens[place], tokens[place + 1])
      guard word.kind == .word, word.roles.contains(.opener), end.says("end"), end.startsLine,
        !word.startsLine, next.startsLine || next.kind == .endOfFile,
        next.kind == .endOfFile || next.says("end")
          || !next.roles.isDisjoint(with: [.step, .item, .testLine])
          || next.roles.contains(.arm) && word.says("if")
      else { continue }
      let span = end.span.joined(with: word.span)
      tokens[place].kind = .invalid
      diagnostics.append(
        Diagnostic(
          SyntaxCode.foreignHabit, at: span,
          "`\(source.text(span))` is written `end` here",
          fix: Diagnostic.Fix(span: span, replacement: "end")))
    }
  }
}
