@_spi(_Unicode) import Swift

import JourneyModel

extension Parser {
  /// Returns `true` if the token so many places on is a word that may be a name.
  @inline(__always)
  func isName(at distance: Int = 0) -> Bool {
    let place = min(position + distance, tokens.count - 1)
    guard tokens[place].kind == .word, !tokens[place].roles.contains(.reserved) else {
      return false
    }
    return !(isLineStrict && tokens[place].startsLine && isStatementStart(at: position + distance))
  }

  /// Parses a name.
  ///
  ///     name ::= NAME | TEXT
  mutating func parseName(_ what: String) throws(SyntaxFailure) -> NameSyntax {
    if isName() || current.kind == .text {
      let token = skip()
      return NameSyntax(token.value, span: token.span)
    }
    guard let name = takeReservedName(isBinding: false) else { throw missing(what) }
    return name
  }

  /// Parses a name that is never quoted.
  ///
  ///     binding ::= NAME
  mutating func parseBinding(_ what: String) throws(SyntaxFailure) -> NameSyntax {
    if isName() {
      let token = skip()
      return NameSyntax(token.value, span: token.span)
    }
    if current.kind == .text, !current.startsLine { return takeQuotedBinding() }
    guard let name = takeReservedName(isBinding: true) else { throw missing(what) }
    return name
  }

  /// Takes a quoted name where only a word may stand, and reports it.
  private mutating func takeQuotedBinding() -> NameSyntax {
    let token = skip()
    let isWord = Lexer.lex(SourceFile(name: "", text: token.value)).tokens.first?.kind == .word
    report(
      SyntaxCode.quotedBinding, at: token.span, "a name given here is never quoted",
      help: "in an expression `\"\(token.value)\"` is a text",
      fix: isWord ? Diagnostic.Fix(span: token.span, replacement: token.value) : nil)
    return NameSyntax(token.value, span: token.span)
  }

  /// Takes a reserved word that stands for a name on its line, and reports it.
  private mutating func takeReservedName(isBinding: Bool) -> NameSyntax? {
    guard current.kind == .word, !current.startsLine, isPlainWord(current), mayBeReservedName
    else { return nil }
    let name = parseWordAsName()
    report(
      SyntaxCode.reservedName, at: name.span, "`\(name.text)` is a word of the language",
      help: isBinding ? "choose another name" : "as a name it stands in quotes",
      fix: isBinding
        ? nil : Diagnostic.Fix(span: name.span, replacement: "\"\(name.text)\"", isSafe: false))
    return name
  }

  /// `true` if the reserved word here is likely a name: what follows it is no name of its own.
  private var mayBeReservedName: Bool {
    let next = peek()
    if next.startsLine || next.kind == .endOfFile || next.kind == .sign { return true }
    return next.kind == .word && next.roles.contains(.reserved)
  }

  /// `true` if a token is a word by its letters, not a sign that means one.
  func isPlainWord(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    switch source.bytes[token.span.start] {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), UInt8(ascii: "|"):
      return false
    default: return true
    }
  }

  /// Takes a word as the name it spells, whatever it means elsewhere.
  private mutating func parseWordAsName() -> NameSyntax {
    let token = skip()
    let isHabit = !habits.isEmpty && habits[token.span.start] != nil
    return NameSyntax(isHabit ? source.text(token.span) : token.value, span: token.span)
  }

  /// Parses what stands behind a dot, where every word is ordinary.
  ///
  ///     member ::= WORD | TEXT
  mutating func parseMember() throws(SyntaxFailure) -> NameSyntax {
    guard isPlainWord(current) || current.kind == .text, !current.startsLine || isPlainMember
    else { throw missing("a name", role: .member) }
    return parseWordAsName()
  }

  /// `true` if the word that begins this line may be a member of what stands on the line before.
  private var isPlainMember: Bool { current.kind == .text || isName() }

  /// Parses the name of a value, where every word is ordinary.
  ///
  ///     key ::= WORD | TEXT
  mutating func parseKey() throws(SyntaxFailure) -> NameSyntax {
    guard isPlainWord(current) || current.kind == .text else {
      throw missing("a name", role: .key)
    }
    return parseWordAsName()
  }

  /// Parses a path of names.
  ///
  ///     attribute ::= name ("." member)*
  mutating func parseAttribute() throws(SyntaxFailure) -> [NameSyntax] {
    var path = [try parseName("an attribute")]
    while takeSign(".") { path.append(try parseMember()) }
    return path
  }

  /// Parses the path behind `user`.
  ///
  ///     userpath ::= "user" ("." member)+
  mutating func parseUserPath() throws(SyntaxFailure) -> [NameSyntax] {
    try expect("user")
    try expectSign(".")
    var path = [try parseMember()]
    while takeSign(".") { path.append(try parseMember()) }
    return path
  }

  /// Parses a service and its operation.
  ///
  ///     operation ::= name "." member
  mutating func parseOperation() throws(SyntaxFailure) -> (NameSyntax, NameSyntax) {
    let service = try parseName("a service")
    try expectSign(".")
    return (service, try parseMember())
  }
}
