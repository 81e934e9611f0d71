import Foundation
import JourneyLanguage
import JourneyModel
import Testing

/// Small scripts with one mistake each, checked against the shop's catalog or against none.
@Suite struct MistakeTests {
  /// A script with what is to be found in it.
  struct Mistake: CustomTestStringConvertible, Sendable {
    /// The name of the file, which says what is wrong.
    var name: String
    /// The script.
    var text: String

    /// The name, for the report of the test.
    var testDescription: String { name }

    /// The names of the findings in their order, as the comments say.
    var expected: [String] {
      text.split(separator: "\n").compactMap { line in
        line.hasPrefix("# expect: ") ? String(line.dropFirst("# expect: ".count)) : nil
      }
    }

    /// The catalog to check it against.
    var catalog: Catalog? {
      text.hasPrefix("# catalog: none\n") ? nil : ShopCatalog.catalog
    }
  }

  /// All of them.
  static let all: [Mistake] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Mistakes")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let scripts = (files ?? []).compactMap { file -> Mistake? in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return Mistake(name: file.deletingPathExtension().lastPathComponent, text: text)
    }
    return scripts.sorted { $0.name < $1.name }
  }()

  @Test func theyAreThere() {
    #expect(Self.all.count >= 100)
  }

  @Test(arguments: MistakeTests.all)
  func oneMistakeIsOneFinding(mistake: Mistake) {
    let script = CompiledScript(mistake.text, name: mistake.name, catalog: mistake.catalog)
    #expect(script.names == mistake.expected)
  }

  @Test(arguments: MistakeTests.all)
  func aFixMendsItsFinding(mistake: Mistake) {
    let script = CompiledScript(mistake.text, catalog: mistake.catalog)
    let findings = script.result.diagnostics
    for finding in findings {
      guard let fix = finding.fix else { continue }
      let mended = FixApplier.apply([fix], to: script.source.bytes)
      let after = CompiledScript(String(decoding: mended, as: UTF8.self), catalog: mistake.catalog)
      #expect(
        !after.result.diagnostics.contains {
          $0.code == finding.code && $0.span.start == finding.span.start
        })
    }
  }

  @Test(arguments: MistakeTests.all)
  func aMessageIsASentenceOfTheAuthorsWords(mistake: Mistake) {
    let script = CompiledScript(mistake.text, catalog: mistake.catalog)
    for finding in script.result.diagnostics {
      for text in [finding.message] + finding.notes.map(\.message) + [finding.help ?? "help"] {
        #expect(text.first?.isUppercase == false)
        #expect(!text.hasSuffix("."))
        #expect(text.filter { $0 == "`" }.count % 2 == 0)
      }
    }
  }

  @Test func aKindOfMessageHasItsArticle() {
    let script = CompiledScript(steps: "send transactional sales_alert by email")
    #expect(
      script.result.diagnostics.map(\.message)
        == ["`sales_alert` is an internal message, not a transactional one"])
  }
}
