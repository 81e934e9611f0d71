import Dispatch
import JourneyModel
import JourneyPostgres
import JourneyStore
import Testing

@Suite("Processes that share the parts of a server")
struct SharingTests {
  /// Where the processes meet.
  let server: PostgresAddress
  /// A process that holds the parts of `anna`.
  let first: SQLStore
  /// A process that holds the parts of `boris`.
  let second: SQLStore

  init() throws {
    server = try StoreKind.makeServer()
    first = try Self.open(server)
    second = try Self.open(server)
    try first.acquire("anna", owner: "first")
    try second.acquire("boris", owner: "second")
  }

  /// A process that holds nothing yet.
  static func open(_ server: PostgresAddress) throws -> SQLStore {
    try SQLStore.open(server: server)
  }

  @Test("get the work of their own parts, whoever has taken it in")
  func ownWork() throws {
    let inputs: [IncomingInput] = [
      .event("a", id: "1", of: "anna", at: 1), .event("a", id: "2", of: "boris", at: 1),
    ]
    #expect(try first.onlyWork(.until(1)) == nil)
    #expect(try second.onlyWork(.until(1)) == nil)
    #expect(try second.take(inputs) == [.taken, .taken])
    #expect(try first.lookForChanges())
    #expect(try first.onlyWork(.until(1))?.user.userID == "anna")
    #expect(try second.onlyWork(.until(1))?.user.userID == "boris")
    #expect(try !first.lookForChanges())
  }

  @Test("take in what somebody sends who holds nothing")
  func door() throws {
    let door = try Self.open(server)
    #expect(try door.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
    #expect(try first.take([.event("a", id: "1", of: "anna", at: 1)]) == [.duplicate])
    #expect(try first.take([.event("b", id: "1", of: "anna", at: 1)]) == [.conflict])
    #expect(try door.onlyWork(.until(1)) == nil)
    #expect(try first.lookForChanges())
    #expect(try first.onlyWork(.until(1))?.user.inbox.map(\.eventID) == ["1"])
  }

