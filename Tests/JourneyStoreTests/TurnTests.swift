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

  @Test("reach people who have been quiet for so long that the ids of their inputs are forgotten")
  func quiet() throws {
    let open = try StoreKind.folder.open()
    _ = try open.store.take([
      .user("{}", id: "c", of: "anna", at: 1), .event("a", id: "e", of: "bert", at: 1),
    ])
    try open.store.handleAll(.until(1)) {
      $0.profile = $0.userID == "anna" ? UserProfile(userID: "anna", createdAt: .at(1)) : nil
    }
    try open.store.handleAll(.until(1)) {
      $0.profile = $0.userID == "anna" ? UserProfile(userID: "anna", createdAt: .at(1)) : nil
    }
    for user in ["anna", "bert"] {
      let step = try open.store.forgetInputs(
        of: Part.of(user), from: .beginning, before: .at(60), rowsMax: 10)
      #expect(step.removed == 1)
    }
    _ = try open.store.publish(
      journeyID: "j", definition: [0x7B, 0x7D], at: .at(99), asking: .at(100))
    let work = try open.store.work(from: 0, .until(100))
    #expect(work.flatMap(\.users).map(\.userID).sorted() == ["anna", "bert"])
  }

  @Test("come to whoever was not reached before the process ended")
  func interrupted() throws {
    let folder = TemporaryFolder()
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    try store?.acquireAllParts(owner: "one", at: .at(0))
    _ = try store?.take([.event("a", id: "1", of: "anna", at: 10)])
    try store?.handleAll(.until(10))
    _ = try store?.publish(
      journeyID: "j", definition: [0x7B, 0x7D], at: .at(39), asking: .at(40))
    #expect(try store?.number("select count(*) from user_turn") == 0)
    #expect(try store?.nextDue() == .at(40))
    store = nil
    let again = try SQLStore.open(folder: folder.path)
    try again.acquireAllParts(owner: "two", at: .at(41))
    #expect(try again.onlyWork(.until(41))?.user.turnAt == .at(40))
    #expect(try again.work(from: Part.of("anna") + 1, .until(41)).isEmpty)
    #expect(try again.work(from: 0, .until(41)).count == 1)
    #expect(try again.number("select count(*) from part_duty") == 0)
  }

  @Test("reach a great many people a few at a time, so that nobody waits for all of them")
  func many() throws {
    let store = try StoreKind.temporary.open().store
    _ = try store.take((0..<2_500).map { .event("a", id: "1", of: "u\($0)", at: 1) })
    _ = try store.publish(
      journeyID: "j", definition: [0x7B, 0x7D], at: .at(39), asking: .at(40))
    var work = try store.work(from: 0, .until(40, users: 3))
    let reached = try store.number("select count(*) from user_turn")
    #expect((1_000..<1_100).contains(reached))
    #expect(try store.number("select count(*) from part_duty") == 1)
    while let last = work.last {
      #expect(work.flatMap(\.users).allSatisfy { $0.turnAt == .at(40) })
      work = try store.work(from: last.part + 1, .until(40, users: 3))
    }
    #expect(try store.number("select count(*) from user_turn") == 2_500)
    #expect(try store.number("select count(*) from part_duty") == 0)
  }
}
