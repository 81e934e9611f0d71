import JourneyModel
import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

@Suite("A store behind a pool of connections")
struct PoolTests {
  @Test("is used by more than the pool has connections, each with transactions of its own")
  func many() async throws {
    let server = try StoreKind.makePooledServer()
    let first = try SQLStore.open(server: server)
    try first.acquireAllParts(owner: "first", at: .at(0))
    // Whoever lies between two statements holds no connection up.
    let others = try (0..<6 * ConnectionPool.connectionsPerUser).map { _ in
      try #require(try SQLStore.looking(at: server))
    }
    for number in 0..<50 {
      #expect(try first.take([.event("a", id: "\(number)", of: "u\(number)", at: 1)]) == [.taken])
      #expect(try others[number % others.count].totals().inbox == number + 1)
    }
    #expect(try first.take([.event("a", id: "1", of: "u1", at: 1)]) == [.duplicate])
  }

  @Test("is taken over as any other, and fences who was stopped for too long")
  func takenOver() throws {
    let server = try StoreKind.makePooledServer()
    let (first, second) = (try SQLStore.open(server: server), try SQLStore.open(server: server))
    try first.acquireAllParts(owner: "first", at: .at(0))
    #expect(throws: StoreError.self) { try second.acquireAllParts(owner: "second", at: .at(14)) }
    try second.acquireAllParts(owner: "second", at: .at(16))
    let error = #expect(throws: StoreError.self) {
      _ = try first.take([.event("a", id: "1", of: "anna", at: 1)])
    }
    #expect(error?.kind == .outdated)
    try first.refresh()
    #expect(try first.rereadLeases(of: "first"))
    #expect(first.heldParts(.work).isEmpty)
    #expect(try second.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
  }

  @Test("gives up within a transaction what takes too long, and leaves no limit behind")
  func timeLimit() throws {
    let store = try SQLStore.open(server: StoreKind.makePooledServer())
    #expect(try store.text("select current_setting('statement_timeout')") == "0")
    try store.connection.beginReading()
    #expect(try store.text("select current_setting('statement_timeout')") == "10s")
    try store.connection.commit()
    #expect(try store.text("select current_setting('statement_timeout')") == "0")
  }

  @Test("is where a store can be moved to, and from")
  func moved() throws {
    let (source, target) = (TemporaryFolder(), TemporaryFolder())
    var store: SQLStore? = try SQLStore.open(folder: source.path)
    try store?.acquireAllParts(owner: "before", at: .at(0))
    try MovedPeople.enter(#require(store))
    let totals = try store?.totals()
    store = nil
    let pooled = try StoreKind.makePooledServer()
    try MovingTests.move(StoreFolder(source.path), to: pooled)
    #expect(try SQLStore.open(server: pooled).totals() == totals)
    try MovingTests.move(pooled, to: StoreFolder(target.path))
    #expect(try SQLStore.open(folder: target.path).totals() == totals)
  }
}
