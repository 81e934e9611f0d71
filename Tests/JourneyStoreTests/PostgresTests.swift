import JourneyModel
import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

@Suite("A store on a PostgreSQL server")
struct PostgresTests {
  @Test("is found again as it was left")
  func opensAgain() throws {
    let server = try StoreKind.makeServer()
    let first = try SQLStore.open(server: server)
    try first.set("name", to: "value")
    #expect(try first.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
    let second = try SQLStore.open(server: server)
    #expect(try second.setting("name") == "value")
    #expect(try second.take([.event("a", id: "1", of: "anna", at: 1)]) == [.duplicate])
  }

  @Test("takes in text that a server cannot hold, and finds it again")
  func unstorable() throws {
    let store = try StoreKind.postgres.open().store
    let event = IncomingInput.event("a\u{0}", id: "\u{0}1", of: "an\u{0}na", at: 1)
    #expect(try store.take([event]) == [.taken])
    #expect(try store.take([event]) == [.duplicate])
    try store.handleAll(.until(1))
    #expect(try store.onlyWork(.until(1)) == nil)
    #expect(try store.totals().inbox == 0)
  }

  @Test("knows every statement of the store")
  func statements() throws {
    let store = try SQLStore.open(server: StoreKind.makeServer())
    for statement in StatementTextTests.statements where !statement.sql.contains("sqlite_schema") {
      let problem = try store.problem(with: statement.sql)
      #expect(problem == nil, "\(statement): \(problem ?? "")")
    }
  }

  @Test("knows what the server has prepared where a demand before it was not met")
  func unmetDemand() throws {
    let connection = try StoreKind.postgres.open().store.connection
    for _ in 0..<2 {
      let refusal = #expect(throws: StoreError.self) {
        try connection.beginWriting()
        try connection.statement("delete from setting where name = 'nobody'")
          .demandRow(or: StoreError(.leaseLost, "it is not there"))
        try connection.statement("select count(*) from setting where name = 'anybody'").run()
        try connection.commit()
      }
      connection.rollback()
      #expect(refusal?.kind == .leaseLost)
    }
    let select = try connection.statement("select count(*) from setting where name = 'anybody'")
    #expect(try select.step() && select.int64() == 0)
  }

  @Test(
    "goes on after a transaction that failed only as it was committed",
    arguments: StoreKind.allCases)
  func failure(kind: StoreKind) throws {
    let store = try kind.open().store
    let connection = try #require(store.connection as? any MovableConnection)
    #expect(throws: StoreError.self) {
      try connection.beginWriting()
      try connection.statement(text: "insert into setting (name) values ('a')").run()
      try connection.commit()
    }
    connection.rollback()
    try store.set("name", to: "value")
    #expect(try store.setting("name") == "value")
  }
}
