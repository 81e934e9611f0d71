import JourneyModel
import JourneyPostgres
import JourneyStore
import Testing

@Suite("Taking all work over on a server")
struct TakeoverTests {
  /// Where two processes meet.
  let server: PostgresAddress
  /// The process that works.
  let first: SQLStore
  /// The process that would take over.
  let second: SQLStore

  init() throws {
    server = try StoreKind.makeServer()
    first = try SQLStore.open(server: server)
    second = try SQLStore.open(server: server)
    try first.acquireAllParts(owner: "first", at: .at(0))
    try second.refresh()
  }

  @Test("is refused while the word of another counts")
  func refused() throws {
    #expect(try second.otherWorker(than: "second", at: .at(14)) == "first")
    let error = #expect(throws: StoreError.self) {
      try second.acquireAllParts(owner: "second", at: .at(14))
    }
    #expect(error?.kind == .inUse)
    #expect(try first.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
  }

  @Test("is refused as long as the word is given anew")
  func renewed() throws {
    try first.giveWord(of: .both("first"), at: .at(10))
    #expect(try second.otherWorker(than: "second", at: .at(24)) == "first")
    #expect(try second.otherWorker(than: "second", at: .at(26)) == nil)
  }

  @Test("need not wait for one that has stopped")
  func stopped() throws {
    try first.endWord(of: "first")
    try second.acquireAllParts(owner: "second", at: .at(1))
    #expect(try second.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
  }

  @Test("goes on with the numbers and the work of the one before")
  func goesOn() throws {
    #expect(try first.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
    try second.acquireAllParts(owner: "second", at: .at(20))
    #expect(try second.take([.event("a", id: "2", of: "anna", at: 21)]) == [.taken])
    let work = try #require(try second.onlyWork(.until(30)))
    #expect(work.user.inbox.map(\.eventID) == ["1", "2"])
    #expect(Set(work.user.inbox.map(\.number)).count == 2)
  }

  @Test("leaves one that was stopped for too long nothing to write")
  func fenced() throws {
    let definition = Array(#"{"kind": "end"}"#.utf8)
    _ = try first.take([.event("a", id: "1", of: "anna", at: 1)])
    let work = try #require(try first.onlyWork(.until(1)))
    try second.acquireAllParts(owner: "second", at: .at(20))
    let attempts: [(String, () throws -> Void)] = [
      ("take", { _ = try first.take([.event("a", id: "2", of: "anna", at: 2)]) }),
      ("commit", { try first.commit(work.part, of: "anna") { $0.timersAsideUntil = .at(1) } }),
      (
        "publish",
        {
          _ = try first.publish(journeyID: "j", definition: definition, at: .at(2), asking: nil)
        }
      ),
      ("status", { try first.setStatus(of: "j", to: .paused, wakingAll: false, at: .at(2)) }),
      ("erase", { try first.erase("anna", salt: "salt", at: .at(2)) }),
    ]
    for (name, attempt) in attempts {
      let error = #expect(throws: StoreError.self, "\(name)") { try attempt() }
      #expect(error?.kind == .outdated, "\(name)")
    }
    try first.refresh()
    let error = #expect(throws: StoreError.self) {
      try first.commit(work.part, of: "anna") { $0.timersAsideUntil = .at(1) }
    }
    #expect(error?.kind == .leaseLost)
    #expect(try first.rereadLeases(of: "first"))
    #expect(try first.onlyWork(.until(30)) == nil)
    #expect(try second.onlyWork(.until(30))?.user.inbox.map(\.eventID) == ["1"])
    #expect(try second.definitions().isEmpty)
  }
}

extension Worker {
  /// A worker of this name that does all there is to do.
  static func both(_ name: String) -> Worker { Worker(name: name, kinds: Set(LeaseKind.allCases)) }
}
