package import JourneyModel

/// A comment by which an author lets a finding stand: `# allow NAME: why`.
///
/// Behind something on its line it speaks of that line, and else of the next line with something
/// on it.
///
///     ALLOW ::= "#" " "* "allow" " "+ [a-z0-9-]+ ":" [^#xA]*
package struct Allowance: Equatable, Sendable {
  /// The name of the finding, or its code.
  package var name: NameSyntax
  /// Why it may stand; `nil` where nothing is said.
  package var reason: String?
  /// The line that it speaks of; `nil` behind the last one with something on it.
  package var line: Int?
  /// The comment.
  package var span: SourceSpan
  /// What has to go so that nothing of the comment is left.
  package var removal: SourceSpan

  /// Returns the comments of a script that let findings stand, in order.
  ///
  /// `# allow NAME` without a colon is one too if there is a finding of that name; else it is an
  /// ordinary sentence.
  package static func all(
    in tree: SyntaxTree, isFinding: (String) -> Bool
  ) -> [Allowance] {
    var found: [Allowance] = []
    let bytes = tree.source.bytes
    for index in tree.tokens.indices {
      // A comment of one character says nothing.
      if tree.tokens[index].trivia.end <= tree.tokens[index].trivia.start + 1 { continue }
      let token = tree.tokens[index]
      var place = token.trivia.start
      var isTrailing = index > 0
      while place < token.trivia.end {
        if bytes[place] == UInt8(ascii: "#") {
          let end = bytes[place..<token.trivia.end].firstIndex(of: 0x0A) ?? token.trivia.end
          let comment = SourceSpan(place, end)
          if var allowance = Self.read(comment, in: tree.source, isFinding: isFinding) {
            allowance.place(before: token, isTrailing: isTrailing, in: tree.source)
            found.append(allowance)
          }
          place = end
        } else {
          if bytes[place] == 0x0A { isTrailing = false }
          place += 1
        }
      }
    }
    return found
  }

  /// Reads a comment; `nil` if it is an ordinary one.
  private static func read(
    _ span: SourceSpan, in source: SourceFile, isFinding: (String) -> Bool
  ) -> Allowance? {
    let bytes = source.bytes
    func skipBlanks(from start: Int) -> Int {
      bytes[start..<span.end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? span.end
    }
    let word = skipBlanks(from: span.start + 1)
    guard bytes[word..<span.end].starts(with: "allow".utf8) else { return nil }
    let start = skipBlanks(from: word + 5)
    let end = bytes[start..<span.end].firstIndex { !isNameByte($0) } ?? span.end
    guard start > word + 5, end > start else { return nil }
    let name = NameSyntax(source.text(SourceSpan(start, end)), span: SourceSpan(start, end))
    let rest = skipBlanks(from: end)
    let why = source.text(SourceSpan(min(rest + 1, span.end), span.end))
    let hasColon = rest < span.end && bytes[rest] == UInt8(ascii: ":")
    let isBare = rest >= span.end || bytes[rest] == 0x0D
    guard hasColon || isBare && isFinding(name.text) else { return nil }
    let reason = why.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Allowance(
      name: name, reason: hasColon && !reason.isEmpty ? reason : nil, line: nil, span: span,
      removal: span)
  }

  /// `true` for what the name or the code of a finding is made of.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Tells which line the comment speaks of, and what goes with it.
  private mutating func place(before token: Token, isTrailing: Bool, in source: SourceFile) {
    let bytes = source.bytes
    var start = span.start
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    if isTrailing {
      line = source.line(at: span.start)
      removal = SourceSpan(start, span.end)
    } else {
      line = token.kind == .endOfFile ? nil : source.line(at: token.span.start)
      removal = SourceSpan(start, min(span.end + 1, bytes.count))
    }
  }
}
