import JourneyModel

extension ScriptLint {
  /// Looks at comments and texts, character by character.
  mutating func checkCharacters() {
    for index in tree.tokens.indices {
      let trivia = tree.tokens[index].trivia
      // A comment of one character says nothing, and most of what stands between is one blank.
      if trivia.end > trivia.start + 1 { checkComments(in: trivia) }
      if tree.tokens[index].kind == .text { checkText(tree.tokens[index]) }
    }
  }

  /// Looks at the comments between two tokens.
  private mutating func checkComments(in trivia: SourceSpan) {
    let bytes = source.bytes
    var place = trivia.start
    while place < trivia.end {
      guard bytes[place] == UInt8(ascii: "#") else {
        place += 1
        continue
      }
      let end = bytes[place..<trivia.end].firstIndex(of: 0x0A) ?? trivia.end
      checkComment(SourceSpan(place, end))
      place = end
    }
  }

  /// The words that begin a note of something still to do.
  private static let unfinished: Set<String> = ["todo", "fixme", "tbd", "xxx"]
  /// The longest of them.
  private static let unfinishedMax = 5

  /// Looks at a comment.
  private mutating func checkComment(_ span: SourceSpan) {
    checkDirections(in: span)
    let text = source.bytes[span.start..<span.end].drop { $0 == 0x23 || $0 == 0x20 || $0 == 0x09 }
    let word = text.prefix(Self.unfinishedMax + 1).prefix { ($0 | 0x20) >= 0x61 && $0 < 0x7B }
    guard word.count <= Self.unfinishedMax,
      Self.unfinished.contains(String(decoding: word, as: UTF8.self).lowercased())
    else { return }
    report(
      ScriptLintCode.todoComment, at: span, "a note of something still to do stands here",
      help: "do it, or write down where else it is kept in mind")
  }

  /// Looks at a text.
  private mutating func checkText(_ token: Token) {
    guard source.bytes[token.span.start..<token.span.end].contains(where: { $0 >= 0x80 })
    else { return }
    checkDirections(in: token.span)
    for word in token.value.split(whereSeparator: { !$0.isLetter }) {
      guard let latin = LookAlikes.latin(String(word)), !latin.isEmpty else { continue }
      reportMixed(String(word), meant: latin, in: token.span)
    }
  }

  /// Reports a word in which letters of two alphabets stand that look alike.
  private mutating func reportMixed(_ word: String, meant latin: String, in span: SourceSpan) {
    let letters = Array(word.utf8)
    let place = (span.start..<span.end).first {
      source.bytes[$0..<span.end].starts(with: letters)
    }
    let found = place.map { SourceSpan($0, $0 + letters.count) }
    report(
      ScriptLintCode.mixedAlphabets, at: found ?? span,
      "`\(word)` has letters of another alphabet that only look like those of `\(latin)`",
      help: "write `\(latin)`",
      fix: found.map { .init(span: $0, replacement: latin, isSafe: false) })
  }

  /// Reports characters that turn the direction of writing, so that a line reads as what it is not.
  private mutating func checkDirections(in span: SourceSpan) {
    let bytes = source.bytes
    var place = span.start
    while place + 2 < span.end {
      let isTurn =
        bytes[place] == 0xE2
        && (bytes[place + 1] == 0x80 && (0xAA...0xAE).contains(bytes[place + 2])
          || bytes[place + 1] == 0x81 && (0xA6...0xA9).contains(bytes[place + 2]))
      if isTurn { reportDirection(at: SourceSpan(place, place + 3)) }
      place += isTurn ? 3 : 1
    }
  }

  /// Reports one of them.
  private mutating func reportDirection(at span: SourceSpan) {
    report(
      ScriptLintCode.hiddenDirection, at: span,
      "an invisible character here turns the direction of writing",
      help: "leave it out, so that everybody reads what the machine reads",
      fix: .init(span: span, replacement: "", isSafe: false))
  }
}
