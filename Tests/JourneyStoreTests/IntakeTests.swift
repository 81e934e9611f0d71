import JourneyModel
import JourneyStore
import Testing

@Suite("Taking inputs in")
struct IntakeTests {
  @Test("gives inputs back in the order of time and of arrival", arguments: StoreKind.allCases)
  func order(kind: StoreKind) throws {
    let open = try kind.open()
    let outcomes = try open.store.take([
      .event("opened", id: "late", of: "anna", at: 20),
      .event("opened", id: "first", of: "anna", at: 10),
      .event("opened", id: "second", of: "anna", at: 10),
    ])
    #expect(outcomes == [.taken, .taken, .taken])
    let (_, user) = try #require(try open.store.onlyWork(.until(20)))
    #expect(user.userID == "anna")
    #expect(user.inbox.map(\.eventID) == ["first", "second", "late"])
    #expect(user.moreFrom == nil)
  }

  @Test("gives an event back as it came", arguments: StoreKind.allCases)
  func content(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([
      .event("cart \"left\"", id: "Ü-1", of: "ännä", at: 5, #"{"total":12.5,"name":"Ö"}"#),
      .user(#"{"userId":"ännä"}"#, id: "c1", of: "ännä", at: 6),
    ])
    let (_, user) = try #require(try open.store.onlyWork(.until(6)))
    guard case .event(let event) = user.inbox[0].content else {
      Issue.record("the event is missing")
      return
    }
    #expect(event.name == "cart \"left\"")
    #expect(event.eventID == "Ü-1")
    #expect(event.at == .at(5))
    #expect(event.attributes == Array(#"{"total":12.5,"name":"Ö"}"#.utf8))
    #expect(event.number == user.inbox[0].number)
    guard case .user(let json) = user.inbox[1].content else {
      Issue.record("the change is missing")
      return
    }
    #expect(json == Array(#"{"userId":"ännä"}"#.utf8))
  }

  @Test("gives a request back as it came", arguments: StoreKind.allCases)
  func request(kind: StoreKind) throws {
    let open = try kind.open()
    let request = IncomingInput.request("lead", id: "r1", of: "anna", at: 5, #"{"a":"Ö"}"#)
    let others = [
      IncomingInput.event("opened", id: "r1", of: "anna", at: 5),
      .user("{}", id: "r1", of: "anna", at: 5),
      .request("lead", id: "r1", of: "anna", at: 5, #"{"a":1}"#),
      .request("other", id: "r1", of: "anna", at: 5, #"{"a":"Ö"}"#),
    ]
    let outcomes = try open.store.take([request, request] + others)
    #expect(outcomes == [.taken, .duplicate, .taken, .taken, .conflict, .conflict])
    let (_, user) = try #require(try open.store.onlyWork(.until(6)))
    #expect(user.inbox.count == 3)
    guard case .request(let given) = user.inbox[0].content else {
      Issue.record("the request is missing")
      return
    }
    #expect(given == JourneyRequest(journeyID: "lead", parameters: Array(#"{"a":"Ö"}"#.utf8)))
    #expect(try open.store.totals().events == 1)
  }

  @Test("tells a repeat from a clash of ids", arguments: StoreKind.allCases)
  func repeats(kind: StoreKind) throws {
    let open = try kind.open()
    let event = IncomingInput.event("opened", id: "e1", of: "anna", at: 10)
    let change = IncomingInput.user("{}", id: "e1", of: "anna", at: 10)
    #expect(try open.store.take([event, event, change]) == [.taken, .duplicate, .taken])
    let outcomes = try open.store.take([
      event, .event("closed", id: "e1", of: "anna", at: 10),
      .event("opened", id: "e1", of: "anna", at: 11),
      .event("opened", id: "e1", of: "anna", at: 10, #"{"a":1}"#),
      .event("opened", id: "e1", of: "bert", at: 10), change,
      .user(#"{"a":1}"#, id: "e1", of: "anna", at: 10),
    ])
    #expect(
      outcomes == [.duplicate, .conflict, .conflict, .conflict, .taken, .duplicate, .conflict])
    #expect(try open.store.totals().inbox == 3)
  }

  @Test("remembers a repeat after it was handled", arguments: StoreKind.allCases)
  func repeatAfterHandling(kind: StoreKind) throws {
    let open = try kind.open()
    let event = IncomingInput.event("opened", id: "e1", of: "anna", at: 10)
    _ = try open.store.take([event])
    try open.store.handleAll(.until(10))
    #expect(try open.store.take([event]) == [.duplicate])
    #expect(try open.store.onlyWork(.until(99)) == nil)
  }

  @Test("counts what came, and when", arguments: StoreKind.allCases)
  func totals(kind: StoreKind) throws {
    let open = try kind.open()
    #expect(try open.store.totals() == StoreTotals())
    _ = try open.store.take([.user("{}", id: "c", of: "anna", at: 1)])
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 30)])
    _ = try open.store.take([
      .event("a", id: "2", of: "anna", at: 10), .event("a", id: "3", of: "bert", at: 20),
    ])
    let totals = try open.store.totals()
    #expect(totals.events == 3)
    #expect(totals.inbox == 4)
    #expect(totals.firstEventAt == .at(10))
    #expect(totals.lastEventAt == .at(30))
    #expect(totals.users == 0)
  }

  @Test("numbers what comes while work is under way apart from it", arguments: StoreKind.allCases)
  func numbersApart(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let (part, user) = try #require(try open.store.onlyWork(.until(1)))
    _ = try open.store.take([.event("b", id: "2", of: "anna", at: 2)])
    try open.store.commit(part, of: "anna", using: 1) { change in
      change.handled = [(.at(1), user.inbox[0].number)]
      change.events = [
        EventRecord(
          number: part.nextNumber, eventID: "made", name: "b", at: .at(2),
          attributes: Array("{}".utf8))
      ]
    }
    let (_, later) = try #require(try open.store.onlyWork(.until(9, history: ["b"])))
    #expect(later.inbox.map(\.eventID) == ["2"])
    #expect(later.inbox[0].number > part.nextNumber)
    #expect(later.history.map(\.eventID) == ["made"])
  }

  @Test("leaves no gap where nothing came while work was under way")
  func numbersWithoutGaps() throws {
    let open = try StoreKind.temporary.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let first = try #require(try open.store.onlyWork(.until(1)))
    try open.store.commit(first.part, of: "anna", using: 5) { change in
      change.handled = [(.at(1), first.user.inbox[0].number)]
    }
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 2)])
    let second = try #require(try open.store.onlyWork(.until(2)))
    #expect(second.user.inbox[0].number == first.part.nextNumber + 5)
  }
}
