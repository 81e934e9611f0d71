import Foundation
import JourneyModel
import JourneyTools
import Testing

/// Findings in the forms that programs read, against golden files and official schemas.
@Suite struct FindingsReportTests {
  /// A script with letters of one, two and four bytes before the finding.
  private static let script = SourceFile(
    name: "./journeys/../carts, 50%: \"now\".journey",
    text: "# Grüße 🎉\njourney \"é🎉\" oops\n  sned a & <b>\n  oops\nend\n")
  /// A definition outside the current folder.
  private static let definition = SourceFile(name: "/srv/a b.json", text: "{\u{1}\u{1B}[31m}\n")

  private static let unknownWord = DiagnosticCode("J1002", "unknown-word-here")
  private static let mildly = DiagnosticCode("J4102", "mild-thing", .warning)

  /// The first place of a text behind another.
  private static func span(_ text: String, in source: SourceFile, after start: Int = 0) throws
    -> SourceSpan
  {
    let bytes = Array(text.utf8)
    let offset = (start..<source.bytes.count).first { source.bytes[$0...].starts(with: bytes) }
    let found = try #require(offset)
    return SourceSpan(found, found + bytes.count)
  }

  /// Everything that a finding can have.
  private static func report(areWarningsDenied: Bool = false) throws -> FindingsReport {
    let oops = try span("oops", in: script)
    let again = try span("oops", in: script, after: oops.end)
    let sned = try span("sned", in: script)
    let whole = SourceSpan(try span("journey", in: script).start, script.bytes.count - 1)
    let findings = [
      Diagnostic(
        unknownWord, at: oops, "`oops`: 100% <wrong>,\u{1B}[31m really", help: "say \"a\"\nor b",
        notes: [.init(span: again, message: "it stands here too")],
        fix: .init(span: oops, replacement: "")),
      Diagnostic(unknownWord, at: again, "`oops` again"),
      Diagnostic(mildly, at: whole, "this is much", severity: .error),
      Diagnostic(
        mildly, at: sned, "`sned` is unusual",
        fix: .init(span: sned, replacement: "send\n", isSafe: false)),
    ]
    return FindingsReport(
      names: ["journey.yaml", script.name, definition.name],
      files: [
        .init(source: script, path: script.name, diagnostics: findings),
        .init(
          source: definition, path: definition.name,
          diagnostics: [Diagnostic(mildly, at: SourceSpan(1, 3), "odd \u{1} letters")]),
      ], areWarningsDenied: areWarningsDenied)
  }

  private static let forms: [FindingsFormat] = [
    .text, .concise, .json, .sarif, .github, .gitlab, .junit,
  ]

  @Test(arguments: forms)
  func `a form is as it was agreed`(form: FindingsFormat) throws {
    try GoldenReport(name: "findings.\(form.rawValue)").expect(try Self.report().text(format: form))
  }

  @Test(arguments: forms)
  func `no form lets a script act on a terminal`(form: FindingsFormat) throws {
    let text = try Self.report().text(format: form)
    #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{1}"))
  }

