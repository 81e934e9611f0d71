import JourneyModel
import JourneyPostgres
import JourneyStore
import Testing

@Suite("A newer format beside processes of the one before")
struct HarmlessMigrationTests {
  /// A format that only adds something.
  private static let adding = Migration(
    scripts: [
      """
      create table later_on (part integer primary key) strict, without rowid;
      alter table journey_state add column later_on integer;
      """
    ],
    stamp: "pragma user_version = 1000", isHarmless: true)
  /// A format that takes something away.
  private static let removing = Migration(
    scripts: ["drop table trigger_events;"], stamp: "pragma user_version = 1000")

  @Test("is made while they go on, where it only adds something")
  func goesOn() throws {
    let server = try StoreKind.makeServer()
    let (old, new) = (try SQLStore.open(server: server), try SQLStore.open(server: server))
    try old.acquireAllParts(owner: "old", at: .at(0))
    let formats = Migrations.all + [Self.adding]
    #expect(try !Migrations.isExclusive(on: new.connection, to: formats))
    #expect(try old.take([.event("a", id: "1", of: "anna", at: 1)]) == [.taken])
    try Migrations.run(on: new.connection, to: formats)
    #expect(try new.connection.format() == formats.count)
    try old.handleAll(.until(1))
    #expect(try old.take([.event("a", id: "2", of: "anna", at: 2)]) == [.taken])
    #expect(try new.number("select count(*) from later_on") == 0)
    // Whoever starts with the older version is refused from then on.
    let error = #expect(throws: StoreError.self) { try SQLStore.open(server: server) }
    #expect(error?.kind == .tooNew)
  }

  @Test("waits for them where it does more than that")
  func waits() throws {
    let server = try StoreKind.makeServer()
    let store = try SQLStore.open(server: server)
    #expect(
      try Migrations.isExclusive(on: store.connection, to: Migrations.all + [Self.removing]))
    #expect(
      try Migrations.isExclusive(
        on: store.connection, to: Migrations.all + [Self.removing, Self.adding]))
    #expect(try !Migrations.isExclusive(on: store.connection))
    #expect(try store.olderWorker(than: "new", at: .at(0)) == nil)
  }
}
