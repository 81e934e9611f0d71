import Foundation
import Testing

/// `journey diff`: what another version of a journey means for people.
@Suite struct DiffTests {
  private static let script = """
    journey j "Title"
      trigger on a

      wait 1 hour
      send m by email
    end

    """

  /// A folder with two versions of a script.
  private let folder = TemporaryFolder()

  /// Compares the script with another version of it.
  private func diff(_ new: String, _ options: String = "") throws -> Command.Outcome {
    folder.write("old.journey", Self.script)
    folder.write("new.journey", new)
    return try Command.shell("journey diff old.journey new.journey \(options)", in: folder.path)
  }

  @Test func `a change for people ends with 2, and is told by category`() throws {
    let outcome = try diff(Self.script.replacing("1 hour", with: "2 hours"))
    #expect(outcome.status == 2)
    #expect(
      outcome.output == """
        j: 3 changes

        for people who are inside
          line 4            `wait 1 hour` lasts longer: `wait 2 hours`
          line 4            it was known as `wait_1_hour` and is `wait_2_hours` now: \
        lead over those who stand there

        what is certain
                            a run ends within 2 hours, was 1 hour

        """)
    #expect(outcome.messages == "")
  }

  @Test func `what only people read ends with 0`() throws {
    let outcome = try diff(Self.script.replacing("Title", with: "Other"))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("what only people read"))
    #expect(try diff(Self.script).output == "j: nothing has changed\n")
  }

  @Test func `programs get the same as JSON`() throws {
    let text = Self.script.replacing("send m by email", with: "send m by sms\n  stop")
    let outcome = try diff(text, "--format json")
    #expect(outcome.status == 2)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(json.count == 1 && json[0]["journey"] as? String == "j")
    #expect(json[0]["concerns_people"] as? Bool == true)
    let changes = try #require(json[0]["changes"] as? [[String: Any]])
    #expect(changes.map { $0["kind"] as? String } == ["changed", "added"])
    #expect(changes[0]["old_state"] as? String == "send_m")
    #expect(changes[0]["new_line"] as? Int == 5)
  }

  @Test func `journeys are matched by their names`() throws {
    let outcome = try diff(Self.script + Self.script.replacing("journey j", with: "journey k"))
    #expect(outcome.status == 2)
    #expect(outcome.output.hasPrefix("j: nothing has changed\n\nk: 1 change\n"))
    #expect(outcome.output.contains("the journey is new"))
  }

  @Test func `a definition is compared with a script`() throws {
    folder.write("old.journey", Self.script)
    let line = "journey compile old.journey -o old.json; journey diff old.json old.journey"
    let outcome = try Command.shell(line, in: folder.path)
    #expect(outcome.status == 0 && outcome.output == "j: nothing has changed\n")
  }

  @Test func `a mistake in one of the files ends with 1`() throws {
    let outcome = try diff("journey j\n  trigger on a\n  sned m by email\nend\n")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("new.journey:3"))
    #expect(outcome.output == "")
  }
}
