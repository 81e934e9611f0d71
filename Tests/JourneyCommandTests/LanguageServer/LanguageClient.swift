import Foundation
import Testing

/// An editor that speaks to the built command over its standard input and output.
final class LanguageClient {
  /// The server.
  let process = Process()
  /// What goes to it.
  private let input = Pipe()
  /// What comes from it.
  private let output = Pipe()
  /// Bytes that have come and were not read yet.
  private var bytes: [UInt8] = []
  /// The number of the last request.
  private var last = 0
  /// What the server has told without being asked, by method.
  private var told: [(method: String, parameters: JSON)] = []
  /// The texts as the editor has them, by URI.
  private(set) var texts: [String: String] = [:]
  /// The versions of the texts.
  private var versions: [String: Int] = [:]
  /// The answer to `initialize`.
  private(set) var abilities = JSON(nil)

  /// `true` where the program that VS Code runs extensions with is installed.
  static let hasNode = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/node") }

  /// Starts a command that ends after five minutes whatever happens, so that no test hangs.
  private static let start = """
    import os, signal, sys
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.alarm(300)
    os.execv(sys.argv[1], sys.argv[1:])
    """

  /// Starts the server without a word.
  init(in folder: String) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.start, Command.path, "lsp"]
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Starts the server and a session, as an editor that can do most things.
  static func session(
    in folder: String, encoding: String = "utf-16", snippets: Bool = true, data: String = ""
  ) throws -> LanguageClient {
    let client = try LanguageClient(in: folder)
    client.abilities = try client.request(
      "initialize",
      [
        "processId": NSNull(), "rootUri": URL(filePath: folder).absoluteString,
        "initializationOptions": ["runsCommands": true, "opensPages": true, "data": data],
        "capabilities": [
          "general": ["positionEncodings": encoding == "utf-8" ? ["utf-8", "utf-16"] : ["utf-16"]],
          "textDocument": [
            "completion": ["completionItem": ["snippetSupport": snippets]],
            "hover": ["contentFormat": ["markdown", "plaintext"]],
            "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
          ],
        ],
      ])
    client.notify("initialized", [:])
    return client
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  // MARK: Messages

  /// Writes bytes as they are.
  func write(_ text: String) { input.fileHandleForWriting.write(Data(text.utf8)) }

  /// Says that nothing more will come.
  func hangUp() { try? input.fileHandleForWriting.close() }

  /// Sends a message.
  func send(_ message: [String: Any]) {
    let data = try? JSONSerialization.data(withJSONObject: message)
    let content = String(decoding: data ?? Data(), as: UTF8.self)
    write("Content-Length: \(content.utf8.count)\r\n\r\n\(content)")
  }

  /// Tells the server something.
  func notify(_ method: String, _ parameters: [String: Any]) {
    send(["jsonrpc": "2.0", "method": method, "params": parameters])
  }

  /// Asks the server something, and waits for the whole reply.
  func reply(_ method: String, _ parameters: [String: Any] = [:]) throws -> JSON {
    last += 1
    let id = last
    send(["jsonrpc": "2.0", "id": id, "method": method, "params": parameters])
    while true {
      let message = try receive()
      if message.id.int == id, message.method.isNull { return message }
      note(message)
    }
  }

  /// Asks the server something, and waits for the result.
  func request(_ method: String, _ parameters: [String: Any] = [:]) throws -> JSON {
    let reply = try reply(method, parameters)
    if !reply.error.isNull { throw Refusal(message: reply.error.message.text ?? "") }
    return reply.result
  }

  /// Why a request has no result.
  struct Refusal: Error {
    let message: String
  }

  /// The server has gone where a message was expected.
  struct Gone: Error {}

  /// Waits for the next message.
  func receive() throws -> JSON {
    while true {
      if let content = takeFrame() {
        return JSON(try JSONSerialization.jsonObject(with: Data(content)))
      }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Gone() }
      bytes += data
    }
  }

  /// Takes a whole frame.
  private func takeFrame() -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    guard let header = bytes.firstRange(of: end) else { return nil }
    let text = String(decoding: bytes[..<header.lowerBound], as: UTF8.self)
    guard
      let length = text.split(separator: ":").last.flatMap({
        Int($0.trimmingCharacters(in: .whitespaces))
      }), bytes.count >= header.upperBound + length
    else { return nil }
    let content = Array(bytes[header.upperBound..<header.upperBound + length])
    bytes.removeFirst(header.upperBound + length)
    return content
  }

  /// Keeps what the server tells.
  private func note(_ message: JSON) {
    if let method = message.method.text { told.append((method, message.params)) }
  }

  /// Ends the session as the protocol asks; returns the exit status.
  func end() throws -> Int32 {
    _ = try request("shutdown")
    notify("exit", [:])
    process.waitUntilExit()
    return process.terminationStatus
  }

  // MARK: Documents

  /// Opens a text.
  func open(_ uri: String, _ text: String) {
    texts[uri] = text
    versions[uri] = 1
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "journey", "version": 1, "text": text]])
  }

  /// Puts another text in the place of one.
  func change(_ uri: String, to text: String) {
    change(uri, by: [["text": text]], giving: text)
  }

  /// Tells changes of a text, and what it is then.
  func change(_ uri: String, by changes: [[String: Any]], giving text: String) {
    texts[uri] = text
    versions[uri, default: 0] += 1
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri, "version": versions[uri] ?? 0], "contentChanges": changes,
      ])
  }

  /// Closes a text.
  func close(_ uri: String) {
    texts[uri] = nil
    notify("textDocument/didClose", ["textDocument": ["uri": uri]])
  }

  /// The findings of the text as it stands: waits until they are told.
  func findings(_ uri: String) throws -> [JSON] {
    while true {
      for (index, one) in told.enumerated().reversed()
      where one.method == "textDocument/publishDiagnostics" && one.parameters.uri.text == uri {
        let version = one.parameters.version.int
        guard version == nil || version == versions[uri] else { continue }
        told.removeAll { $0.parameters.uri.text == uri }
        _ = index
        return one.parameters.diagnostics.array
      }
      note(try receive())
    }
  }

  /// Asks about a place in a text.
  func ask(_ method: String, _ uri: String, at offset: Int, _ more: [String: Any] = [:]) throws
    -> JSON
  {
    try request(
      "textDocument/\(method)",
      ["textDocument": ["uri": uri], "position": position(offset, in: texts[uri] ?? "")]
        .merging(more) { $1 })
  }

  /// Asks about a whole text.
  func ask(_ method: String, _ uri: String, _ more: [String: Any] = [:]) throws -> JSON {
    try request(
      "textDocument/\(method)", ["textDocument": ["uri": uri]].merging(more) { $1 })
  }
}

