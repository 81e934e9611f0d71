import JourneyLanguage
import JourneyModel
import Testing

/// A definition turned back into a script says the same.
@Suite struct DecompilerTests {
  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `a compiled script comes back as the same definition`(script: Fixture) throws {
    for catalog in try script.catalogs {
      for definition in CheckedScript(script.source, catalog: catalog).result.definitions {
        let back = DecompiledScript(definition, catalog: catalog)
        let twin = try #require(back.result.definitions.first, "\(back.errors)\n\(back.text)")
        #expect(
          twin.meaning == definition.meaning,
          "\(definition.difference(from: twin))\n\(back.text)")
      }
    }
  }

  @Test(arguments: Fixtures.accepted + Fixtures.shop + Fixtures.documented)
  func `it comes back without a catalog, too`(script: Fixture) throws {
    for definition in CheckedScript(script.source, catalog: nil).result.definitions {
      let back = DecompiledScript(definition, catalog: nil)
      let twin = try #require(back.result.definitions.first, "\(back.errors)\n\(back.text)")
      #expect(
        twin.meaning == definition.meaning, "\(definition.difference(from: twin))\n\(back.text)")
    }
  }

  @Test func `the pages of the docs have scripts to come back`() {
    #expect(Fixtures.documented.count >= 80)
  }

  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `it is laid out as fmt does, with no more jumps than before`(script: Fixture) throws {
    let catalog = try script.firstCatalog
    let definitions = CheckedScript(script.source, catalog: catalog).result.definitions
    var jumps = 0
    for definition in definitions {
      let text = Decompiler(catalog: catalog).script(of: definition)
      let source = SourceFile(name: "twin.journey", text: text)
      #expect(Formatter.format(source) == text)
      jumps += Self.jumps(in: source)
    }
    let text = script.source.text(SourceSpan(0, script.source.bytes.count))
    // A fragment that is used twice has its jumps twice.
    if !text.contains("fragment ") { #expect(jumps <= Self.jumps(in: script.source)) }
  }

  /// How many jumps a script holds.
  private static func jumps(in source: SourceFile) -> Int {
    Parser.parse(source).steps.count { step in
      if case .goTo = step.kind { return true }
      return false
    }
  }
}
