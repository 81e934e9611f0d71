import JourneyModel
import JourneyStore
import Testing

@Suite("Waking those whom a journey held up")
struct StatusTests {
  /// So many people inside a journey, each with something that was kept from them.
  private func inside(_ count: Int, on store: SQLStore) throws {
    _ = try store.take((0..<count).map { .event("a", id: "\($0)", of: "u\($0)", at: 1) })
    for _ in 0..<count {
      let (part, user) = try #require(try store.onlyWork(.until(1)))
      try store.commit(part, of: user.userID, using: 9) { change in
        change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
        var run = RunRecord(
          number: part.nextNumber, journeyID: "j", version: 1, entryKey: "", enteredAt: .at(1),
          entryEventNumber: 1, stateID: "wait_1")
        run.isSuspended = true
        change.newRuns = [run]
      }
    }
  }

  /// The people who have work up to a moment; each is done with.
  private func work(_ store: SQLStore, until second: Int) throws -> [String] {
    var people: [String] = []
    var part = 0
    while true {
      let work = try store.work(from: part, .until(second, users: 3))
      guard let last = work.last else { return people.sorted() }
      people += work.flatMap(\.users).map(\.userID)
      part = last.part + 1
    }
  }

  @Test("is written at once, and reaches each part before its work is given out")
  func eachPart() throws {
    let store = try StoreKind.temporary.open().store
    try inside(30, on: store)
    try store.setStatus(of: "j", to: .paused, wakingAll: false, at: .at(5))
    #expect(try work(store, until: 9).isEmpty)
    try store.setStatus(of: "j", to: .running, wakingAll: false, at: .at(10))
    #expect(try store.journeyStatuses()["j"] == .running)
    #expect(try store.number("select count(*) from job_store") == 0)
    #expect(try store.nextDue() == .at(10))
    #expect(try work(store, until: 10).count == 30)
    #expect(try store.number("select count(*) from part_duty") == 0)
  }

  @Test("goes on where it stopped when the process ended")
  func interrupted() throws {
    let folder = TemporaryFolder()
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    try store?.acquireAllParts(owner: "one", at: .at(0))
    try inside(3, on: try #require(store))
    try store?.setStatus(of: "j", to: .archived, wakingAll: true, at: .at(10))
    store = nil
    let again = try SQLStore.open(folder: folder.path)
    try again.acquireAllParts(owner: "two", at: .at(20))
    #expect(try work(again, until: 20).count == 3)
  }

  @Test("is called off by another pause")
  func calledOff() throws {
    let store = try StoreKind.temporary.open().store
    try inside(3, on: store)
    try store.setStatus(of: "j", to: .running, wakingAll: false, at: .at(10))
    try store.setStatus(of: "j", to: .paused, wakingAll: false, at: .at(11))
    #expect(try work(store, until: 20).isEmpty)
    #expect(try store.nextDue() == nil)
  }

  @Test("counts who is inside by an index, those of branches and of the past not")
  func count() throws {
    let store = try StoreKind.temporary.open().store
    try inside(3, on: store)
    #expect(try store.peopleInside("j") == 3)
    #expect(try store.peopleInside() == ["j": 3])
    #expect(try store.peopleInside("other") == 0)
  }
}
