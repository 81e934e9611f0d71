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

  /// The circles that are found in some scripts.
  private func circles(_ scripts: [(name: String, text: String)]) throws -> [String] {
    try found(scripts).filter { $0.hasSuffix("circle-of-journeys") }
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
  /// A journey with a key, which another one is to start, and it that one.
  private static func keyed(
    _ name: String, on event: String, tells other: String, with id: String,
    entry: String = "once per entry.id"
  ) -> (name: String, text: String) {
    let text = """
      journey \(name)
        trigger on \(event)
        entry \(entry)
        emit \(other) with id = \(id)
      end
      """
    return (name, text)
  }

  @Test(arguments: [
    ("concat(entry.id, \"x\")", "entry.id"), ("entry.id", "concat(entry.id, \"x\")"),
    ("entry.id + 1", "entry.id + 2"), ("entry.id - 1", "entry.id - 1"),
    ("entry.id + 1", "entry.id"),
  ])
  func `a circle with a new key in each round is told`(ask: String, answer: String) throws {
    let first = Self.keyed("ask", on: "asked", tells: "answered", with: ask)
    let second = Self.keyed("answer", on: "answered", tells: "asked", with: answer)
    #expect(try circles([first, second]) == ["ask:4 circle-of-journeys"])
    let open = Self.keyed(
      "answer", on: "answered", tells: "asked", with: answer, entry: "unlimited")
    #expect(try circles([first, open]) == ["ask:4 circle-of-journeys"])
  }

  @Test(arguments: [
    ("entry.id", "entry.id"), ("entry.id + 1", "entry.id - 1"), ("entry.id + 1", "7"),
    ("lower(entry.id)", "entry.id"),
  ])
  func `a circle whose keys come back is none`(ask: String, answer: String) throws {
    let first = Self.keyed("ask", on: "asked", tells: "answered", with: ask)
    let second = Self.keyed("answer", on: "answered", tells: "asked", with: answer)
    #expect(try circles([first, second]).isEmpty)
  }
}
