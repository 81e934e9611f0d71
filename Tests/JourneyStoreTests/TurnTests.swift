import JourneyModel
import JourneyStore
import Testing

@Suite("The moments at which time alone may start a run")
struct TurnTests {
  @Test("are kept, one for each user, and make work", arguments: StoreKind.allCases)
  func kept(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 10)])
    try open.store.handleAll(.until(10)) { $0.turn = (nil, .at(50)) }
    #expect(try open.store.nextDue() == .at(50))
    #expect(try open.store.onlyWork(.until(49)) == nil)
    let (_, user) = try #require(try open.store.onlyWork(.until(50)))
    #expect(user.turnAt == .at(50))
    try open.store.handleAll(.until(50)) { $0.turn = (.at(50), .at(70)) }
    let (_, later) = try #require(try open.store.onlyWork(.until(70)))
    #expect(later.turnAt == .at(70))
    try open.store.handleAll(.until(70)) { $0.turn = (.at(70), nil) }
    #expect(try open.store.onlyWork(.until(9_999)) == nil)
    #expect(try open.store.number("select count(*) from job_store") == 0)
  }

  @Test("can be set for everybody who is there", arguments: StoreKind.allCases)
  func everybody(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([
      .event("a", id: "1", of: "anna", at: 10), .event("b", id: "2", of: "anna", at: 11),
      .event("a", id: "3", of: "bert", at: 12),
    ])
    try open.store.handleAll(.until(20)) { $0.turn = (nil, .at(90)) }
    for _ in 1...2 {
      _ = try open.store.publish(
        journeyID: "j", definition: [0x7B, 0x7D], at: .at(39), asking: .at(40))
    }
    let work = try open.store.work(from: 0, .until(40))
    let turns = work.flatMap(\.users).map { "\($0.userID) \($0.turnAt == .at(40))" }
    #expect(turns.sorted() == ["anna true", "bert true"])
    #expect(try open.store.number("select count(*) from job_store") == 2)
  }

  @Test(
    "stay earlier where they were, and where the version is not new",
    arguments: StoreKind.allCases)
  func earlier(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 10)])
    try open.store.handleAll(.until(20)) { $0.turn = (nil, .at(30)) }
    func publish(asking: Moment) throws {
      _ = try open.store.publish(
        journeyID: "j", definition: [0x7B, 0x7D], at: .at(25), asking: asking)
    }
    try publish(asking: .at(40))
    #expect(try open.store.onlyWork(.until(40))?.user.turnAt == .at(30))
    try publish(asking: .at(26))
    #expect(try open.store.onlyWork(.until(40))?.user.turnAt == .at(30))
    #expect(try open.store.number("select count(*) from job_store") == 1)
  }
}
