import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// Scripts made at random come back from their definitions, and so do graphs made of them.
@Suite struct GeneratedScriptTests {
  /// How many scripts each test makes.
  private static let count = 2_000

  /// The definitions of scripts made at random.
  private static func definitions(_ seeds: Range<Int>) -> [JourneyDefinition] {
    seeds.flatMap { seed -> [JourneyDefinition] in
      var generator = ScriptGenerator(seed: UInt64(seed))
      let text = generator.script()
      return Compiler().compile(SourceFile(name: "j.journey", text: text)).definitions
    }
  }

  @Test(arguments: 0..<10)
  func `compile, decompile, compile is compile`(part: Int) throws {
    let size = Self.count / 10
    let definitions = Self.definitions(part * size..<(part + 1) * size)
    #expect(definitions.count * 10 >= size * 9, "\(definitions.count) of \(size) scripts compile")
    for definition in definitions {
      let back = DecompiledScript(definition, catalog: nil)
      guard let twin = back.result.definitions.first else {
        Issue.record("\(back.errors)\n\(back.text)")
        continue
      }
      #expect(
        twin.meaning == definition.meaning, "\(definition.difference(from: twin))\n\(back.text)")
    }
  }

  @Test(arguments: 0..<3)
  func `a graph from elsewhere comes back as one that behaves the same`(part: Int) throws {
    let size = Self.count / 10
    for definition in Self.definitions(part * size..<(part + 1) * size) {
      var scrambler = GraphScrambler(seed: UInt64(part))
      try Self.check(scrambler.scrambled(definition))
    }
  }

  @Test(arguments: 0..<3)
  func `so does one whose links lead anywhere`(part: Int) throws {
    let size = Self.count / 10
    var count = 0
    for definition in Self.definitions(part * size..<(part + 1) * size) {
      var scrambler = GraphScrambler(seed: UInt64(definition.states.count + part))
      let graph = scrambler.scrambled(scrambler.rewired(definition, count: 1 + part))
      guard Analysis.findings(in: graph).allSatisfy({ $0.code.severity != .error }) else {
        continue
      }
      count += 1
      try Self.check(graph)
    }
    #expect(count >= 10)
  }

  /// Checks that a graph comes back as one that behaves the same.
  private static func check(_ graph: JourneyDefinition) throws {
    let back = DecompiledScript(graph, catalog: nil)
    guard let twin = back.result.definitions.first else {
      Issue.record("\(back.errors)\n\(back.text)")
      return
    }
    let difference = GraphTwins.difference(graph, twin)
    #expect(difference == nil, "\(back.text)")
    #expect(twin.settings.entry == graph.settings.entry)
  }
}
