import Foundation
import JourneyLanguage
import JourneyModel
import Testing

/// Every script that README and docs show compiles.
@Suite struct FencedScriptTests {
  /// A script between fences.
  struct Fence: CustomTestStringConvertible, Sendable {
    /// The page and the line of the fence.
    var place: String
    /// The script.
    var script: String

    var testDescription: String { place }
  }

  static let fences: [Fence] = {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let docs = root.appending(path: "docs").path
    let pages = FileManager.default.enumerator(atPath: docs)?.compactMap { $0 as? String } ?? []
    let paths = ["README.md"] + pages.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    return paths.flatMap { path in
      fences(in: (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? "", path)
    }
  }()

  /// The scripts of a page.
  private static func fences(in page: String, _ path: String) -> [Fence] {
    var fences: [Fence] = []
    var open: Fence?
    for (index, line) in page.components(separatedBy: "\n").enumerated() {
      if line == "```journey" {
        open = Fence(place: "\(path):\(index + 1)", script: "")
      } else if line == "```", let fence = open {
        fences.append(fence)
        open = nil
      } else {
        open?.script += line + "\n"
      }
    }
    return fences
  }

  @Test func `there are scripts on the pages`() {
    #expect(Self.fences.count >= 7)
  }

  @Test(arguments: fences)
  func `it compiles`(fence: Fence) {
    let result = Compiler().compile(SourceFile(name: fence.place, text: fence.script))
    let errors = result.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.message))")
  }
}
