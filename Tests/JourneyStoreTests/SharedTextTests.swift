import JourneyModel
import JourneyPostgres
import JourneyStore
import Testing

@Suite("Texts that many rows have in common")
struct SharedTextTests {
  /// What an event of the engine's own says.
  private static let attributes = #"{"message":"hello","channel":"email","journey_id":"j"}"#
  /// What one says that is of a person alone.
  private static let own = #"{"total":12.50}"#

  /// An event of the engine's own.
  private func event(
    _ number: Int64, id: String, _ attributes: String = attributes, isShared: Bool = true
  ) -> EventRecord {
    var event = EventRecord(
      number: number, eventID: id, name: "message_sent", at: .at(1),
      attributes: Array(attributes.utf8))
    event.hasSharedAttributes = isShared
    return event
  }

  /// Handles the first event of each person, which leads to events of the engine's own: one that
  /// many have in common, one that has other attributes, and one with an id of its own; returns the
  /// first person's.
  private func live(_ users: [String], in store: SQLStore) throws -> [EventRecord] {
    var first: [EventRecord] = []
    for user in users.reversed() {
      _ = try store.take([.event("a", id: "1", of: user, at: 1)])
      let part = Part.of(user)
      first = [
        event(50, id: "\(part)-50"),
        event(51, id: "\(part)-51", Self.own, isShared: false),
        event(52, id: "made"),
      ]
      try store.handleAll(.until(1)) { change in
        change.events = first
        change.missed = [(900, first[0])]
      }
    }
    return first
  }

  /// Asks for Anna's events, of the engine's own ones unless said otherwise.
  private func query(name: String? = "message_sent", id: String? = nil) -> EventQuery {
    var query = EventQuery(userID: "anna", limit: 9)
    (query.name, query.eventID) = (name, id)
    return query
  }

  /// An event as it is read, which does not say whether others have the same.
  private func read(_ event: EventRecord) -> EventRecord {
    var event = event
    event.hasSharedAttributes = false
    return event
  }

  @Test("are kept once, and told with each event", arguments: StoreKind.allCases)
  func keptOnce(kind: StoreKind) throws {
    let open = try kind.open()
    let events = try live(["anna", "bert"], in: open.store).map(read)
    #expect(try open.store.number("select count(*) from shared_text") == 1)
    #expect(try open.store.events(query()) == events)
    let every = try open.store.events(query(name: nil))
    #expect(every.suffix(3) == events)
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 7)])
    let (_, user) = try #require(try open.store.onlyWork(.until(7, history: ["message_sent"])))
    #expect(user.history == events)
  }

  @Test("are found by the id that follows from a number", arguments: StoreKind.allCases)
  func byID(kind: StoreKind) throws {
    let open = try kind.open()
    let events = try live(["anna"], in: open.store).map(read)
    for event in events {
      for name in ["message_sent", nil] {
        #expect(try open.store.events(query(name: name, id: event.eventID)) == [event])
      }
    }
  }

  @Test("are told in an export, with the time of each event", arguments: StoreKind.allCases)
  func exported(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try live(["anna"], in: open.store)
    var rows: [String] = []
    let export = try open.store.export(of: "anna")
    while let (list, row) = try export.next() {
      if list == "events" { rows.append(String(decoding: row, as: UTF8.self)) }
    }
    let part = Part.of("anna")
    let row =
      #"{"number":50,"eventId":"\#(part)-50","eventName":"message_sent","#
      + #""eventTime":"\#(Moment.at(1))","arrivedAt":"\#(Moment.at(1))","isFromOutside":false,"#
      + #""attributes":\#(Self.attributes)}"#
    #expect(rows.contains(row))
    #expect(rows.contains { $0.contains(#""attributes":\#(Self.own)}"#) })
    #expect(rows.count == 4)
  }

  @Test("are known to another process that has not met them")
  func anotherProcess() throws {
    let server = try StoreKind.makeServer()
    let store = try SQLStore.open(server: server)
    try store.acquireAllParts(owner: "test", at: .at(0))
    let other = try SQLStore.open(server: server)
    let events = try live(["anna"], in: store).map(read)
    #expect(try other.events(query()) == events)
  }

  @Test("stay as they are where a store of before has them with each event")
  func spelledOut() throws {
    let open = try StoreKind.temporary.open()
    let events = try live(["anna"], in: open.store).map(read)
    _ = try open.store.number(
      """
      update user_events set arrives_at = event_at,
        user_event_id = case user_event_id when '' then part || '-' || number
          else user_event_id end,
        attributes = coalesce(
          (select content from shared_text where '#' || shared_text.number = attributes),
          attributes)
      """)
    _ = try open.store.number("delete from shared_text")
    #expect(try open.store.events(query()) == events)
  }

  @Test("are refused where they are lost, and nothing is made up")
  func lost() throws {
    let folder = TemporaryFolder()
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    try store?.acquireAllParts(owner: "test", at: .at(0))
    if let store { _ = try live(["anna"], in: store) }
    _ = try store?.number("delete from shared_text")
    store = nil
    let other = try SQLStore.open(folder: folder.path)
    let error = #expect(throws: StoreError.self) { try other.events(query()) }
    #expect(error?.message == "the text that `#1` stands for is lost")
  }
}
