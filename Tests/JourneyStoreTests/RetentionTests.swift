import JourneyModel
import JourneyStore
import Testing

@Suite struct RetentionTests {
  /// Inputs of one part: of one user, at these seconds.
  private static func store(_ seconds: [Int]) throws -> OpenStore {
    let open = try StoreKind.folder.open()
    for second in seconds {
      let event = IncomingInput.event("a", id: "e\(second)", of: "anna", at: second)
      #expect(try open.store.take([event]) == [.taken])
    }
    return open
  }

  /// Handles everything that waits.
  private static func handleAll(_ store: SQLStore, until second: Int) throws {
    while let (part, user) = try store.onlyWork(.until(second)) {
      try store.commit(part, of: user.userID) { change in
        change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
      }
    }
  }

  @Test func `ids are forgotten that are old and handled, a few rows at a time`() throws {
    let open = try Self.store([1, 2, 3, 4, 5, 90])
    try Self.handleAll(open.store, until: 4)
    let part = Part.of("anna")
    var (place, removed, steps) = (RetentionPlace?.some(.beginning), 0, 0)
    while let from = place {
      let step = try open.store.forgetInputs(of: part, from: from, before: .at(60), rowsMax: 2)
      (place, removed, steps) = (step.next, removed + step.removed, steps + 1)
    }
    // The fifth is old and waits still; the last one is not old.
    #expect((removed, steps) == (4, 4))
    #expect(try open.store.number("select count(*) from event_dedupe") == 2)
    #expect(try open.store.take([.event("a", id: "e5", of: "anna", at: 5)]) == [.duplicate])
    #expect(try open.store.take([.event("a", id: "e1", of: "anna", at: 1)]) == [.taken])
    #expect(try open.store.number("select count(*) from user_events") == 7)
  }

  @Test func `what a profile was told is forgotten, and the store says so`() throws {
    let open = try StoreKind.folder.open()
    for second in [1, 90] {
      let change = IncomingInput.user("{}", id: "c\(second)", of: "anna", at: second)
      #expect(try open.store.take([change]) == [.taken])
    }
    try Self.handleAll(open.store, until: 100)
    let step = try open.store.forgetRecord(
      of: Part.of("anna"), from: .beginning, before: .at(60), rowsMax: 10)
    #expect(step == RetentionStep(removed: 1))
    #expect(try open.store.number("select count(*) from other_input") == 1)
    #expect(try open.store.setting("unrecorded") == "true")
  }
}
