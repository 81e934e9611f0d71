import JourneyModel
import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

@Suite("A copy of the server that follows it")
struct ReplicaTests {
  @Test("answers with the same reports, trace and export once it has followed")
  func reports() throws {
    let place = try PostgresCluster.shared().makePlace()
    let server = try #require(PostgresAddress(place))
    let store = try SQLStore.open(server: server)
    try store.acquireAllParts(owner: "test", at: .at(0))
    try MovedPeople.enter(store)
    let copy = try StandbyServer.shared()
    try copy.catchUp()
    let address = try #require(PostgresAddress(copy.address(of: place)))
    let replica = try #require(try SQLStore.looking(at: address))
    #expect(try replica.totals() == store.totals())
    #expect(try replica.journeyTotals(journeyID: "j") == store.journeyTotals(journeyID: "j"))
    #expect(try replica.deadLetters(max: 9).count == 1)
    var traces = [[String](), [String]()]
    for (index, store) in [replica, store].enumerated() {
      try store.eachTrace { traces[index].append("\($0)") }
    }
    #expect(traces[0] == traces[1])
    #expect(!traces[0].isEmpty)
    #expect(try store.take([.event("late", id: "9", of: "anna", at: 50)]) == [.taken])
    try copy.catchUp()
    #expect(try replica.totals() == store.totals())
  }

  @Test("takes nothing in, and makes nothing there")
  func readsOnly() throws {
    let place = try PostgresCluster.shared().makePlace()
    let store = try SQLStore.open(server: #require(PostgresAddress(place)))
    let copy = try StandbyServer.shared()
    try copy.catchUp()
    let address = try #require(PostgresAddress(copy.address(of: place)))
    let replica = try #require(try SQLStore.looking(at: address))
    #expect(throws: StoreError.self) { try replica.set("name", to: "value") }
    #expect(throws: StoreError.self) { try replica.acquireAllParts(owner: "test", at: .at(0)) }
    #expect(try store.setting("name") == nil)
  }
}
