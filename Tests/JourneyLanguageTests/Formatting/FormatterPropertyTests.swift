import JourneyLanguage
import JourneyModel
import Testing

/// What holds for the layout of any script.
@Suite struct FormatterPropertyTests {
  /// Checks that a layout is stable and loses nothing; returns it.
  @discardableResult
  private func check(_ text: String, _ name: String) -> String {
    let once = FormattedScripts.format(text)
    #expect(FormattedScripts.format(once) == once, "\(name) is laid out anew each time:\n\(text)")
    #expect(
      FormattedScripts.words(once) == FormattedScripts.words(text), "\(name) says another:\n\(text)"
    )
    #expect(once.isEmpty || once.hasSuffix("\n"), "\(name) ends in a line:\n\(text)")
    return once
  }

  @Test func `formatting twice is formatting once, and nothing is lost`() {
    for source in FormattedScripts.all {
      let text = source.text(SourceSpan(0, source.bytes.count))
      let once = check(text, source.name)
      #expect(!once.contains("\t") && !once.contains(" \n"), "\(source.name)")
    }
    #expect(FormattedScripts.all.count > 250)
  }

  @Test func `a valid script stays valid, whatever its blanks and line breaks were`() {
    var random = SeededGenerator(seed: 21)
    for source in FormattedScripts.valid {
      let once = Formatter.format(source) ?? ""
      #expect(Scripts.findings(once) == [], "\(source.name):\n\(once)")
      for _ in 0..<4 {
        let respaced = FormattedScripts.respaced(source, &random)
        #expect(FormattedScripts.format(respaced) == once, "\(source.name):\n\(respaced)")
      }
    }
  }

  @Test func `no line is longer than a hundred columns unless one word of it is`() {
    var random = SeededGenerator(seed: 22)
    for source in FormattedScripts.valid {
      let long = widened(source, &random)
      guard Scripts.findings(long) == [] else { continue }
      let once = check(long, source.name)
      for line in once.split(separator: "\n") where line.count > 100 {
        let code = line.split(separator: " #")[0].drop { $0 == " " }
        #expect(code.count <= 100 || isUnbroken(code), "\(source.name): \(line)")
      }
    }
  }

  /// Returns a script in which some words are long.
  private func widened(_ source: SourceFile, _ random: inout SeededGenerator) -> String {
    Parser.parse(source).tokens.map { token in
      let text = source.text(token.span)
      let isName = token.kind == .word && text.contains("_") && Bool.random(using: &random)
      return source.text(token.trivia) + text + (isName ? String(repeating: "x", count: 30) : "")
    }.joined()
  }

  /// Returns `true` if a line holds no place at which it could have been broken.
  private func isUnbroken(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    let breaks: Set<Substring> = ["and", "or", "where", "with", "as", "default", "+", "only"]
    return !words.dropFirst().contains { breaks.contains($0) }
  }

  @Test func `a formatted script compiles to the same definition`() {
    var count = 0
    for source in FormattedScripts.valid {
      let text = source.text(SourceSpan(0, source.bytes.count))
      for catalog in [nil, ShopCatalog.catalog] {
        let before = CompiledScript(text, catalog: catalog)
        let after = CompiledScript(FormattedScripts.format(text), catalog: catalog)
        #expect(before.names == after.names, "\(source.name)")
        #expect(
          before.result.definitions.map(withoutLines) == after.result.definitions.map(withoutLines),
          "\(source.name)")
        count += before.result.definitions.count
      }
    }
    #expect(count > 40)
  }

  /// Returns what a definition says, apart from where it says so.
  private func withoutLines(_ definition: JourneyDefinition) -> String {
    var definition = definition
    for index in definition.triggers.indices { definition.triggers[index].line = nil }
    for index in definition.states.indices { definition.states[index].line = nil }
    for index in definition.settings.promises.indices {
      definition.settings.promises[index].line = nil
    }
    return String(decoding: DefinitionWriter.json(of: definition), as: UTF8.self)
  }

  @Test func `the examples are laid out canonically`() {
    let examples = FormattedScripts.load([], examples: true)
    #expect(examples.count >= 7)
    for source in examples {
      #expect(
        Formatter.format(source) == source.text(SourceSpan(0, source.bytes.count)),
        "run `journey fmt` on \(source.name)")
    }
  }

  @Test func `every prefix is laid out and loses nothing`() {
    let bytes = Array(Scripts.everything.utf8)
    for end in stride(from: 0, to: bytes.count, by: 23) {
      check(String(decoding: bytes[..<end], as: UTF8.self), "a prefix of \(end)")
    }
  }

  @Test func `scripts with tokens dropped, doubled or swapped lose nothing`() {
    var random = SeededGenerator(seed: 23)
    for source in FormattedScripts.valid {
      for _ in 0..<4 {
        let tree = Parser.parse(source)
        var parts = tree.tokens.map { source.text($0.trivia) + source.text($0.span) }
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<parts.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: if parts.count > 1 { parts.remove(at: place) }
          case 1: parts.insert(parts[place], at: place)
          default: parts.swapAt(place, Int.random(in: 0..<parts.count, using: &random))
          }
        }
        check(parts.joined(), source.name)
      }
    }
  }

  @Test func `random words, signs and comments lose nothing`() {
    var random = SeededGenerator(seed: 24)
    let tree = Scripts.tree(Scripts.everything)
    let words =
      tree.tokens.map { tree.source.text($0.span) }
      + ["\"", "\"\"\"", "“", "\\", "–", ";", "1h", "3days", "\u{A0}", "€", "!", "==", "!="]
    let blanks = [" ", " ", "", "\n", "\n  ", "\n\n", " # why\n", "\n#\tnote \r\n", "\t"]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in
        (words.randomElement(using: &random) ?? "") + (blanks.randomElement(using: &random) ?? "")
      }.joined()
      check(text, "a script of random words")
    }
  }

  @Test func `bytes that are no text are left alone`() {
    #expect(Formatter.format(SourceFile(name: "x", bytes: [0x77, 0xFF, 0x0A])) == nil)
  }

  @Test(arguments: [("(", ")"), ("[", "]")])
  func `no depth of brackets is too much`(open: String, close: String) {
    let depth = 30_000
    let opened = String(repeating: open, count: depth)
    let closed = String(repeating: close, count: depth)
    check("journey j trigger on a where x is \(opened)1\(closed) wait 1 day end", "brackets")
  }

  @Test func `a list of many elements is filled without comparing each with all`() {
    let list = repeatElement("1", count: 20_000).joined(separator: ", ")
    let text = FormattedScripts.format("journey j trigger on a where x is in [\(list)] stop end")
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
  }

  @Test func `a script that is too large is left as it is`() {
    let text = String(repeating: "#x\n", count: 400_000)
    #expect(FormattedScripts.format(text) == text)
  }
}