/// A place in a text as the protocol has it: the line and UTF-16 units of a UTF-8 offset.
func position(_ offset: Int, in text: String) -> [String: Int] {
  let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
  let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
  return ["line": lines.count - 1, "character": lines.last.map { $0.utf16.count } ?? 0]
}

/// The UTF-8 offset of a place in a text.
func offset(_ position: JSON, in text: String) -> Int {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = position.line.int ?? 0
  let before = lines.prefix(line).reduce(0) { $0 + $1.utf8.count + 1 }
  guard line < lines.count else { return text.utf8.count }
  let units = Array(lines[line].utf16.prefix(position.character.int ?? 0))
  return before + String(decoding: units, as: UTF16.self).utf8.count
}

/// A text after the changes that the protocol tells.
func applying(_ edits: [JSON], to text: String) -> String {
  var bytes = Array(text.utf8)
  let places = edits.map { edit in
    (
      offset(edit.range.start, in: text)..<offset(edit.range.end, in: text),
      edit.newText.text ?? ""
    )
  }
  for (range, new) in places.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
    bytes.replaceSubrange(range, with: Array(new.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A script with the place that `▮` marks in it.
struct MarkedScript {
  /// The script.
  let text: String
  /// The place.
  let offset: Int

  init(_ marked: String) {
    let parts = marked.components(separatedBy: "▮")
    text = parts.joined()
    offset = parts[0].utf8.count
  }
}
