import Foundation
import Testing

/// What an editor asks about a whole script: layout, outline, folds, colours, lenses; and that both
/// mean the same text.
@Suite struct DocumentTests {
  private let folder = TemporaryFolder()
  private var uri: String { URL(filePath: "\(folder.path)/j.journey").absoluteString }

  private static let messy = """
    journey j "Titel"
    trigger on a
    # one
    # two

    send m by email with name="x",
       total   = 5
    stage s
    wait up to 2 days
    on b
    stop
    otherwise
    send n by email
    end
    end
    end
    test "t" for j
    expect nothing sent
    end
    """

  /// The scripts of the examples.
  private static let examples: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Command.shop)) ?? []
    return names.filter { $0.hasSuffix(".journey") }.sorted()
  }()

  @Test func `a script is laid out as by the command`() throws {
    folder.write("j.journey", Self.messy)
    _ = try Command.run("fmt", "j.journey", in: folder.path)
    let laidOut = try folder.read("j.journey")
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, Self.messy)
    let options: [String: Any] = ["options": ["tabSize": 2, "insertSpaces": true]]
    let edits = try client.ask("formatting", uri, options).array
    #expect(applying(edits, to: Self.messy) == laidOut)
    client.change(uri, to: laidOut)
    #expect(try client.ask("formatting", uri, options).array.isEmpty)
    client.change(uri, to: Self.messy)
    let range: [String: Any] = [
      "start": ["line": 5, "character": 0], "end": ["line": 6, "character": 0],
    ]
    let some = try client.ask("rangeFormatting", uri, options.merging(["range": range]) { $1 })
    let partly = applying(some.array, to: Self.messy)
    #expect(partly.contains("  send m by email with name = \"x\", total = 5\n"), "\(partly)")
    #expect(partly.hasSuffix("end"))
  }

  @Test func `the outline shows journeys, settings, stages, steps and tests`() throws {
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, "constant c = 5\n" + Self.messy)
    let symbols = try client.ask("documentSymbol", uri).array
    #expect(symbols.map(\.name.text) == ["c", "j", "t"])
    #expect(symbols[1].detail.text == "Titel")
    let parts = symbols[1].children.array
    #expect(parts.map(\.name.text) == ["trigger on a", "send m by email with name=\"x\",", "s"])
    #expect(parts[2].kind.int == 2)
    let wait = parts[2].children[0]
    #expect(wait.name.text == "wait up to 2 days")
    #expect(wait.children.array.map(\.name.text) == ["stop", "send n by email"])
    #expect(wait.range.start.line.int == 9 && wait.range.end.line.int == 14)
  }

  @Test func `blocks and comments fold`() throws {
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, Self.messy)
    let folds = try client.ask("foldingRange", uri).array.map {
      "\($0.startLine.int ?? 0)-\($0.endLine.int ?? 0)\($0.kind.text.map { " \($0)" } ?? "")"
    }
    #expect(folds == ["0-14", "7-13", "8-12", "16-17", "2-3 comment"])
  }

  @Test func `journeys and tests have lenses`() throws {
    let client = try LanguageClient.session(in: folder.path)
    client.open(uri, Self.messy)
    let lenses = try client.ask("codeLens", uri).array
    #expect(lenses.map(\.command.command.text) == ["journey.showGraph", "journey.runTest"])
    #expect(lenses.map(\.command.arguments[1].text) == ["j", "t"])
  }

  @Test func `steps tell how many people wait there`() throws {
    let script = """
      journey j
        trigger on a

        wait for b up to 5 days
        wait 10 days
      end

      """
    folder.write("j.journey", script)
    let lines = (1...3).map { number in
      "{\"eventId\":\"e\(number)\",\"eventName\":\"a\",\"userId\":\"u\(number)\","
        + "\"eventTime\":\"2030-01-0\(number)T00:00:00Z\",\"attributes\":{}}"
    }
    folder.write("events.ndjson", lines.joined(separator: "\n") + "\n")
    let run = try Command.run(
      "run", "j.journey", "--events", "events.ndjson", "--until", "2030-01-06T12:00:00Z", "--data",
      "data",
      in: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    let client = try LanguageClient.session(in: folder.path, data: "data")
    client.open(uri, script)
    let lenses = try client.ask("codeLens", uri).array
    let told = lenses.map { "\($0.range.start.line.int ?? 0) \($0.command.title.text ?? "")" }
    #expect(told == ["0 Show the graph", "3 2 people wait here", "4 1 person waits here"])
    let none = try LanguageClient.session(in: folder.path, data: "nowhere")
    none.open(uri, script)
    #expect(try none.ask("codeLens", uri).array.count == 1)
  }

  /// The words that the server colours, with their kinds.
  private func words(_ client: LanguageClient, _ text: String) throws -> [(String, String)] {
    client.open(uri, text)
    let legend = client.abilities.capabilities.semanticTokensProvider.legend.tokenTypes.array
    let data = try client.ask("semanticTokens/full", uri).data.array.compactMap(\.int)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.utf16)
    }
    var words: [(String, String)] = []
    var (line, character) = (0, 0)
    for start in stride(from: 0, to: data.count, by: 5) {
      if data[start] > 0 { character = 0 }
      line += data[start]
      character += data[start + 1]
      let units = lines[line][character..<character + data[start + 2]]
      words.append(
        (String(decoding: units, as: UTF16.self), legend[data[start + 3]].text ?? ""))
    }
    return words
  }

  @Test(arguments: examples) func `colours cover every letter of a script`(name: String) throws {
    let text = try String(contentsOfFile: "\(Command.shop)/\(name)", encoding: .utf8)
    let client = try LanguageClient.session(in: folder.path)
    let words = try words(client, text)
    let covered = words.map(\.0).joined().filter { !$0.isWhitespace }
    #expect(covered == text.filter { !$0.isWhitespace })
  }

  @Test func `colours tell what a word is`() throws {
    let text = """
      # Grüße 🎉
      journey j "Ä"
        trigger on b where event.x > 5 and user.name is "🎉 z"
        stage s
          send m by email with k = lower(entry.x) # ja
          set user.name = "y"
        end
      end
      """
    let client = try LanguageClient.session(in: folder.path)
    let words = try words(client, text)
    let expected: [(String, String)] = [
      ("# Grüße 🎉", "comment"), ("journey", "keyword"), ("j", "class"), ("\"Ä\"", "string"),
      ("trigger", "keyword"), ("on", "keyword"), ("b", "event"), ("where", "keyword"),
      ("event", "variable"), (".", "operator"), ("x", "property"), (">", "operator"),
      ("5", "number"), ("and", "keyword"), ("user", "variable"), (".", "operator"),
      ("name", "property"), ("is", "keyword"), ("\"🎉 z\"", "string"), ("stage", "keyword"),
      ("s", "namespace"), ("send", "keyword"), ("m", "method"), ("by", "keyword"),
      ("email", "enumMember"), ("with", "keyword"), ("k", "parameter"), ("=", "operator"),
      ("lower", "function"), ("(", "operator"), ("entry", "variable"), (".", "operator"),
      ("x", "property"), (")", "operator"), ("# ja", "comment"), ("set", "keyword"),
      ("user", "variable"), (".", "operator"), ("name", "property"), ("=", "operator"),
      ("\"y\"", "string"), ("end", "keyword"), ("end", "keyword"),
    ]
    #expect(words.map { "\($0.0) \($0.1)" } == expected.map { "\($0.0) \($0.1)" })
  }

  @Test(arguments: ["utf-16", "utf-8"])
  func `places are counted as agreed, past emoji and umlauts`(encoding: String) throws {
    folder.write("journey.yaml", "events: { a: {} }\n")
    let client = try LanguageClient.session(in: folder.path, encoding: encoding)
    #expect(client.abilities.capabilities.positionEncoding.text == encoding)
    client.open(uri, "journey \"ä🎉\" \"Grüße 🎉\" trigger on b\n  stop\nend\n")
    let finding = try #require(try client.findings(uri).first)
    let before = "journey \"ä🎉\" \"Grüße 🎉\" trigger on "
    let count = encoding == "utf-8" ? before.utf8.count : before.utf16.count
    #expect(finding.range.start.character.int == count)
    #expect(finding.range.end.character.int == count + 1)
  }

  @Test func `a text that was changed bit by bit is the text that was sent whole`() throws {
    let client = try LanguageClient.session(in: folder.path)
    let whole = URL(filePath: "\(folder.path)/whole.journey").absoluteString
    let pieces = [
      "journey", " x", "\n", "\r\n", "end", "🎉", "ü", "send m by email", "#", "\"", "  ", "",
      "trigger on a\n", "wait 1 day\n", "\r",
    ]
    var generator = SeededNumbers(seed: 42)
    var text = Self.messy
    client.open(uri, text)
    client.open(whole, text)
    for round in 0..<120 {
      var changes: [[String: Any]] = []
      for _ in 0...generator.next(3) {
        let characters = Array(text.unicodeScalars)
        let start = generator.next(characters.count + 1)
        let end = min(characters.count, start + generator.next(8))
        // Between CR and LF no editor has a place.
        let isWithin = [start, end].contains {
          $0 > 0 && $0 < characters.count && characters[$0 - 1] == "\r" && characters[$0] == "\n"
        }
        if isWithin { continue }
        let piece = pieces[generator.next(pieces.count)]
        changes.append([
          "range": [
            "start": Self.place(start, in: characters), "end": Self.place(end, in: characters),
          ],
          "text": piece,
        ])
        var new = String.UnicodeScalarView()
        new += characters[..<start]
        new += piece.unicodeScalars
        new += characters[end...]
        text = String(new)
      }
      client.change(uri, by: changes, giving: text)
      client.change(whole, to: text)
      let one = try client.ask("semanticTokens/full", uri)
      let other = try client.ask("semanticTokens/full", whole)
      #expect(one.description == other.description, "in round \(round)")
      let symbols = try client.ask("documentSymbol", uri).description
      #expect(symbols == (try client.ask("documentSymbol", whole).description))
      let layout = try client.ask("formatting", uri).description
      #expect(layout == (try client.ask("formatting", whole).description))
    }
  }

  /// A place as the protocol has it, whatever ends the lines.
  private static func place(_ offset: Int, in characters: [Unicode.Scalar]) -> [String: Int] {
    var (line, character) = (0, 0)
    for (index, scalar) in characters.prefix(offset).enumerated() {
      let isFirstOfTwo =
        scalar == "\r" && index + 1 < characters.count && characters[index + 1] == "\n"
      if scalar == "\n" || scalar == "\r" && !isFirstOfTwo {
        (line, character) = (line + 1, 0)
      } else {
        character += scalar.utf16.count
      }
    }
    return ["line": line, "character": character]
  }
}

/// Numbers that are the same in every run.
private struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number below a bound.
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
  }
}
