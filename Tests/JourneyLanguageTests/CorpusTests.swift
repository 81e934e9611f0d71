import JourneyLanguage
import JourneyModel
import Testing

/// The scripts of the fixtures: what is right passes, and what is wrong is told where it is, once.
@Suite struct CorpusTests {
  @Test(arguments: Fixtures.accepted)
  func `a valid script has no error, and only the warnings it names`(script: Fixture) throws {
    for catalog in try script.catalogs {
      let checked = CheckedScript(script.source, catalog: catalog)
      let text = DiagnosticText(source: script.source).text(of: checked.errors)
      #expect(checked.errors.isEmpty, "\(catalog == nil ? "without a catalog: " : "")\(text)")
      #expect(checked.expectations(.warning) == script.warnings)
      #expect(checked.result.definitions.count == checked.result.tree.journeys.count)
    }
  }

  @Test(arguments: Fixtures.rejected)
  func `each mistake is told once, on its line`(script: Fixture) throws {
    #expect(!script.expected.isEmpty, "the script says nothing of what is expected")
    for catalog in try script.catalogs {
      let checked = CheckedScript(script.source, catalog: catalog)
      let text = DiagnosticText(source: script.source).text(of: checked.findings)
      #expect(checked.expectations() == script.expected, "found:\n\(text)")
    }
  }

  @Test(arguments: Fixtures.shop)
  func `the example workspace has no error`(script: Fixture) throws {
    let checked = CheckedScript(script.source, catalog: try Catalogs.shop.get())
    #expect(
      checked.findings.isEmpty,
      "\(DiagnosticText(source: script.source).text(of: checked.findings))")
  }

  @Test(arguments: Fixtures.accepted + Fixtures.rejected + Fixtures.shop)
  func `the tokens of a script give back its text`(script: Fixture) {
    let tree = Parser.parse(script.source)
    let text = tree.tokens.map { tree.source.text($0.trivia) + tree.source.text($0.span) }.joined()
    #expect(text == tree.source.text(SourceSpan(0, tree.source.bytes.count)))
  }

  @Test(arguments: Fixtures.rejected)
  func `a finding lies inside the script and says something`(script: Fixture) throws {
    for catalog in try script.catalogs {
      for finding in CheckedScript(script.source, catalog: catalog).findings {
        let span = finding.span
        #expect(0 <= span.start && span.start <= span.end && span.end <= script.source.bytes.count)
        #expect(finding.message.first?.isUppercase == false && !finding.message.hasSuffix("."))
      }
    }
  }

  @Test func `there are many scripts, so that none is lost unnoticed`() {
    #expect(Fixtures.accepted.count >= 65)
    #expect(Fixtures.rejected.count >= 90)
    #expect(Fixtures.shop.count >= 7)
    let free = Fixtures.accepted.filter { $0.catalogUse != .declared }.count
    #expect(free * 5 >= Fixtures.accepted.count * 2)
  }
}
