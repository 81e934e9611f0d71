import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// Whatever the reader of definitions accepts can be written as a script that behaves the same.
@Suite struct DefinitionFuzzTests {
  /// The definitions that a round makes.
  private static let inputsPerRound = 800

  @Test func `what is accepted comes back from its script`() throws {
    let entries = try CorpusDefinitions.load()
    var accepted = 0
    for round in 1...FuzzTests.rounds {
      var splicer = try DefinitionSplicer(entries.map(\.json), seed: round)
      for number in 0..<Self.inputsPerRound {
        let entry = entries[number % entries.count]
        let source = SourceFile(name: "spliced.json", bytes: splicer.next(from: number))
        if let definition = try sound(source, entry.catalog) {
          accepted += 1
          check(definition, entry.catalog)
        }
      }
    }
    print("\(accepted) definitions accepted")
    #expect(accepted >= Self.inputsPerRound / 8 * Int(FuzzTests.rounds))
  }

  /// The definition that some JSON is, if nothing is wrong with it.
  private func sound(_ source: SourceFile, _ catalog: Catalog?) throws -> JourneyDefinition? {
    guard let definition = DefinitionReader.read(source).definition,
      !Analysis.findings(in: definition).contains(where: { $0.code.severity == .error })
    else { return nil }
    let names = DefinitionNames.findings(
      in: definition, at: try JSONReader.parse(source.bytes), catalog: catalog)
    return names.contains { $0.severity == .error } ? nil : definition
  }

  /// Checks that a definition comes back as one that behaves the same, and that this one comes back
  /// as it is.
  private func check(_ read: JourneyDefinition, _ catalog: Catalog?) {
    let definition = catalog == nil ? Self.withoutCatalogFacts(read) : read
    let back = DecompiledScript(definition, catalog: catalog)
    guard let twin = back.result.definitions.first else {
      Issue.record("\(back.errors)\n\(back.text)")
      return
    }
    #expect(GraphTwins.difference(definition, twin) == nil, "\(back.text)")
    #expect(twin.settings.entry == definition.settings.entry)
    #expect(twin.triggers.map(\.kind) == definition.triggers.map(\.kind))
    let again = DecompiledScript(twin, catalog: catalog)
    #expect(again.result.definitions.first?.meaning == twin.meaning, "\(again.text)")
  }

  /// A definition without what only a catalog tells of messages: their topics, and that they are
  /// internal.
  private static func withoutCatalogFacts(_ definition: JourneyDefinition) -> JourneyDefinition {
    var plain = definition
    for index in plain.states.indices {
      guard case .send(var send, let next) = plain.states[index].kind else { continue }
      send.topic = nil
      if send.kind == .internal { send.kind = .marketing }
      plain.states[index].kind = .send(send, next: next)
    }
    return plain
  }
}
