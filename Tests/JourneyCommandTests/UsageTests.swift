import Foundation
import Testing

/// What a newcomer and a script of CI try first.
@Suite struct UsageTests {
  private static let steps = "\n  trigger on a\n\n  send m by email\nend\n"
  private static let event =
    #"{"userId":"u1","eventName":"a","eventTime":"2026-01-01T00:00:00Z"}"# + "\n"

  /// A folder with a script and a file of events.
  private let folder = TemporaryFolder()

  init() {
    folder.write("j.journey", "journey j\(Self.steps)")
    folder.write("events.ndjson", Self.event)
  }

  /// Runs a line of the shell in the folder.
  private func shell(_ line: String) throws -> Command.Outcome {
    try Command.shell(line, in: folder.path)
  }

  @Test(arguments: ["check - <&-", "check - < .", "compile - <&-", "fmt - < ."])
  func `standard input that cannot be read is told in words`(verb: String) throws {
    let outcome = try shell("journey \(verb)")
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("journey: standard input cannot be read"))
  }

  @Test(arguments: [
    "check - -", "run - --events -", "run j.journey --users - --events -", "check - --catalog -",
  ])
  func `standard input is read only once`(verb: String) throws {
    let outcome = try shell("journey \(verb) < j.journey")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("standard input can be read only once"))
  }

  @Test func `lines on standard output stand alone`() throws {
    let outcome = try shell("journey run j.journey --events events.ndjson --sends -")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.hasPrefix(#"{"at":"2026-01-01T00:00:00Z","userId":"u1""#))
    #expect(outcome.messages.contains("1 entered"))
  }

  @Test func `findings are coloured for the terminal they go to`() throws {
    folder.write("bad.journey", "journey j\n  trigger on a\n  sned m by email\nend\n")
    let terminal = "env -u NO_COLOR TERM=xterm script -qec"
    let shown = try shell("\(terminal) \"'\(Command.path)' check bad.journey\" /dev/null")
    #expect(shown.output.contains("\u{1B}[1;31merror:"))
    let kept = "'\(Command.path)' check bad.journey > findings"
    #expect(try shell("\(terminal) \"\(kept)\" /dev/null").status == 1)
    #expect(try folder.read("findings").hasPrefix("error: "))
  }

  @Test func `a journey that two files have is found where the second has it`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/sub", withIntermediateDirectories: true)
    folder.write("sub/k.journey", "# here too\njourney k\(Self.steps)journey j\(Self.steps)")
    let outcome = try shell("journey check --format concise j.journey sub/k.journey")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        sub/k.journey:7:9: error: `j.journey` has a journey called `j` too \
        [J6900 journey-in-two-files]

        """)
    #expect(outcome.messages == "journey: 1 error in 1 file\n")
  }

  @Test func `a file named twice is one file`() throws {
    let outcome = try shell("journey check j.journey ./j.journey")
    #expect(outcome.status == 0 && outcome.output.hasSuffix("1 journey checked, nothing to mend\n"))
  }

  @Test(arguments: [("", "expected a value"), ("[]", "J5"), ("null", "J5")])
  func `a file of JSON is read as JSON`(text: String, finding: String) throws {
    folder.write("j.json", text)
    let outcome = try shell("journey check j.json")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(finding), "\(outcome.output)")
  }

  @Test func `a catalog is not taken for a script`() throws {
    folder.write("journey.yaml", "workspace: w\n")
    let outcome = try shell("journey check journey.yaml")
    #expect(outcome.status == 2 && outcome.messages.contains("is no script"))
  }

  @Test func `a script without a journey cannot be compiled, and runs to a whole line`() throws {
    folder.write("empty.journey", "")
    let compiled = try shell("journey compile empty.journey")
    #expect(compiled.status == 2)
    #expect(compiled.messages == "journey: the script holds no journey\n")
    #expect(try shell("journey run empty.journey").output == "0 users, 0 events\n")
  }

  @Test func `events that were taken before are not late`() throws {
    let line = "journey run j.journey --events events.ndjson --data data --until 2026-02-01"
    #expect(try shell(line).status == 0)
    let again = try shell(line)
    #expect(again.messages == "`events.ndjson`: 0 taken; 1 event had been taken before\n")
    folder.write(
      "events.ndjson", Self.event + Self.event.replacingOccurrences(of: "u1", with: "u2"))
    let late = try shell(line)
    #expect(late.messages.contains("1 event lies before the clock and is handled late"))
  }

  @Test func `a bare day of the week is answered with how to wait for it`() throws {
    folder.write("w.journey", "journey w\n  trigger on a\n  wait until monday\nend\n")
    let outcome = try shell("journey check w.journey")
    #expect(outcome.output.contains("`monday` is a day of the week"))
    #expect(outcome.output.contains("write `next monday at 09:00`"))
  }

  @Test func `a text of other than UTF-8 is one finding`() throws {
    let script = "journey j\(Self.steps)"
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16] {
      let data = try #require(script.data(using: encoding))
      try data.write(to: URL(filePath: folder.path + "/wide.journey"))
      let outcome = try shell("journey check wide.journey")
      #expect(outcome.status == 1)
      #expect(outcome.messages == "journey: 1 error in 1 file\n")
    }
  }
}
