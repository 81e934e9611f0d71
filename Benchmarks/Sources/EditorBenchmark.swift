import Foundation
import JourneyTools

/// How long an editor waits for the findings after a keystroke in a long script.
struct EditorBenchmark {
  /// As many journeys as make a thousand lines.
  private static let journeys = 26
  /// How many keys are pressed: enough for the least of them to be what the work costs.
  private static let keys = 40

  /// Measures from the bytes of a keystroke to the bytes of the findings, and to those of the
  /// proofs.
  func run(into report: inout Report, folder: String) throws {
    let text = ScriptWriter.script(journeys: Self.journeys)
    let path = "\(folder)/generated.journey"
    try ScriptWriter.catalog.write(
      toFile: "\(folder)/\(Workspace.catalogName)", atomically: true, encoding: .utf8)
    var session = ServerSession()
    let uri = URL(filePath: path).absoluteString
    _ = session.hear(Self.frame("initialize", id: 1, ["capabilities": [String: Any]()]))
    let document: [String: Any] = [
      "uri": uri, "languageId": "journey", "version": 1, "text": text,
    ]
    _ = session.hear(Self.frame("textDocument/didOpen", ["textDocument": document]))
    _ = session.check()
    _ = session.prove()
    var version = 1
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let (line, character) = Self.placeOfTyping(in: text)
    let checking = Stopwatch.least(of: Self.keys) {
      version += 1
      let isTyped = version.isMultiple(of: 2)
      _ = session.hear(
        Self.keystroke(uri, version, line: line, character: character, isTyped: isTyped))
      _ = session.check()
    }
    report.add(
      "editor", "findings after a keystroke in a script of \(lines) lines",
      checking.wall / 1e6, "ms", clock: "wall")
    let proving = Stopwatch.least(of: 3) {
      version += 2
      _ = session.hear(
        Self.keystroke(uri, version, line: line, character: character, isTyped: true))
      _ = session.hear(
        Self.keystroke(uri, version + 1, line: line, character: character, isTyped: false))
      _ = session.check()
      _ = session.prove()
    }
    report.add(
      "editor", "and what is proved, in the pause after it", proving.wall / 1e6, "ms",
      clock: "wall")
  }

  /// The end of a comment in the middle of a script, where a key changes nothing else.
  private static func placeOfTyping(in text: String) -> (line: Int, character: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let middle = lines.count / 2
    let line = lines[middle...].firstIndex { $0.contains("wait ") } ?? middle
    return (line, lines[line].utf16.count)
  }

  /// A key that is pressed, or taken back.
  private static func keystroke(
    _ uri: String, _ version: Int, line: Int, character: Int, isTyped: Bool
  ) -> [UInt8] {
    let start = ["line": line, "character": character]
    let end = ["line": line, "character": isTyped ? character : character + 2]
    let change: [String: Any] = [
      "range": ["start": start, "end": end], "text": isTyped ? " #" : "",
    ]
    return frame(
      "textDocument/didChange",
      ["textDocument": ["uri": uri, "version": version], "contentChanges": [change]])
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