  @Test func `a report without findings is one too`() throws {
    let clean = FindingsReport(names: ["a.journey"], files: [])
    #expect(try OfficialSchema.sarif.verdict(on: clean.text(format: .sarif)) == "ok")
    #expect(try OfficialSchema.junit.verdict(on: clean.text(format: .junit)) == "ok")
    #expect(clean.text(format: .gitlab) == "[]\n")
    for form in [FindingsFormat.github, .text, .concise] { #expect(clean.text(format: form) == "") }
    let none = FindingsReport(names: [], files: [])
    #expect(try OfficialSchema.sarif.verdict(on: none.text(format: .sarif)) == "ok")
    #expect(try OfficialSchema.junit.verdict(on: none.text(format: .junit)) == "ok")
  }

  @Test func `the official schemas take what is written`() throws {
    let report = try Self.report()
    #expect(try OfficialSchema.sarif.verdict(on: report.text(format: .sarif)) == "ok")
    #expect(try OfficialSchema.junit.verdict(on: report.text(format: .junit)) == "ok")
    let strict = try Self.report(areWarningsDenied: true)
    #expect(try OfficialSchema.junit.verdict(on: strict.text(format: .junit)) == "ok")
  }

  @Test func `any letters in names, messages and fixes are taken`() throws {
    let values = Array(UInt32(0)...0x2FF) + [0x2028, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF, 0x10FFFF]
    let letters = String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    let source = SourceFile(name: "a/\(letters.dropFirst()).journey", text: letters)
    let span = SourceSpan(3, source.bytes.count)
    let finding = Diagnostic(
      Self.mildly, at: span, letters, help: letters,
      notes: [.init(span: span, message: letters)],
      fix: .init(span: span, replacement: letters), severity: .error)
    let report = FindingsReport(
      names: [source.name], files: [.init(source: source, path: nil, diagnostics: [finding])])
    #expect(try OfficialSchema.sarif.verdict(on: report.text(format: .sarif)) == "ok")
    #expect(try OfficialSchema.junit.verdict(on: report.text(format: .junit)) == "ok")
    let command = report.text(format: .github)
    #expect(command.unicodeScalars.count { $0.properties.generalCategory == .control } == 1)
    #expect(command.hasSuffix("\n") && command.components(separatedBy: "::").count == 3)
  }

  @Test func `the official schemas refuse what is wrong`() throws {
    let report = try Self.report()
    let sarif = report.text(format: .sarif).replacingOccurrences(of: "ruleId", with: "rule")
    #expect(try OfficialSchema.sarif.verdict(on: sarif) != "ok")
    let junit = report.text(format: .junit).replacingOccurrences(of: "<failure", with: "<fault")
      .replacingOccurrences(of: "</failure", with: "</fault")
    #expect(try OfficialSchema.junit.verdict(on: junit) != "ok")
  }

  @Test func `a warning fails a file only where warnings are denied`() throws {
    let lenient = try Self.report().text(format: .junit)
    #expect(lenient.contains(#"tests="3" failures="1" errors="0""#))
    #expect(lenient.components(separatedBy: "<failure").count == 2)
    #expect(lenient.contains("<system-out>"))
    let strict = try Self.report(areWarningsDenied: true).text(format: .junit)
    #expect(strict.contains(#"tests="3" failures="2" errors="0""#))
    #expect(strict.components(separatedBy: "<failure").count == 3)
    #expect(try Self.report().isFailing)
    let mild = FindingsReport(
      names: [Self.definition.name],
      files: [
        .init(
          source: Self.definition, path: nil,
          diagnostics: [Diagnostic(Self.mildly, at: SourceSpan(0, 1), "odd")])
      ])
    #expect(!mild.isFailing)
  }

  @Test func `a finding is known again when lines come before it, and told from its like`() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let source = SourceFile(name: "a.journey", text: text)
      let first = try Self.span("oops", in: source)
      let second = try Self.span("oops", in: source, after: first.end)
      let report = FindingsReport(
        names: [source.name],
        files: [
          .init(
            source: source, path: nil,
            diagnostics: [first, second].map { Diagnostic(Self.unknownWord, at: $0, "line it") })
        ])
      let issues = try JSONReader.parse(Array(report.text(format: .gitlab).utf8)).elements ?? []
      return issues.compactMap { $0.member("fingerprint")?.text }
    }
    let before = try fingerprints("oops\noops\n")
    #expect(before.count == 2 && before[0] != before[1])
    #expect(try fingerprints("# more\n\n  oops oops\n") == before)
  }

  @Test func `every rule that is broken is described once`() throws {
    let log = try JSONReader.parse(Array(try Self.report().text(format: .sarif).utf8))
    let run = try #require(log.member("runs")?.elements?.first)
    let rules = try #require(run.member("tool")?.member("driver")?.member("rules")?.elements)
    #expect(rules.compactMap { $0.member("id")?.text } == ["J1002", "J4102"])
    for result in run.member("results")?.elements ?? [] {
      let index = try #require(result.member("ruleIndex")?.integer)
      #expect(rules[index].member("id") == result.member("ruleId"))
    }
  }
}