  @Test("give a part away, and write nothing for it afterwards")
  func handOver() throws {
    _ = try first.take([.event("a", id: "1", of: "anna", at: 1)])
    let work = try #require(try first.onlyWork(.until(1)))
    try first.release([Part.of("anna")], .work)
    #expect(try second.acquire("anna", owner: "second", kinds: [.work]) == [Part.of("anna")])
    let error = #expect(throws: StoreError.self) {
      try first.commit(work.part, of: "anna") { $0.timersAsideUntil = .at(1) }
    }
    #expect(error?.kind == .leaseLost)
    try second.handleAll(.until(1))
    #expect(try second.onlyWork(.until(9)) == nil)
  }

  @Test("do not take a lease that another was quicker to take")
  func quicker() throws {
    let part = Part.of("clara")
    let free = try first.leases(.work).filter { $0.part == part }
    #expect(try first.acquire(free, .work, owner: "first") == [part])
    #expect(try second.acquire(free, .work, owner: "second").isEmpty)
    #expect(try second.leases(.work).filter { $0.part == part }.map(\.owner) == ["first"])
  }

  @Test("do anew what they had read of a person when somebody else steps in")
  func steppingIn() throws {
    _ = try first.take([.event("a", id: "1", of: "anna", at: 1)])
    let work = try #require(try first.onlyWork(.until(1)))
    try second.erase("anna", salt: "salt", at: .at(2))
    try first.refresh()
    let error = #expect(throws: StoreError.self) {
      try first.commit(work.part, of: "anna") { $0.timersAsideUntil = .at(1) }
    }
    #expect(error?.kind == .leaseLost)
    #expect(try !first.rereadLeases(of: "first"))
    #expect(try first.onlyWork(.until(9)) == nil)
    #expect(try first.take([.event("a", id: "2", of: "anna", at: 3)]) == [.erased])
    #expect(try second.readmit("anna"))
    #expect(try first.take([.event("a", id: "2", of: "anna", at: 3)]) == [.taken])
    try first.handleAll(.until(9))
    #expect(try first.onlyWork(.until(9)) == nil)
  }

  @Test("read what another has settled for everybody before they go on")
  func settled() throws {
    _ = try first.take([.event("a", id: "1", of: "anna", at: 1)])
    let work = try #require(try first.onlyWork(.until(1)))
    let version = try second.publish(
      journeyID: "j", definition: Array(#"{"kind": "end"}"#.utf8), at: .at(2), asking: .at(3))
    #expect(version == 1)
    #expect(try first.hasChanged())
    let error = #expect(throws: StoreError.self) {
      try first.commit(work.part, of: "anna") { $0.timersAsideUntil = .at(1) }
    }
    #expect(error?.kind == .outdated)
    try first.refresh()
    #expect(try !first.hasChanged())
    #expect(try first.definitions().map(\.version) == [1])
    try first.handleAll(.until(1))
    #expect(try first.onlyWork(.until(3))?.user.turnAt == .at(3))
    #expect(try first.number("select count(*) from part_duty") == 1)
  }

  @Test("are told what was settled when they take a part later")
  func toldLater() throws {
    _ = try first.take([.event("a", id: "1", of: "anna", at: 1)])
    try first.handleAll(.until(1))
    _ = try second.publish(
      journeyID: "j", definition: Array(#"{"kind": "end"}"#.utf8), at: .at(2), asking: .at(3))
    try first.release([Part.of("anna")], .work)
    try second.acquire("anna", owner: "second", kinds: [.work])
    #expect(try second.onlyWork(.until(3))?.user.turnAt == .at(3))
  }

  @Test("number what they take in at the same time once each, in one order")
  func numbers() throws {
    let people = ["anna", "boris", "clara", "dora"]
    // Each thread has a store of its own.
    nonisolated(unsafe) let takers = [first, second, try Self.open(server)]
    DispatchQueue.concurrentPerform(iterations: takers.count) { taker in
      for index in 0..<60 {
        let inputs = people.map { person in
          IncomingInput.event("a", id: "\(taker)-\(index)", of: person, at: index)
        }
        let outcomes = try? takers[taker].take(inputs)
        #expect(outcomes == [.taken, .taken, .taken, .taken])
      }
    }
    let rows = try first.number("select count(*) from user_events")
    #expect(rows == 60 * 4 * 3)
    let distinct = try first.number(
      "select count(*) from (select distinct part, number from user_events) found")
    #expect(distinct == rows)
  }

  @Test("let effects leave from where their part is held for sending")
  func sending() throws {
    try first.release([Part.of("anna")], .sending)
    try second.acquire("anna", owner: "second", kinds: [.sending])
    #expect(first.holds(Part.of("anna"), .work))
    #expect(!first.holds(Part.of("anna"), .sending))
    #expect(second.heldParts(.sending).contains(Part.of("anna")))
  }

  @Test("tell each other that they live, and since when somebody waits")
  func words() throws {
    try first.giveWord(of: Worker(name: "first", kinds: [.work], oldestAt: .at(1)), at: .at(2))
    try second.giveWord(of: Worker(name: "second", kinds: [.sending]), at: .at(4))
    #expect(try first.workers(at: .at(5)).map(\.name) == ["first", "second"])
    #expect(try second.workers(at: .at(5)).first?.oldestAt == .at(1))
    #expect(try second.workers(at: .at(5)).map(\.kinds) == [[.work], [.sending]])
    #expect(try first.workers(at: .at(18)).map(\.name) == ["second"])
    try second.endWord(of: "second")
    #expect(try first.workers(at: .at(5)).map(\.name) == ["first"])
    #expect(try first.leases(.work).filter { $0.owner == "second" }.isEmpty)
  }
}

extension SQLStore {
  /// Takes the leases of a person's part.
  @discardableResult
  fileprivate func acquire(
    _ userID: String, owner: String, kinds: [LeaseKind] = LeaseKind.allCases
  ) throws -> [Int] {
    var taken: [Int] = []
    for kind in kinds {
      let wanted = try leases(kind).filter { $0.part == Part.of(userID) }
      taken += try acquire(wanted, kind, owner: owner)
    }
    return taken
  }
}
