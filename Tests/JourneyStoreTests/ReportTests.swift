import JourneyModel
import JourneyStore
import Testing

@Suite("Reports")
struct ReportTests {
  /// A send of run 50.
  private func send(
    _ number: Int64, _ status: OutboxRecord.Status, reason: String? = nil, at seconds: Int,
    kind: String = "send"
  ) -> OutboxRecord {
    OutboxRecord(
      number: number, runNumber: 50, journeyID: "welcome", key: "k\(number)", kind: kind,
      name: "hello", channel: "email", arguments: Array("{}".utf8), status: status,
      reason: reason, at: .at(seconds))
  }

  /// A run of the journey.
  private func run(_ number: Int64, ended: String? = nil, converted: Bool = false) -> RunRecord {
    var run = RunRecord(
      number: number, journeyID: "welcome", version: 3, entryKey: "", enteredAt: .at(1),
      entryEventNumber: 1, stateID: "wait_1")
    run.endedAt = ended == nil ? nil : .at(9)
    run.endReason = ended
    run.convertedAt = converted ? .at(5) : nil
    return run
  }

  @Test("count runs, ends, conversions and sends of a journey", arguments: StoreKind.allCases)
  func journeyTotals(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    try open.store.handleAll(.until(1)) { change in
      change.newRuns = [
        run(50), run(51), run(52, ended: "completed", converted: true), run(53, ended: "bought"),
      ]
      change.outbox = [
        send(60, .sent, at: 2), send(61, .skipped, reason: "limit", at: 3),
        send(62, .skipped, reason: "consent", at: 3), send(63, .sent, at: 4),
        send(64, .sent, at: 4, kind: "call"),
      ]
    }
    let totals = try open.store.journeyTotals(journeyID: "welcome")
    #expect(totals.entered == 4)
    #expect(totals.active == 2)
    #expect(totals.ended == ["completed": 1, "bought": 1])
    #expect(totals.converted == 1)
    #expect(totals.standing == ["wait_1": 2])
    #expect(totals.sends == ["hello": [.sent: 2, .skipped: 2]])
    #expect(totals.skippedFor == ["limit": 1, "consent": 1])
    #expect(try open.store.journeyTotals(journeyID: "other") == JourneyTotals())
  }

  @Test("tell sends in the order of time, without what has not been decided")
  func sends() throws {
    let open = try StoreKind.temporary.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    try open.store.handleAll(.until(1)) { change in
      change.outbox = [
        send(60, .sent, at: 9), send(61, .held, at: 1), send(62, .cancelled, at: 2),
        send(63, .unknown, at: 3), send(64, .failed, reason: "refused", at: 3),
        send(65, .pending, at: 1), send(66, .skipped, at: 4),
      ]
    }
    var numbers: [Int64] = []
    try open.store.eachSend { line in
      #expect(line.userID == "anna")
      numbers.append(line.effect.number)
    }
    #expect(numbers == [63, 64, 66, 60])
  }

  @Test(
    "tell the trace in the order of time, with the names of events", arguments: StoreKind.allCases)
  func trace(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("bought", id: "1", of: "anna", at: 1)])
    let (part, user) = try #require(try open.store.onlyWork(.until(1)))
    let first = user.inbox[0].number
    let next = part.nextNumber
    let steps = [
      TraceRecord(
        number: next + 2, runNumber: next, at: .at(1), input: "entered", eventNumber: first,
        path: [0, 300, 65_535]),
      TraceRecord(
        number: next + 3, runNumber: next, at: .at(5), input: "event", eventNumber: next + 1,
        path: [], endReason: "completed"),
    ]
    try open.store.commit(part, of: "anna", using: 4) { change in
      change.handled = [(.at(1), first)]
      change.newRuns = [run(next)]
      change.events = [
        EventRecord(
          number: next + 1, eventID: "x", name: "emitted", at: .at(5),
          attributes: Array("{}".utf8))
      ]
      change.trace = steps.reversed()
    }
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 7)])
    let later = TraceRecord(
      number: 900, runNumber: next, at: .at(7), input: "timer", eventNumber: first, path: [1])
    try open.store.handleAll(.until(7)) { $0.trace = [later] }
    var lines: [TraceLine] = []
    try open.store.eachTrace { lines.append($0) }
    #expect(lines.map(\.step) == steps + [later])
    #expect(lines.map(\.eventName) == ["bought", "emitted", "bought"])
    #expect(
      lines.allSatisfy { $0.userID == "anna" && $0.journeyID == "welcome" && $0.version == 3 })
  }

  @Test("list the events that a version hears: those that start it, and those that let it go on")
  func triggers() throws {
    let store = try StoreKind.temporary.open().store
    let definition = """
      {"triggers": [
        {"trigger_id": "on_left", "event_name": "left", "conditions": {"count": 2}},
        {"trigger_id": "when_rich", "when": {}}],
       "journey_states": {
        "wait_for_bought": {"links": {"arms": [
          {"event_name": "bought", "next": "end"}, {"when": {}, "next": "end"},
          {"event_name": "gone", "conditions": {"count": 1}, "next": "end"}]}},
        "end": {"kind": "end"}}}
      """
    for _ in 0..<2 {
      _ = try store.publish(
        journeyID: "j", definition: Array(definition.utf8), at: .at(1), asking: nil)
    }
    #expect(
      try store.text(
        """
        select group_concat(line, ' ') from (
          select trigger_id || '/' || event_name || '/' || conditions || '/' || "trigger" as line
          from trigger_events where journey_id = 'j' and version = 1 order by trigger_id)
        """)
        == #"on_left/left/{"count":2}/1 wait_for_bought.1/bought/{}/0 "#
        + #"wait_for_bought.3/gone/{"count":1}/0"#)
    #expect(try store.number("select count(*) from trigger_events") == 3)
  }

  @Test("publish a definition once for each content", arguments: StoreKind.allCases)
  func definitions(kind: StoreKind) throws {
    let open = try kind.open()
    let (one, two) = (Array("{\"a\":1}".utf8), Array("{\"a\":2}".utf8))
    #expect(try open.store.publish(journeyID: "j", definition: one, at: .at(1), asking: nil) == 1)
    #expect(try open.store.publish(journeyID: "j", definition: one, at: .at(2), asking: nil) == 1)
    #expect(try open.store.publish(journeyID: "j", definition: two, at: .at(3), asking: nil) == 2)
    #expect(try open.store.publish(journeyID: "j", definition: one, at: .at(4), asking: nil) == 3)
    #expect(try open.store.publish(journeyID: "i", definition: one, at: .at(5), asking: nil) == 1)
    let definitions = try open.store.definitions()
    #expect(definitions.map { "\($0.journeyID)\($0.version)" } == ["i1", "j1", "j2", "j3"])
    #expect(definitions[2].definition == two)
  }

  @Test("keep settings", arguments: StoreKind.allCases)
  func settings(kind: StoreKind) throws {
    let open = try kind.open()
    #expect(try open.store.setting("clock") == nil)
    try open.store.set("clock", to: "1")
    try open.store.set("clock", to: "")
    #expect(try open.store.setting("clock") == "")
  }
}
