import Foundation
import JourneyLanguage
import JourneyModel
import Testing

/// What comes out for each script, held against the golden files beside it.
@Suite struct GoldenTests {
  @Test(arguments: Fixtures.rejected)
  func `the findings read as they did`(script: Fixture) throws {
    let checked = CheckedScript(script.source, catalog: try script.catalogs.first ?? nil)
    let text = DiagnosticText(source: script.source).text(of: checked.findings)
    try GoldenFile(.diagnostics, beside: script.url).expect(text)
  }

  @Test(arguments: Fixtures.accepted)
  func `the definition is as it was`(script: Fixture) throws {
    let checked = CheckedScript(script.source, catalog: try script.catalogs.first ?? nil)
    let texts = checked.result.definitions.map {
      String(decoding: DefinitionWriter.json(of: $0), as: UTF8.self)
    }
    try GoldenFile(.definition, beside: script.url).expect(texts.joined(separator: "\n"))
  }

  @Test func `no golden file stands beside no script`() {
    for folder in ["Accept", "Reject"] {
      #expect(GoldenFile.orphans(in: Fixtures.root.appending(path: folder)) == [])
    }
  }
}
