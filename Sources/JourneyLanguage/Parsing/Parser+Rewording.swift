import JourneyModel

extension Parser {
  /// A statement with some phrases put in the words of the language.
  private struct Reworded {
    /// Its tokens, what stands before it first and an end of the file last.
    var tokens: [Token]
    /// The stretches that were put otherwise, with what they are now.
    var edits: [(span: SourceSpan, text: String)] = []
    /// `true` if nothing but words or signs were lost.
    var isLoss = true
    /// How many tokens could not be read.
    var unreadCount: Int
  }

  /// Where the parser stood when a statement had failed.
  private struct Standing {
    /// The place of the token that it had come to.
    let position: Int
    /// What had been found in the statement.
    let diagnostics: [Diagnostic]
    /// What could have stood where it failed.
    let wanted: (words: [String], before: [String], position: Int)

    /// Notes where a parser stands in a statement with the findings from a number on.
    init(_ parser: Parser, from count: Int) {
      position = parser.position
      diagnostics = Array(parser.diagnostics[min(count, parser.diagnostics.count)...])
      wanted = (parser.wanted, parser.wantedBefore, parser.wantedPosition)
    }
  }

  /// The most tokens of a statement that phrases are looked for in.
  private static let rewordedTokensMax = 200

  /// Reads a statement that has failed with phrases from elsewhere put in the words of the
  /// language, and reports that as one finding; `nil` if it cannot be read so.
  mutating func readReworded<Node>(
    _ phrases: [Rewording], _ parse: (inout Parser) throws(SyntaxFailure) -> Node,
    after failure: SyntaxFailure, from start: (position: Int, count: Int)
  ) -> Node? {
    let end = endOfStatement(failure, from: start)
    let fitting = phrases.filter { $0.statements.isEmpty || $0.statements.contains(statement) }
    guard end - start.position <= Self.rewordedTokensMax, !fitting.isEmpty,
      !(start.position...end).contains(where: { broken.contains($0) })
    else { return nil }
    let standing = Standing(self, from: start.count)
    let whole = tokens
    let first = max(0, start.position - 1)
    var last = tokens[tokens.count - 1]
    last.span = SourceSpan(tokens[end].span.start, tokens[end].span.start)
    var reading = Reworded(
      tokens: whole[first..<end] + [last], unreadCount: end - failure.position + 1)
    let lead = start.position - first
    while reading.edits.count < ParserLimits.repairsMax {
      guard let next = reword(reading, fitting, parse, from: (lead, start.count)) else { break }
      reading = next.reading
      guard let node = next.node else { continue }
      tokens = whole
      position = end
      noteReworded(reading, start.position..<end)
      finish(reading, failure, from: start.count)
      return node
    }
    tokens = whole
    restore(standing, from: start.count)
    return nil
  }

  /// Returns to where the parser was.
  private mutating func restore(_ standing: Standing, from count: Int) {
    position = standing.position
    diagnostics.replaceSubrange(count..., with: standing.diagnostics)
    (wanted, wantedBefore, wantedPosition) = standing.wanted
  }

  /// Returns a statement with one more phrase put otherwise so that more of it can be read.
  private mutating func reword<Node>(
    _ reading: Reworded, _ phrases: [Rewording],
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node, from start: (position: Int, count: Int)
  ) -> (reading: Reworded, node: Node?)? {
    var best: (reading: Reworded, node: Node?)?
    for phrase in phrases {
      for place in start.position..<reading.tokens.count - 1 {
        guard let match = phrase.match(reading.tokens, at: place, in: source),
          !phrase.isSignTooMany || place == start.position || Self.endsLine(match, in: reading),
          var next = replaced(match, in: reading)
        else { continue }
        next.isLoss = next.isLoss && phrase.isLoss
        tokens = next.tokens
        rewind(to: start)
        let (node, failure) = attempt(parse)
        guard let failure else { return (next, node) }
        next.unreadCount = next.tokens.count - failure.position
        if next.unreadCount < (best?.reading ?? reading).unreadCount { best = (next, nil) }
      }
    }
    return best
  }

  /// Returns `true` if a phrase ends its line.
  private static func endsLine(_ match: Rewording.Match, in reading: Reworded) -> Bool {
    let next = reading.tokens[match.places.upperBound]
    return next.startsLine || next.kind == .endOfFile
  }

  /// Returns a statement with a phrase put as it is meant; `nil` if that has been done.
  private func replaced(_ match: Rewording.Match, in reading: Reworded) -> Reworded? {
    let written = reading.tokens[match.places]
    let span = written[match.places.lowerBound].span
      .joined(with: written[match.places.upperBound - 1].span)
    if reading.edits.contains(where: { $0.span.start < span.end && span.start < $0.span.end }) {
      return nil
    }
    var meant = Array(Lexer.lex(SourceFile(name: "", text: match.text)).tokens.dropLast())
    for place in meant.indices {
      meant[place].span = span
      meant[place].startsLine = place == 0 && written.first?.startsLine ?? false
    }
    var result = reading
    result.tokens.replaceSubrange(match.places, with: meant)
    result.edits.append((span, match.text))
    return result
  }

  /// Reports what was put otherwise, in place of the habits in it.
  private mutating func finish(
    _ reading: Reworded, _ failure: SyntaxFailure, from count: Int
  ) {
    let edits = reading.edits.sorted { $0.span.start < $1.span.start }
    guard let first = edits.first, let last = edits.last else { return }
    var span = first.span.joined(with: last.span)
    // A comma stands right behind what it follows.
    while first.text.hasPrefix(","), source.bytes[span.start - 1] == UInt8(ascii: " ") {
      span.start -= 1
    }
    var text = ""
    var start = first.span.start
    for edit in edits {
      text += source.text(SourceSpan(start, edit.span.start)) + edit.text
      start = edit.span.end
    }
    let others = diagnostics[count...].filter {
      $0.span.end <= span.start || span.end <= $0.span.start
    }
    diagnostics.replaceSubrange(count..., with: others)
    // A word where a sign stood needs a blank before it.
    let before = source.bytes[max(0, span.start - 1)]
    if text.first?.isLetter ?? false, ![0x20, 0x09, 0x0A, 0x0D, 0x28, 0x5B].contains(before) {
      text = " " + text
    }
    report(finding(span, meaning: text, failure.diagnostic, isLoss: reading.isLoss))
  }

  /// Notes the tokens that are told with the phrase they stand in.
  private mutating func noteReworded(_ reading: Reworded, _ places: Range<Int>) {
    for edit in reading.edits {
      for place in places where edit.span.range.contains(tokens[place].span.start) {
        reworded.insert(tokens[place].span.start)
      }
    }
  }

  /// The finding about a phrase that is said otherwise.
  private func finding(
    _ span: SourceSpan, meaning text: String, _ failure: Diagnostic, isLoss: Bool
  ) -> Diagnostic {
    let fix = Diagnostic.Fix(span: span, replacement: text)
    let written = source.text(span).split { $0 == " " || $0.isNewline }.joined(separator: " ")
    guard isLoss else {
      return Diagnostic(
        SyntaxCode.foreignHabit, at: span, "`\(written)` is written `\(text.trimmed)` here",
        fix: fix)
    }
    return Diagnostic(
      failure.code, at: failure.span, failure.message,
      help: text.isEmpty ? "leave out `\(written)`" : "did you mean `\(text.trimmed)`?", fix: fix)
  }
}

extension String {
  /// The text without a blank before it.
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
