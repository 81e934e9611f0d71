import Foundation
import JourneyTools

/// How long an editor waits for the findings after a keystroke in a long script.
struct EditorBenchmark {
  /// As many journeys as make a thousand lines.
  private static let journeys = 26
  /// How many keys are pressed: enough for the least of them to be what the work costs.
  private static let keys = 40

  /// A script that is open in an editor, where somebody types in the middle of it.
  private struct OpenScript {
    /// The session.
    var session = ServerSession()
    /// What the editor calls the script.
    let uri: String
    /// The version of its text.
    private var version = 1
    /// Where somebody types.
    private let place: (line: Int, character: Int)

    /// Opens a script in the workspace of a folder.
    init(_ text: String, in folder: String) {
      uri = URL(filePath: "\(folder)/generated.journey").absoluteString
      place = EditorBenchmark.placeOfTyping(in: text)
      _ = session.hear(
        EditorBenchmark.frame("initialize", id: 1, ["capabilities": [String: Any]()]))
      let document: [String: Any] = [
        "uri": uri, "languageId": "journey", "version": version, "text": text,
      ]
      _ = session.hear(
        EditorBenchmark.frame("textDocument/didOpen", ["textDocument": document]))
      _ = session.check()
      _ = session.prove()
    }

    /// Types the beginning of a comment, or takes it back, whichever is next.
    mutating func type() {
      version += 1
      let end = version.isMultiple(of: 2) ? place.character : place.character + 2
      let range = [
        "start": ["line": place.line, "character": place.character],
        "end": ["line": place.line, "character": end],
      ]
      let change: [String: Any] = [
        "range": range, "text": version.isMultiple(of: 2) ? " #" : "",
      ]
      _ = session.hear(
        EditorBenchmark.frame(
          "textDocument/didChange",
          ["textDocument": ["uri": uri, "version": version], "contentChanges": [change]]))
    }
  }

  /// Measures from the bytes of a keystroke to the bytes of the findings, and to those of the
  /// proofs.
  func run(into report: inout Report, folder: String) throws {
    let text = ScriptWriter.script(journeys: Self.journeys)
    try ScriptWriter.catalog.write(
      toFile: "\(folder)/\(Workspace.catalogName)", atomically: true, encoding: .utf8)
    var script = OpenScript(text, in: folder)
    let checking = Stopwatch.least(of: Self.keys) {
      script.type()
      _ = script.session.check()
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    report.add(
      "editor", "findings after a keystroke in a script of \(lines) lines", checking.wall / 1e6,
      "ms", clock: "wall")
    let proving = Stopwatch.least(of: 3) {
      script.type()
      _ = script.session.check()
      _ = script.session.prove()
    }
    report.add(
      "editor", "and what is proved, in the pause after it", proving.wall / 1e6, "ms",
      clock: "wall")
  }

  /// The end of a line in the middle of a script.
  private static func placeOfTyping(in text: String) -> (line: Int, character: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let middle = lines.count / 2
    let line = lines[middle...].firstIndex { $0.contains("wait ") } ?? middle
    return (line, lines[line].utf16.count)
  }

  /// A message as an editor sends it.
  private static func frame(
    _ method: String, id: Int? = nil, _ parameters: [String: Any]
  ) -> [UInt8] {
    var message: [String: Any] = ["jsonrpc": "2.0", "method": method, "params": parameters]
    message["id"] = id
    let content = (try? JSONSerialization.data(withJSONObject: message)) ?? Data()
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + Array(content)
  }
}
