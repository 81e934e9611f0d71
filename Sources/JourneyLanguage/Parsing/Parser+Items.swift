import JourneyModel

extension Parser {
  /// Parses a script.
  ///
  ///     script ::= item*
  mutating func parseScript() -> [ItemSyntax] {
    var items: [ItemSyntax] = []
    while current.kind != .endOfFile {
      let start = position
      if let item = parseItemIfPresent() { items.append(item) }
      // Nothing is left where it stands but a word that has just been mended to begin an item.
      if position == start, !current.roles.contains(.item) { skip() }
    }
    return items
  }

  /// Parses an item; what is none is reported and skipped.
  ///
  ///     item ::= journey | fragment | audience | constant | test
  private mutating func parseItemIfPresent() -> ItemSyntax? {
    for word in Keywords.items where isWord(word) { return parseItem(word) }
    if let item = parseItemWithoutWordIfPresent() { return item }
    if isWord("end") { reportExtraEnd() } else { skipUnknownItem() }
    return nil
  }

  /// Parses the item that begins with a word.
  private mutating func parseItem(_ word: String) -> ItemSyntax? {
    switch word {
    case "journey": .journey(parseJourney())
    case "fragment": .fragment(parseFragment())
    case "test": .test(parseTest())
    case "audience": parseDeclaration(word).map { .audience($0) }
    default: parseDeclaration(word).map { .constant($0) }
    }
  }

  /// Mends a misspelt item, or reports and skips what is none.
  private mutating func skipUnknownItem() {
    let token = current
    let next = peek()
    if token.kind == .word, next.kind == .word || next.kind == .text,
      let meant = Keywords.meant(by: token.value, among: Keywords.items)
    {
      report(misspelt(token, meant: meant, among: Keywords.items))
      tokens[position].value = meant
      return
    }
    let start = position
    skip()
    while current.kind != .endOfFile, !isItem(at: position), !isItemLine(behind: start) { skip() }
    abandoned = (start, position)
    if (start..<position).contains(where: { broken.contains($0) }) { return }
    report(
      SyntaxCode.unexpectedWord, at: token.span, "nothing begins with `\(shown(token))` here",
      help: "a script holds `journey`, `fragment`, `audience`, `constant` and `test`")
  }

  /// Parses a journey.
  ///
  ///     journey ::= "journey" name TEXT? setting* step* "end"
  mutating func parseJourney(lacksWord: Bool = false) -> JourneySyntax {
    let place = position
    let start = lacksWord ? current.span.start : advance().span.start
    openBlock(at: place, arms: [], word: "journey")
    let head = read("journey") { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseJourneyName()
    }
    let outer = lateSettings
    lateSettings = []
    var settings = parseSettings()
    let steps = parseSteps()
    settings += lateSettings
    lateSettings = outer
    closeBlock()
    let name = head?.name ?? NameSyntax("", span: tokens[place].span)
    return JourneySyntax(
      name: name, title: head?.title, settings: settings, steps: steps, span: span(from: start))
  }

  /// Parses the name and title of a journey.
  private mutating func parseJourneyName() throws(SyntaxFailure) -> (
    name: NameSyntax, title: NameSyntax?
  ) {
    let name = try parseName("a name")
    guard current.kind == .text else { return (name, nil) }
    let title = skip()
    return (name, NameSyntax(title.value, span: title.span))
  }

  /// Parses a fragment.
  ///
  ///     fragment ::= "fragment" name ("(" (binding ("," binding)*)? ")")? step* "end"
  mutating func parseFragment(lacksWord: Bool = false) -> FragmentSyntax {
    let place = position
    let start = lacksWord ? current.span.start : advance().span.start
    openBlock(at: place, arms: [], word: "fragment")
    let head = read("fragment") { (parser: inout Parser) throws(SyntaxFailure) in
      (try parser.parseName("a name"), try parser.parseParametersIfPresent())
    }
    let steps = parseSteps()
    closeBlock()
    let (name, parameters) = head ?? (NameSyntax("", span: tokens[place].span), [])
    return FragmentSyntax(
      name: name, parameters: parameters, steps: steps, span: span(from: start))
  }

  /// Parses the parameters of a fragment.
  private mutating func parseParametersIfPresent() throws(SyntaxFailure) -> [NameSyntax] {
    guard takeSign("("), !takeSign(")") else { return [] }
    var names = [try parseBinding("a name")]
    while takeSign(",") { names.append(try parseBinding("a name")) }
    guard takeSign(")") else { throw missing("`,` or `)`") }
    return names
  }

  /// Parses an audience or a constant.
  ///
  ///     audience ::= "audience" name "=" expr
  ///     constant ::= "constant" binding "=" expr
  private mutating func parseDeclaration(_ word: String) -> DeclarationSyntax? {
    let place = position
    let start = advance().span.start
    let declaration = read(word) { (parser: inout Parser) throws(SyntaxFailure) in
      let name =
        word == "constant" ? try parser.parseBinding("a name") : try parser.parseName("a name")
      try parser.expectEquals()
      let value = try parser.parseExpression()
      return DeclarationSyntax(name: name, value: value, span: parser.span(from: start))
    }
    return declaration ?? partialDeclaration(from: place)
  }
}
