import JourneyModel
import JourneyTools
import Testing

/// Definitions with one mistake: it is told once, at the value that is wrong.
@Suite struct DefinitionMistakeTests {
  @Test func `the definition without a mistake has no finding`() throws {
    let catalog = try #require(DefinitionMistake.catalog)
    let source = SourceFile(name: "rescue.json", text: DefinitionMistake.sound)
    #expect(SourceCheck(catalog: catalog).findings(in: source).map(\.message) == [])
  }

  @Test func `there are mistakes of every sort`() {
    #expect(DefinitionMistake.all.count >= 65)
    let found = Set(DefinitionMistake.all.map(\.code))
    let told = ["definition-too-large", "definition-too-deep", "too-many-states", "too-many-arms"]
    let others = DefinitionCode.all.map(\.name).filter { !found.contains($0) }
    #expect(others.sorted() == (told + ["text-too-long"]).sorted(), "they have tests of their own")
  }

  @Test(arguments: DefinitionMistake.all)
  func `a mistake is one finding, at its value`(mistake: DefinitionMistake) throws {
    let findings = mistake.findings
    #expect(findings.map(\.code.name) == [mistake.code], "\(findings.map(\.message))")
    let finding = try #require(findings.first)
    let root = try? JSONReader.parse(mistake.source.bytes)
    // What cannot be read has no path to hold against it, and what is missing has no line.
    guard let root else { return }
    #expect("\(root.pointer(at: finding.span.start))" == mistake.pointer)
  }

  @Test(arguments: DefinitionMistake.all.filter { $0.code.hasPrefix("unknown-") })
  func `a name that is wrong is told on its line`(mistake: DefinitionMistake) throws {
    let finding = try #require(mistake.findings.first)
    #expect(mistake.lines.contains(mistake.source.line(at: finding.span.start)))
  }

  @Test func `the findings read as they did`() throws {
    let texts = DefinitionMistake.all.map { mistake in
      let findings = mistake.findings.map { finding in
        let line = mistake.source.line(at: finding.span.start)
        let column = mistake.source.column(at: finding.span.start)
        let help = finding.help.map { "\n    help: \($0)" } ?? ""
        return "\(line):\(column): \(finding.severity.rawValue): \(finding.message)  "
          + "\(finding.code.id) \(finding.code.name)\(help)\n"
      }
      return "## \(mistake.name)\n" + findings.joined()
    }
    try GoldenReport(name: "Definitions/mistakes.findings").expect(texts.joined(separator: "\n"))
  }

  @Test(arguments: DefinitionMistake.all)
  func `a message is a sentence in plain words`(mistake: DefinitionMistake) {
    for finding in mistake.findings {
      for text in [finding.message, finding.help ?? "help"] {
        #expect(text.first?.isUppercase == false)
        #expect(!text.hasSuffix("."))
        #expect(text.count { $0 == "`" }.isMultiple(of: 2))
      }
    }
  }
}
