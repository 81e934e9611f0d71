import Foundation
import Testing

/// Whole sessions of an editor with `journey lsp`.
@Suite struct SessionTests {
  private let folder = TemporaryFolder()

  private var uri: String { URL(filePath: "\(folder.path)/j.journey").absoluteString }
  private var catalogURI: String { URL(filePath: "\(folder.path)/journey.yaml").absoluteString }

  private static let catalog = """
    users:
      attributes: { plan: { type: text, values: [free, plus] } }
    events:
      cart_abandoned: { cart_id: text!, total: number! }
      order_placed: { cart_id: text }
    messages:
      reminder: { kind: marketing, channels: [email] }

    """

  @Test func `a mistake is marked, mended by an action, and gone`() throws {
    folder.write("journey.yaml", Self.catalog)
    let client = try LanguageClient.session(in: folder.path)
    #expect(client.abilities.serverInfo.name.text == "journey")
    #expect(client.abilities.capabilities.positionEncoding.text == "utf-16")
    client.open(uri, "journey j\n  trigger on cart_abandonned\n\n  send reminder by email\nend\n")
    let found = try client.findings(uri)
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.code.text == "J2001" && finding.severity.int == 1)
    #expect(finding.message.text?.hasPrefix("no event is called `cart_abandonned`") ?? false)
    #expect(finding.range.start.line.int == 1 && finding.range.start.character.int == 13)
    #expect(finding.codeDescription.href.text == "journey-explain:unknown-event")
    let range: [String: Any] = [
      "start": ["line": 1, "character": 15], "end": ["line": 1, "character": 15],
    ]
    let actions = try client.ask(
      "codeAction", uri, ["range": range, "context": ["diagnostics": []]]
    ).array
    #expect(actions.map { $0.kind.text } == ["quickfix", "source.fixAll.journey"])
    #expect(actions.first?.title.text == "Change to `cart_abandoned`")
    for action in actions {
      let edits = action.edit.changes[uri].array
      let mended = applying(edits, to: client.texts[uri] ?? "")
      #expect(mended.contains("trigger on cart_abandoned\n"))
    }
    let only = try client.ask(
      "codeAction", uri,
      ["range": range, "context": ["diagnostics": [], "only": ["source.fixAll"]]])
    #expect(only.array.count == 1)
    let edits = actions[0].edit.changes[uri].array
    client.change(uri, to: applying(edits, to: client.texts[uri] ?? ""))
    #expect(try client.findings(uri).isEmpty)
    #expect(try client.end() == 0)
  }

  @Test func `the server finds what the command finds`() throws {
    folder.write("journey.yaml", Self.catalog)
    let script = """
      journey j
        trigger on cart_abandoned where entry.totl > 5

        if user.plan is "pro"
          stage a
            wait 1 day
            go to b
          end
        stop
      end

      """
    folder.write("j.journey", script)
    let outcome = try Command.run("check", "--format", "concise", "j.journey", in: folder.path)
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, script)
    let told = try client.findings(uri).map { finding -> String in
      let line = (finding.range.start.line.int ?? 0) + 1
      return "\(line):\((finding.range.start.character.int ?? 0) + 1)"
    }
    let said = outcome.output.split(separator: "\n").compactMap { line -> String? in
      let parts = line.split(separator: ":")
      return parts.first == "j.journey" ? "\(parts[1]):\(parts[2])" : nil
    }
    #expect(!said.isEmpty && told == said, "\(outcome.output)")
  }

  @Test func `a proof follows what the compiler finds`() throws {
    let client = try LanguageClient.session(in: folder.path)
    client.open(
      uri, "journey j\n  trigger on a\n\n  stage s\n    send m by email\n    go to s\n  end\nend\n")
    var codes = try client.findings(uri).compactMap(\.code.text)
    if codes.isEmpty { codes = try client.findings(uri).compactMap(\.code.text) }
    #expect(codes.contains { $0.hasPrefix("J4") }, "\(codes)")
  }

  @Test func `an open catalog counts before it is saved, and one on the disk when it changes`()
    throws
  {
    folder.write("journey.yaml", Self.catalog)
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, "journey j\n  trigger on visited\n\n  send reminder by email\nend\n")
    #expect(try client.findings(uri).count == 1)
    let visited = Self.catalog.replacingOccurrences(
      of: "events:\n", with: "events:\n  visited: { page: text }\n")
    client.open(catalogURI, visited)
    #expect(try client.findings(uri).isEmpty)
    client.change(catalogURI, to: visited.replacingOccurrences(of: "page: text", with: "page: txt"))
    let wrong = try client.findings(catalogURI)
    #expect(wrong.count == 1 && wrong[0].range.start.line.int == 3, "\(wrong)")
    client.close(catalogURI)
    #expect(try client.findings(catalogURI).isEmpty)
    #expect(try client.findings(uri).count == 1)
    folder.write("journey.yaml", visited)
    client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": catalogURI, "type": 2]]])
    #expect(try client.findings(uri).isEmpty)
    folder.write("journey.yaml", "events: [\n")
    client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": catalogURI, "type": 2]]])
    #expect(try client.findings(catalogURI).count == 1)
    folder.write("journey.yaml", visited)
    client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": catalogURI, "type": 2]]])
    #expect(try client.findings(catalogURI).isEmpty)
  }

  @Test func `a document without a file belongs to the folder that is open`() throws {
    folder.write("journey.yaml", Self.catalog)
    let client = try LanguageClient.session(in: folder.path)
    client.open("untitled:Untitled-1", "journey j\n  trigger on nothing\n\n  stop\nend\n")
    #expect(try client.findings("untitled:Untitled-1").first?.code.text == "J2001")
    client.close("untitled:Untitled-1")
    #expect(try client.findings("untitled:Untitled-1").isEmpty)
  }

  @Test func `what is no message, no request and no document is answered and survived`() throws {
    let client = try LanguageClient(in: folder.path)
    #expect(try client.reply("textDocument/hover").error.code.int == -32_002)
    _ = try client.request("initialize", ["capabilities": [String: Any]()])
    #expect(try client.reply("initialize").error.code.int == -32_600)
    #expect(try client.reply("textDocument/nothing").error.code.int == -32_601)
    client.notify("$/cancelRequest", ["id": 1])
    client.notify("workspace/nothing", [:])
    client.write("Content-Length: 5\r\n\r\n{oops")
    #expect(try client.receive().error.code.int == -32_700)
    client.write("Content-Length: 2\r\n\r\n{}")
    #expect(try client.receive().error.code.int == -32_600)
    client.write("nonsense\r\n\r\nContent-Length: many\r\n\r\n")
    let unopened = try client.reply(
      "textDocument/hover",
      ["textDocument": ["uri": "file:///x"], "position": ["line": 0, "character": 0]])
    #expect(unopened.error.code.int == -32_602)
    client.open(uri, "journey j\n  trigger on a\n\n  stop\nend\n")
    #expect(
      try client.reply("textDocument/hover", ["textDocument": ["uri": uri]]).error.code.int
        == -32_602)
    client.write("CONTENT-LENGTH:  44\nContent-Type: x\n\n")
    client.write(#"{"jsonrpc":"2.0","id":"s","method":"shut"}  "#)
    while true {
      let message = try client.receive()
      if message.id.text == "s" { break }
    }
    #expect(try client.end() == 0)
  }

  @Test func `a session that ends badly ends with 1, and so does one whose client has gone`() throws
  {
    let rude = try LanguageClient.session(in: folder.path)
    rude.notify("exit", [:])
    rude.process.waitUntilExit()
    #expect(rude.process.terminationStatus == 1)
    let lost = try LanguageClient.session(in: folder.path)
    lost.open(uri, "journey j\n  trigger on a\n\n  stop\nend\n")
    lost.hangUp()
    lost.process.waitUntilExit()
    #expect(lost.process.terminationStatus == 1)
    let again = try LanguageClient.session(in: folder.path)
    #expect(try again.end() == 0)
  }
}
