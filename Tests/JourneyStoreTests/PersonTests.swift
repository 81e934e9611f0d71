import JourneyModel
import JourneyStore
import Testing

@Suite("What is kept of a person")
struct PersonTests {
  /// Handles everything that waits up to so many seconds, and changes nothing else.
  private func handle(_ store: SQLStore, _ seconds: Int) throws {
    for work in try store.work(from: 0, .until(seconds)) {
      let users = work.users.map { user in
        var change = UserChange(userID: user.userID)
        change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
        return change
      }
      try store.commit([
        PartChange(part: work.part, epoch: work.epoch, nextNumber: work.nextNumber, users: users)
      ])
    }
  }

  @Test(
    "inputs stay in the order of arrival, once they were handled", arguments: StoreKind.allCases)
  func inputs(kind: StoreKind) throws {
    let store = try kind.open().store
    _ = try store.take([
      .event("b", id: "1", of: "anna", at: 5, #"{"total": 3}"#),
      .user(#"{"userId": "anna", "firstName": "Anna"}"#, id: "u", of: "anna", at: 1),
      .event("a", id: "2", of: "anna", at: 4), .event("a", id: "3", of: "anna", at: 90),
      .event("a", id: "4", of: "ben", at: 4),
      IncomingInput(
        userID: "anna", arrivesAt: .at(3),
        content: .request(
          requestID: "r", JourneyRequest(journeyID: "j", parameters: Array("{}".utf8)))),
    ])
    let before = try #require(try store.person("anna"))
    #expect(before.inputs.isEmpty)
    try handle(store, 10)
    let inputs = try #require(try store.person("anna")).inputs
    let ids = inputs.map { row in
      switch row.input.content {
      case .event(let event): event.eventID
      case .user(let changeID, _): changeID
      case .request(let requestID, _): requestID
      }
    }
    #expect(ids == ["1", "u", "2", "r"])
    #expect(inputs.map(\.isUnaltered) == [true, true, true, true])
    guard case .user(_, let json) = inputs[1].input.content else {
      Issue.record("the second input is a change")
      return
    }
    #expect(String(decoding: json, as: UTF8.self) == #"{"userId": "anna", "firstName": "Anna"}"#)
    let nobody = try store.person("carl")
    #expect(nobody == nil)
  }

  @Test("an input that is not what was taken in is told", arguments: StoreKind.allCases)
  func altered(kind: StoreKind) throws {
    let store = try kind.open().store
    _ = try store.take([
      .event("a", id: "1", of: "anna", at: 1, #"{"total": 3}"#),
      .user(#"{"userId": "anna"}"#, id: "u", of: "anna", at: 2),
    ])
    try handle(store, 10)
    _ = try store.number("update user_events set attributes = '{\"total\": 4}'")
    var inputs = try #require(try store.person("anna")).inputs
    #expect(inputs.map(\.isUnaltered) == [false, true])
    _ = try store.number("update other_input set content = '{}'")
    inputs = try #require(try store.person("anna")).inputs
    #expect(inputs.map(\.isUnaltered) == [false, false])
  }

  @Test("sittings tell where the clock stood, with what and after which inputs")
  func sittings() throws {
    let store = try StoreKind.folder.open().store
    _ = try store.publish(
      journeyID: "j", definition: [0x7B, 0x7D], at: .at(0), asking: nil)
    try store.beginSitting(settings: Array("{}".utf8), at: .at(1), until: .at(9))
    try store.endSitting()
    _ = try store.take([.event("a", id: "1", of: "anna", at: 1)])
    try store.beginSitting(settings: Array("[]".utf8), at: .at(9), until: .at(20))
    let sittings = try store.sittings()
    #expect(sittings.map(\.beganAt) == [.at(1), .at(9)])
    #expect(sittings.map(\.until) == [.at(9), .at(20)])
    #expect(sittings.map(\.isFinished) == [true, false])
    #expect(sittings.map(\.versions) == [["j": 1], ["j": 1]])
    #expect(sittings.map(\.settings) == [Array("{}".utf8), Array("[]".utf8)])
    let part = Part.of("anna")
    let numbers = sittings.map { $0.numbers[part] }
    #expect(numbers == [1, 2])
    #expect(sittings.map(\.numbers.count) == [Part.count, Part.count])
  }

  @Test("a folder that no server has had since it kept no diary is read as it is")
  func withoutDiary() throws {
    let store = try StoreKind.folder.open().store
    try store.beginSitting(settings: Array("{}".utf8), at: .at(1), until: .at(9))
    _ = try store.take([.event("a", id: "1", of: "anna", at: 1)])
    try handle(store, 10)
    for statement: StaticString in [
      "drop table diary", "alter table sitting drop column serving", "pragma user_version = 8",
    ] {
      _ = try store.number(statement)
    }
    #expect(try store.sittings().map(\.serving) == [nil])
    let person = try #require(try store.person("anna"))
    #expect(person.inputs.count == 1)
    #expect(person.diary.isEmpty && person.forgottenBefore == nil)
  }

  @Test("what a server was told and did is read back as it was")
  func serving() throws {
    let store = try StoreKind.folder.open().store
    let records = [
      ServingRecord(isDeliveredOutside: true, statuses: ["j": .paused]),
      ServingRecord(
        isDeliveredOutside: false, act: .status(journeyID: "j", .archived, wakesAll: true)),
      ServingRecord(
        isDeliveredOutside: true,
        act: .migration(journeyID: "j", version: 3, mapping: ["old \"step\"": "new"])),
    ]
    for record in records {
      try store.beginServing(record, settings: Array("{}".utf8), at: .at(1))
    }
    // Nobody keeps a diary where a clock is simulated.
    #expect(try store.sittings().isEmpty)
    store.keepsDiary = true
    for record in records {
      try store.beginServing(record, settings: Array("{}".utf8), at: .at(1))
    }
    #expect(try store.sittings().map(\.serving) == records)
  }

  /// What takes a folder back to format 5.
  private static let undoing: [StaticString] = [
    "alter table journey_state drop column registers",
    "drop table shared_text", "drop table journey_script", "drop table part_duty",
    "drop index journey_inside",
    "drop index dead_letter_by_time", "drop table sending_lease",
    "alter table part_sequence drop column duties", "alter table worker_lease drop column works",
    "alter table worker_lease drop column sends",
    "alter table worker_lease drop column oldest_at",
    "drop index outbox_limited", "drop index outbox_due", "drop index outbox_sending",
    "drop index outbox_awaited", "drop index outbox_blocking", "drop index journey_suspended",
    "alter table outbox drop column state_id", "alter table outbox drop column message_kind",
    "alter table outbox drop column address", "alter table outbox drop column sent_to",
    "alter table outbox drop column leader", "alter table outbox drop column is_awaited",
    "alter table outbox drop column attempts", "alter table outbox drop column attempts_max",
    "alter table outbox drop column first_attempt_at",
    "alter table outbox drop column next_at", "alter table outbox drop column expires_at",
    "alter table outbox drop column failure", "alter table outbox drop column last_error",
    "alter table outbox drop column is_blocking", "alter table outbox drop column settled_at",
    "alter table inbox drop column effect", "alter table dead_letter drop column kind",
    "alter table dead_letter drop column name", "alter table dead_letter drop column last_error",
    "drop table journey_status", "alter table journey_state drop column is_suspended",
    "drop table missed_input",
    """
    create index outbox_counted on outbox (part, user_id, at)
      where is_marketing = 1 and status = 'sent'
    """,
    "create index outbox_held on outbox (part, user_id, number) where status = 'held'",
  ]

  @Test("a folder of before takes what waits along, and says that its record is not whole")
  func migrated() throws {
    let folder = TemporaryFolder()
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    #expect(try store?.isRecordReadable() == true)
    _ = try store?.take([.user(#"{"userId": "anna"}"#, id: "u", of: "anna", at: 2)])
    _ = try store?.number("update inbox set change = '{\"userId\": \"anna\"}'")
    for statement in Self.undoing { _ = try store?.number(statement) }
    _ = try store?.number("drop table other_input")
    _ = try store?.number("drop table sitting")
    _ = try store?.number("drop table diary")
    _ = try store?.number("drop table erased_user")
    _ = try store?.number("alter table outbox drop column answer")
    _ = try store?.number("pragma user_version = 4")
    #expect(try store?.isRecordReadable() == false)
    store = nil
    let again = try SQLStore.open(folder: folder.path)
    #expect(try again.isRecordReadable() == false)
    try again.acquireAllParts(owner: "two", at: .at(9))
    let work = try again.work(from: 0, .until(10))
    guard case .user(let json)? = work.first?.users.first?.inbox.first?.content else {
      Issue.record("the change is not there any more")
      return
    }
    #expect(String(decoding: json, as: UTF8.self) == #"{"userId": "anna"}"#)
  }
}
