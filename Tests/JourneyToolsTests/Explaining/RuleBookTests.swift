import Foundation
import JourneyModel
import JourneyTools
import Testing

/// The page of each kind of finding: its examples show what it says, and the docs show the same.
@Suite struct RuleBookTests {
  /// The repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The pages that have examples.
  static let shown = RuleBook.pages.filter {
    if case .pair = $0.examples { true } else { false }
  }

  @Test func `every kind of finding has a page of its own`() {
    let pages = RuleBook.pages.map(\.code.id)
    #expect(Set(pages).count == pages.count)
    #expect(RuleBook.codes.map(\.id).filter { !pages.contains($0) } == [])
    #expect(RuleBook.codes.count == Set(RuleBook.codes.map(\.name)).count, "two share a name")
  }

  @Test func `every code in the sources is among those that have a page`() throws {
    let sources = Self.root.appending(path: "Sources")
    let paths = try #require(FileManager.default.enumerator(atPath: sources.path))
    let known = Set(RuleBook.codes.map(\.id))
    for case let path as String in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: #/DiagnosticCode\(\s*"(J\d+)"/#) {
        #expect(known.contains(String(match.1)), "\(path) has \(match.1)")
      }
    }
  }

  @Test func `whatever a workspace can set has examples`() {
    let shown = Set(Self.shown.map(\.code))
    let settable = RuleBook.codes.filter(\.isSettable)
    #expect(settable.filter { !shown.contains($0) }.map(\.name) == [])
  }

  @Test(arguments: shown.map(\.code.name))
  func `the bad example has just this finding`(name: String) throws {
    let page = try #require(RuleBook.page(for: name))
    guard case .pair(let bad, _) = page.examples else { return }
    let found = try bad.findings(lookingFor: page.code)
    #expect(found.map(\.code.name) == [name], "\(found.map(\.message))")
  }

  @Test(arguments: shown.map(\.code.name))
  func `the good example has no finding`(name: String) throws {
    let page = try #require(RuleBook.page(for: name))
    guard case .pair(_, let good) = page.examples else { return }
    let found = try good.findings(lookingFor: page.code)
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  @Test(arguments: shown.map(\.code.name))
  func `the page tells of the fix, and the fix mends it`(name: String) throws {
    let page = try #require(RuleBook.page(for: name))
    guard case .pair(let bad, _) = page.examples else { return }
    let finding = try #require(try bad.findings(lookingFor: page.code).first)
    switch (page.fix, finding.fix) {
    case (nil, nil): return
    case (.safe, let fix?): #expect(fix.isSafe)
    case (.unsafe, let fix?): #expect(!fix.isSafe)
    default: Issue.record("the page says \(String(describing: page.fix))")
    }
    let fix = try #require(finding.fix)
    let mended = FixApplier.apply([fix], to: Array(bad.text.utf8))
    let left = try bad.findings(lookingFor: page.code, in: mended)
    #expect(!left.contains { $0.code == page.code }, "\(String(decoding: mended, as: UTF8.self))")
  }

  @Test(arguments: RuleBook.pages.map(\.code.name))
  func `a page is as wide as a terminal, and its prose is whole`(name: String) throws {
    let page = try #require(RuleBook.page(for: name))
    #expect(page.text.first?.isUppercase == true || page.text.hasPrefix("`"))
    #expect(page.text.hasSuffix("."))
    #expect(page.plainText.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: RuleBook.pages.map(\.code.name))
  func `the docs hold the page`(name: String) throws {
    let page = try #require(RuleBook.page(for: name))
    try DocumentedPage("docs/rules/\(name).md").expect(page.markdown)
  }

  @Test func `the docs hold the list of pages, and none that is no more`() throws {
    try DocumentedPage("docs/rules/README.md").expect(RuleBook.markdownIndex)
    let folder = Self.root.appending(path: "docs/rules").path
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    #expect(names.subtracting(RuleBook.pages.map { "\($0.code.name).md" }) == ["README.md"])
  }
}

/// A page of the docs that is written by the code; `UPDATE_SNAPSHOTS=1` writes it anew.
struct DocumentedPage {
  /// Where it is.
  private let url: URL

  /// The page at a path of the repository.
  init(_ path: String) { url = RuleBookTests.root.appending(path: path) }

  /// Holds the page against what it should say.
  func expect(_ text: String) throws {
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      return try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let written = try? String(contentsOf: url, encoding: .utf8)
    #expect(
      written == text, "run the tests with UPDATE_SNAPSHOTS=1 to write \(url.lastPathComponent)")
  }
}
