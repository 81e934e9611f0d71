import Foundation
import JourneyModel
import JourneyTools
import Testing

/// What is found between the journeys of several files, and where it is told.
@Suite struct JourneysTogetherTests {
  /// The findings in some scripts, by file.
  private func found(_ scripts: [(name: String, text: String)]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "journeys-together-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try scripts.map { script in
      let file = folder.appending(path: script.name + ".journey")
      try script.text.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    return try WorkspaceLoader().load(paths).findings.flatMap { file in
      file.diagnostics.map { finding in
        let name = URL(filePath: file.path ?? "").deletingPathExtension().lastPathComponent
        return "\(name):\(file.source.line(at: finding.span.start)) \(finding.code.name)"
      }
    }
  }

  @Test func `a circle over two files is told at the step that begins it`() throws {
    let first = """
      journey ask
        trigger on asked
        entry unlimited
        emit answered with id = entry.id
      end
      """
    let second = """
      journey answer
        trigger on answered
        entry unlimited
        emit asked with id = entry.id
      end
      """
    #expect(try found([("one", first), ("two", second)]) == ["one:4 circle-of-journeys"])
    #expect(try found([("one", first)]).isEmpty)
    let waiting = second.replacing("  emit", with: "  wait 1 day\n  emit")
    #expect(try found([("one", first), ("two", waiting)]).isEmpty)
  }
}
