import Foundation
import Testing

/// What a person has is never lost by a command that is given in haste.
@Suite struct LossTests {
  private static let script = "journey j\n  trigger on a\n\n  send m by email\nend\n"
  private static let event =
    #"{"userId":"u1","eventName":"a","eventTime":"2026-01-01T00:00:00Z"}"# + "\n"

  /// A folder with a script and a file of events.
  private let folder = TemporaryFolder()

  init() {
    folder.write("j.journey", Self.script)
    folder.write("events.ndjson", Self.event)
  }

  @Test(arguments: [
    "--sends events.ndjson", "--trace events.ndjson", "--sends ./events.ndjson",
    "--sends j.journey", "--sends out --trace ./out", "--sends - --trace -",
  ])
  func `a run writes over nothing that it reads or writes`(outputs: String) throws {
    let outcome = try Command.shell(
      "journey run j.journey --events events.ndjson \(outputs)", in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("would write over"))
    #expect(try folder.read("events.ndjson") == Self.event)
    #expect(try folder.read("j.journey") == Self.script)
  }

  @Test func `a run writes over no store`() throws {
    let line = "journey run j.journey --events events.ndjson --data data"
    #expect(try Command.shell(line, in: folder.path).status == 0)
    let outcome = try Command.shell(line + " --sends data/journey.db", in: folder.path)
    #expect(outcome.status == 2 && outcome.messages.contains("which holds the store"))
    #expect(try Command.shell(line, in: folder.path).status == 0)
  }

  @Test func `a definition is not written over its script`() throws {
    let outcome = try Command.shell("journey compile j.journey -o j.journey", in: folder.path)
    #expect(outcome.status == 2 && outcome.messages.contains("would write over `j.journey`"))
    #expect(try folder.read("j.journey") == Self.script)
  }

  @Test func `a definition stays in the folder that was named`() throws {
    let steps = "\n  trigger on a\n  send m by email\nend\n"
    folder.write("two.journey", "journey \"../up\"\(steps)journey \"a/b\"\(steps)")
    let outcome = try Command.shell("mkdir o; journey compile two.journey -o o", in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/o")
    #expect(files.sorted() == [".._up.json", "a_b.json"])
    folder.write("one.journey", "journey a_b\(steps)journey \"a/b\"\(steps)")
    #expect(
      try Command.shell("mkdir p; journey compile one.journey -o p", in: folder.path).status == 2)
  }

  @Test(arguments: [
    "check j.journey", "compile j.journey", "disassemble j.journey", "fmt - < j.journey",
    "fmt --diff j.journey", "run j.journey",
  ])
  func `a result that does not arrive whole is a failure`(verb: String) throws {
    folder.write("j.journey", Self.script.replacingOccurrences(of: "\n\n", with: "\n"))
    let outcome = try Command.shell("journey \(verb) > /dev/full", in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("standard output cannot be written to the end"))
  }

  @Test func `a fix is written whole or not at all`() throws {
    let line = String(repeating: "  sned m by email\n", count: 200)
    let script = "journey j\n  trigger on a\n\(line)end\n"
    let file = folder.write("bad.journey", script)
    let outcome = try Command.run(["check", "--fix", file], fileKilobytes: 1, fate: .refused)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(try folder.read("bad.journey") == script)
    #expect(try Command.run("check", "--fix", file).status == 0)
    #expect(
      try folder.read("bad.journey") == script.replacingOccurrences(of: "sned", with: "send"))
  }
}
