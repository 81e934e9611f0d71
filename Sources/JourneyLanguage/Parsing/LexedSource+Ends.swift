import JourneyModel

extension LexedSource {
  /// Makes what closes a block in other languages a plain `end`, and reports it: a word behind it
  /// that says which block it closes, and braces.
  mutating func makePlainEnds(in source: SourceFile) {
    var depth = 0
    for place in tokens.indices.dropFirst().dropLast() {
      let (last, token, next) = (tokens[place - 1], tokens[place], tokens[place + 1])
      let isLineEnd = next.startsLine || next.kind == .endOfFile
      if token.kind == .word, isLineEnd, isNameOfEnd(token, behind: last, before: next) {
        tokens[place].kind = .invalid
        report(last.span.joined(with: token.span), meaning: "end", in: source)
      } else if token.kind == .sign, token.says("{") {
        if isLineEnd, opensBlock(lineOf: place) {
          tokens[place].kind = .invalid
          report(SourceSpan(last.span.end, token.span.end), meaning: "", in: source)
        } else {
          depth += 1
        }
      } else if token.kind == .sign, token.says("}") {
        depth -= 1
        guard depth < 0, token.startsLine, isLineEnd else { continue }
        depth = 0
        tokens[place].kind = .word
        tokens[place].value = "end"
        report(token.span, meaning: "end", in: source)
      }
    }
  }

  /// Returns `true` if a word at the end of a line says which block the `end` before it closes: no
  /// such block could go on with the next line.
  private func isNameOfEnd(_ word: Token, behind end: Token, before next: Token) -> Bool {
    guard word.roles.contains(.opener), end.says("end"), end.startsLine, !word.startsLine else {
      return false
    }
    return next.kind == .endOfFile || next.says("end")
      || !next.roles.isDisjoint(with: [.step, .item, .testLine])
      || next.roles.contains(.arm) && word.says("if")
  }

  /// Returns `true` if the line that a token ends begins a block of steps.
  private func opensBlock(lineOf place: Int) -> Bool {
    let first = tokens[...place].last { $0.startsLine } ?? tokens[0]
    let isArm = first.roles.contains(.arm) || first.says("otherwise if")
    return isArm || first.roles.contains(.opener) && !first.says("test")
  }

  /// Reports what is written otherwise.
  private mutating func report(_ span: SourceSpan, meaning text: String, in source: SourceFile) {
    let written = source.text(span).filter { !$0.isWhitespace || !text.isEmpty }
    diagnostics.append(
      Diagnostic(
        SyntaxCode.foreignHabit, at: span,
        text.isEmpty ? "no `\(written)` is needed here" : "`\(written)` is written `\(text)` here",
        fix: Diagnostic.Fix(span: span, replacement: text)))
  }
}
