import Foundation
import Testing

/// `journey run` as a newcomer and as a script meet it.
@Suite struct RunTests {
  private let folder = TemporaryFolder()
  private let script = Command.shop + "/welcome.journey"
  private let users = Command.shop + "/users.ndjson"
  private let events = Command.shop + "/events.ndjson"

  @Test func `it shows the people at each line of the script`() throws {
    let outcome = try Command.run("run", script, "--users", users, "--events", events)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.contains("12 users, 100 events"))
    #expect(outcome.output.contains("send welcome by email or push"))
  }

  @Test func `it counts for programs`() throws {
    let outcome = try Command.run(
      "run", script, "--users", users, "--events", events, "--format", "json")
    let data = Data(outcome.output.utf8)
    let counts = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(counts["users"] as? Int == 12)
    #expect(counts["entered"] as? Int == 12)
  }

  @Test func `it takes events from standard input and packed files`() throws {
    let text = try String(contentsOfFile: events, encoding: .utf8)
    let piped = try Command.run(
      "run", script, "--users", users, "--events", "-", "--format", "json", input: text)
    let plain = try Command.run(
      "run", script, "--users", users, "--events", events, "--format", "json")
    #expect(piped.output == plain.output)
  }

  @Test func `events may come in any order`() throws {
    let text = try String(contentsOfFile: events, encoding: .utf8)
    let lines = text.split(separator: "\n")
    let shuffled = (lines.reversed().joined(separator: "\n")) + "\n"
    let file = folder.write("events.ndjson", shuffled)
    for (name, path) in [("a", events), ("b", file)] {
      _ = try Command.run(
        "run", script, "--users", users, "--events", path, "--sends", "\(folder.path)/\(name)")
    }
    #expect(try folder.read("a") == folder.read("b"))
  }

  @Test func `a bad line is told by its number, and nothing else is lost`() throws {
    let text = try String(contentsOfFile: events, encoding: .utf8)
    var lines = text.split(separator: "\n").map(String.init)
    lines.insert("{ not json", at: 3)
    lines.insert(lines[0], at: 7)
    lines.insert(lines[0].replacingOccurrences(of: "u0", with: "x0"), at: 9)
    let file = folder.write("events.ndjson", lines.joined(separator: "\n"))
    let outcome = try Command.run(
      "run", script, "--users", users, "--events", file, "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("events.ndjson` line 4: "))
    #expect(outcome.messages.contains("1 line could not be read"))
    #expect(outcome.messages.contains("1 event had been taken before"))
    #expect(outcome.messages.contains("1 user of the events is not in"))
    #expect(outcome.output.contains("\"events\": 101"))
  }

  @Test func `what cannot be opened is named, with exit status 2`() throws {
    for arguments in [
      ["run", "nowhere.journey"], ["run", script, "--users", "nowhere.ndjson"],
      ["run", script, "--sends", "/nowhere/sends"], ["run", script, "--until", "soon"],
    ] {
      let outcome = try Command.run(arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.messages.contains("nowhere") || outcome.messages.contains("soon"))
    }
  }

  @Test func `a full disk is told in words`() throws {
    let outcome = try Command.run(
      "run", script, "--users", users, "--events", events, "--sends", "/dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("is the disk full?"))
  }

  @Test func `a script with mistakes is not run`() throws {
    let file = folder.write(
      "bad.journey", "journey j\n  trigger on x\n  wiat 1 day\n  sned y by email\nend\n")
    let outcome = try Command.run("run", file, "--users", users, "--events", events)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("bad.journey:3:3"))
    #expect(outcome.messages.contains("bad.journey:4:3"))
    #expect(outcome.messages.contains("2 errors"))
    #expect(outcome.output == "")
  }

  @Test func `a definition is run as its script is`() throws {
    let definition = "\(folder.path)/welcome.json"
    try #require(try Command.run("compile", script, "-o", definition).status == 0)
    let catalog = Command.shop + "/journey.yaml"
    let compiled = try Command.run(
      "run", definition, "--catalog", catalog, "--users", users, "--events", events,
      "--format", "json")
    let written = try Command.run(
      "run", script, "--users", users, "--events", events, "--format", "json")
    #expect(compiled.status == 0, "\(compiled.messages)")
    #expect(compiled.output == written.output)
  }

  @Test func `the clock stops where it is told, and goes on from there`() throws {
    let data = "\(folder.path)/data"
    _ = try Command.run(
      "run", script, "--users", users, "--events", events, "--data", data,
      "--until", "2026-03-20", "--format", "json")
    let second = try Command.run(
      "run", script, "--users", users, "--events", events, "--data", data, "--format", "json")
    let whole = try Command.run(
      "run", script, "--users", users, "--events", events, "--format", "json")
    #expect(second.output == whole.output)
  }

  @Test func `the clock never goes back`() throws {
    let data = "\(folder.path)/data"
    func run(_ more: String...) throws -> Command.Outcome {
      try Command.run(["run", script, "--data", data, "--format", "json"] + more)
    }
    _ = try run("--users", users, "--events", events, "--until", "2026-03-20")
    let back = try run("--until", "2026-01-01")
    #expect(back.status == 0)
    #expect(back.messages.contains("the clock stands at 2026-03-20T00:00:00Z already"))
    let event = """
      {"userId": "u01", "eventName": "cart_viewed", "eventTime": "2026-02-01T00:00:00Z", \
      "attributes": {"cart_id": "c1"}}
      """
    let late = folder.write("late.ndjson", event)
    let on = try run("--events", late, "--until", "2026-03-21")
    #expect(on.messages.contains("1 event lies before the clock"), "\(on.messages)")
  }

  @Test func `a journey of an earlier run lives on, is said to, and stays out of the counts`()
    throws
  {
    let data = "\(folder.path)/data"
    let inputs = ["--users", users, "--events", events, "--data", data, "--format", "json"]
    _ = try Command.run(["run", Command.shop + "/regulars.journey"] + inputs)
    let second = try Command.run(["run", script] + inputs)
    #expect(second.messages.contains("also holds `regulars`"))
    let counts = try JSONSerialization.jsonObject(with: Data(second.output.utf8))
    #expect((counts as? [String: Any])?["entered"] as? Int != nil)
  }
}
