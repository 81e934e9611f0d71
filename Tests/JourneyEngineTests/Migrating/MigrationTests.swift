import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite struct MigrationTests {
  /// Lives a script up to the 8th, leads people over to another, and lives on.
  static func led(
    _ old: String, _ new: String, before: String = "7 09:00 a", after: String = "",
    mapping: [String: String] = [:]
  ) throws -> (rehearsal: Rehearsal, leading: Rehearsal.Leading) {
    let first = try Rehearsal(old, until: "8 00:00", living: before)
    let second = try Rehearsal("journey j\n\(new)\nend", after: first)
    let leading = try second.lead(at: "2030-01-08T00:00:00Z", mapping: mapping)
    try second.happen(after)
    try second.run()
    return (second, leading)
  }

  @Test func `who waits goes on in the new version, at the moment that was waited for`() throws {
    let (rehearsal, leading) = try Self.led(
      "trigger on a wait 2 days send old by email", "trigger on a wait 2 days send new by email")
    #expect(leading == .init(moved: 1, left: 0))
    #expect(try rehearsal.lines == ["9 09:00 new email sent"])
  }

  @Test func `the trace says that somebody was led over`() throws {
    let (rehearsal, _) = try Self.led("trigger on a wait 2 days", "trigger on a\nwait 2 days")
    var inputs: [String] = []
    try rehearsal.store.eachTrace { inputs.append($0.step.input) }
    #expect(inputs == ["entered", "migrated from 1", "timer"])
  }

  @Test func `a step of another name takes people in where the mapping says so`() throws {
    let (rehearsal, leading) = try Self.led(
      "trigger on a wait 2 days send old by email", "trigger on a wait 3 days send new by email",
      mapping: ["wait_2_days": "wait_3_days"])
    #expect(leading.moved == 1)
    #expect(try rehearsal.lines == ["9 09:00 new email sent"])
  }

  @Test func `who would be lost stays in the version entered`() throws {
    let (rehearsal, leading) = try Self.led(
      "trigger on a wait 2 days send old by email", "trigger on a wait for b send new by email",
      after: "9 12:00 b")
    #expect(leading == .init(moved: 0, left: 1))
    #expect(try rehearsal.lines == ["9 09:00 old email sent"])
  }

  @Test func `what was counted goes on being counted`() throws {
    let (rehearsal, _) = try Self.led(
      "trigger on a wait on c stop on b 3 times send old by email end",
      "trigger on a wait on b 3 times send new by email on c stop end",
      before: "7 09:00 a\n7 10:00 b\n7 11:00 b", after: "9 12:00 b",
      mapping: ["wait_for_c": "wait_for_b"])
    #expect(try rehearsal.lines == ["9 12:00 new email sent"])
  }

  @Test func `values that were bound, and those of the entry, are carried over`() throws {
    let (rehearsal, leading) = try Self.led(
      """
      trigger on a
      let first = entry.x
      let second = entry.y
      wait 2 days
      send m by email with t = first
      send m by email with t = second
      """,
      """
      trigger on a
      let second = entry.y
      let first = entry.x
      wait 2 days
      send m by email with t = second
      send m by email with t = first
      """,
      before: #"7 09:00 a {"x": "one", "y": "two"}"#)
    #expect(leading.moved == 1)
    var texts: [String] = []
    try rehearsal.store.eachSend {
      texts.append(String(decoding: $0.effect.arguments, as: UTF8.self))
    }
    #expect(texts == [#"{"t":"two"}"#, #"{"t":"one"}"#])
  }

  @Test func `rounds go on being counted`() throws {
    let (rehearsal, leading) = try Self.led(
      "trigger on a repeat up to 3 times wait 12 hours send old by email end",
      "trigger on a repeat up to 3 times wait 12 hours send new by email end",
      before: "7 10:00 a")
    #expect(leading.moved == 1)
    #expect(
      try rehearsal.lines == [
        "7 22:00 old email sent", "8 10:00 new email sent", "8 22:00 new email sent",
      ])
  }

  @Test func `what quiet hours hold leaves when they are over`() throws {
    let (rehearsal, leading) = try Self.led(
      #"trigger on a quiet from 22:00 to 08:00 in "UTC" send m by email with t = 1"#,
      #"trigger on a quiet from 22:00 to 08:00 in "UTC" send m by email with t = 2"#,
      before: "7 23:00 a")
    #expect(leading.moved == 1)
    #expect(try rehearsal.lines == ["8 08:00 m email sent"])
  }

  @Test func `branches are led over with their run`() throws {
    let script = { (name: String) in
      """
      trigger on a
      parallel
        branch
          wait 2 days
          send \(name)_1 by email
        branch
          wait for b
          send \(name)_2 by email
      end
      send \(name)_3 by email
      """
    }
    let (rehearsal, leading) = try Self.led(script("old"), script("new"), after: "10 09:00 b")
    #expect(leading == .init(moved: 1, left: 0))
    #expect(
      try rehearsal.lines == [
        "9 09:00 new_1 email sent", "10 09:00 new_2 email sent", "10 09:00 new_3 email sent",
      ])
  }

  @Test func `what time alone turns is asked by the new version`() throws {
    let (rehearsal, leading) = try Self.led(
      "trigger on a wait 9 days send old by email",
      "trigger on a exit when did not a within 2 days wait 9 days send new by email")
    #expect(leading.moved == 1)
    #expect(try rehearsal.lines == [])
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  // MARK: What would be lost

  /// A pair of scripts, where somebody stands, and what they would lose.
  struct Loss: Sendable, CustomTestStringConvertible {
    /// The old script.
    var old: String
    /// The new one.
    var new: String
    /// The step.
    var state: String
    /// What is said.
    var losses: [String]
    /// The scripts.
    var testDescription: String { "\(old) → \(new)" }
  }

  static let losses = [
    Loss(
      old: "trigger on a wait 2 days", new: "trigger on a wait 3 days", state: "wait_2_days",
      losses: ["the step is gone"]),
    Loss(
      old: "trigger on a wait for b", new: "trigger on a wait for c", state: "wait_for_b",
      losses: ["the step is gone"]),
    Loss(
      old: "trigger on a wait for b", new: "trigger on a wait for b up to 2 days",
      state: "wait_for_b", losses: ["the wait ends in another way"]),
    Loss(
      old: "trigger on a wait 2 days",
      new: "trigger on a let x = user.first_name wait 2 days send m by email with t = x",
      state: "wait_2_days", losses: ["`x` is not known of people who are inside"]),
    Loss(
      old: "trigger on a wait 2 days",
      new: "trigger on a wait 2 days let x = user.first_name send m by email with t = x",
      state: "wait_2_days", losses: []),
    Loss(
      old: "trigger on a wait 2 days",
      new: "trigger on a wait 2 days send m by email with t = entry.total",
      state: "wait_2_days", losses: ["`entry.total` is not known of people who are inside"]),
    Loss(
      old: "trigger on a wait 2 days",
      new: "trigger on a send m by email with t = entry.total wait 2 days",
      state: "wait_2_days", losses: []),
  ]

  @Test(arguments: losses)
  func `what would be lost is said in words`(loss: Loss) throws {
    let first = try Rehearsal(loss.old, until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal("journey j\n\(loss.new)\nend", after: first)
    #expect(try second.losses(at: loss.state) == loss.losses)
  }

  @Test func `a mapping to another kind of step loses what is waited for`() throws {
    let first = try Rehearsal("trigger on a wait 2 days", until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal("journey j\ntrigger on a\nwait for b\nend", after: first)
    let target = try #require(second.definitions.first?.start)
    #expect(
      try second.losses(at: "wait_2_days", mapping: ["wait_2_days": target])
        == ["it is another kind of step"])
  }

  @Test func `an arm that is gone is told`() throws {
    let first = try Rehearsal(
      "trigger on a wait on b stop on c stop end", until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal("journey j\ntrigger on a\nwait\non b\nstop\nend\nend", after: first)
    let old = try #require(first.definitions.first?.start)
    let new = try #require(second.definitions.first?.start)
    #expect(
      try second.losses(at: old, mapping: [old: new]) == ["it no longer looks out for `on c`"])
  }
}
