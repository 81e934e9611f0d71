import JourneyLanguage
import JourneyModel
import Testing

/// The grammar that people read is the language that the parser accepts.
@Suite struct GrammarTests {
  /// How many sentences are made from each seed.
  static let sentencesPerSeed = 1_000

  @Test(arguments: UInt64(1)...8)
  func `the parser accepts what the grammar makes`(seed: UInt64) throws {
    var sampler = GrammarSampler(try Grammar.ofLanguage(), seed: seed)
    for _ in 0..<Self.sentencesPerSeed {
      let script = sampler.sentence(of: "item")
      let finding = Scripts.tree(script).diagnostics.first
      if let finding {
        let start = script.utf8.index(script.startIndex, offsetBy: finding.span.start)
        let before = script[..<start].suffix(120)
        Issue.record("\(finding.message): \(before)▶\(script[start...].prefix(60))")
      }
    }
  }

  @Test(arguments: UInt64(21)...24)
  func `whatever the grammar makes is checked to its end, with and without a catalog`(
    seed: UInt64
  ) throws {
    var sampler = GrammarSampler(try Grammar.ofLanguage(), seed: seed)
    for _ in 0..<(Self.sentencesPerSeed / 2) {
      let source = SourceFile(name: "test.journey", text: sampler.sentence(of: "item"))
      for catalog in [nil, ShopCatalog.catalog] {
        let result = Compiler(catalog: catalog).compile(source)
        let hasError = result.diagnostics.contains { $0.severity == .error }
        #expect(!hasError || result.definitions.isEmpty)
      }
    }
  }

  @Test(arguments: UInt64(11)...14)
  func `what the grammar makes can be laid out, and nothing is lost`(seed: UInt64) throws {
    var sampler = GrammarSampler(try Grammar.ofLanguage(), seed: seed)
    for _ in 0..<(Self.sentencesPerSeed / 4) {
      let script = sampler.sentence(of: "item")
      let layout = FormattedScripts.format(script)
      #expect(FormattedScripts.format(layout) == layout)
      #expect(FormattedScripts.words(layout) == FormattedScripts.words(script))
      #expect(Scripts.tree(layout).diagnostics.isEmpty, "\(layout)")
    }
  }

  @Test func `sentences use every rule but those of the prompt`() throws {
    let grammar = try Grammar.ofLanguage()
    var sampler = GrammarSampler(grammar, seed: 99)
    for _ in 0..<(5 * Self.sentencesPerSeed) { _ = sampler.sentence(of: "item") }
    let unused = Set(grammar.names).subtracting(sampler.used.union(["script"]))
    #expect(unused == ["replline"])
  }

  @Test func `every rule that is named is there`() throws {
    let grammar = try Grammar.ofLanguage()
    func named(_ term: Grammar.Term) -> [String] {
      switch term {
      case .word: []
      case .rule(let name): [name]
      case .sequence(let terms), .choice(let terms): terms.flatMap(named)
      case .repeated(let term, _, _): named(term)
      }
    }
    let all = Set(grammar.rules.values.flatMap(named)).filter { $0.first?.isLowercase == true }
    #expect(all.subtracting(grammar.names) == [])
  }
}
