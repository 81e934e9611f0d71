import Foundation
import JourneyModel
import JourneyTools
import Testing

/// The scripts that this project shows and tests with keep to the rules that are on by default.
@Suite struct OwnScriptsTests {
  /// The least number of rules that make a linter worth its name.
  private static let rulesMin = 30
  /// The folder of the valid scripts.
  private static let folder = PathTests.root
    .appending(path: "Tests/JourneyLanguageTests/Fixtures/Accept").path
  /// The valid scripts, by name.
  static let accepted = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".journey") }.sorted()
  /// The scripts of README and docs but the pages of the rules, half of which are bad examples.
  static let shown = FencedScriptTests.fences.filter { !$0.place.hasPrefix("docs/rules/") }

  @Test(arguments: shown)
  func `a script of the docs breaks no rule`(fence: FencedScriptTests.Fence) {
    let found = SourceCheck(catalog: nil).findings(
      in: SourceFile(name: fence.place, text: fence.script))
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  @Test(arguments: accepted)
  func `a valid script breaks only the rules that it names`(name: String) throws {
    let path = "\(Self.folder)/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let source = SourceFile(name: name, text: text)
    let found =
      text.contains("# catalog: none")
      ? SourceCheck(catalog: nil).findings(in: source)
      : try WorkspaceLoader(catalogPath: nil).load([path]).findings.flatMap(\.diagnostics)
    let places = found.map { "line \(source.line(at: $0.span.start)) \($0.code.name)" }
    let named = text.split(separator: "\n").filter { $0.hasPrefix("# warns: ") }
      .map { String($0.dropFirst("# warns: ".count)) }
    #expect(places.sorted() == named.sorted())
  }

  @Test func `there are many rules, and each has a page, most with a bad and a good example`() {
    let rules = RuleBook.codes.filter { $0.id.hasPrefix("J7") && $0.severity == .warning }
    #expect(rules.count >= Self.rulesMin)
    #expect(rules.count { !$0.isOffByDefault } >= Self.rulesMin)
    let pages = rules.compactMap { RuleBook.page(for: $0.id) }
    #expect(pages.count == rules.count)
    let shown = pages.filter { if case .pair = $0.examples { true } else { false } }
    #expect(shown.count >= Self.rulesMin)
  }

  @Test func `a rule that is off is not looked at, and one that is asked for is`() {
    let source = SourceFile(
      name: "sale.journey", text: "journey sale trigger on visit send offer by sms end")
    let off = SourceCheck(catalog: nil).check(source).diagnostics
    #expect(off.isEmpty, "\(off.map(\.code.name))")
    var asking = Catalog()
    let names = ["missing-goal", "missing-limit", "missing-quiet-hours", "immediate-message"]
    for name in names + ["missing-title"] { asking.lint[name] = .some(.warning) }
    let on = SourceCheck(catalog: asking).check(source).diagnostics.map(\.code.name)
    #expect(Set(on) == Set(names + ["missing-title"]))
  }
}
