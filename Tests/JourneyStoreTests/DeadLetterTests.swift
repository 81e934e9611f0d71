import JourneyModel
import JourneyStore
import Testing

@Suite("Dead letters")
struct DeadLetterTests {
  /// A store with a dead letter for each of these moments, each of another person.
  private func store(_ seconds: [Int]) throws -> SQLStore {
    let store = try StoreKind.temporary.open().store
    for second in seconds {
      let user = "u\(second)"
      _ = try store.take([.event("a", id: "1", of: user, at: 1)])
      try store.handleAll(.until(1)) { change in
        change.deadLetters = [
          DeadLetterRecord(
            number: 1_000, kind: .input, runNumber: 7,
            journeyID: second.isMultiple(of: 2) ? "i" : "j",
            stateID: "wait_1", name: "a", input: [0x7B, 0x7D], reason: "fault", attempts: 1,
            failedAt: .at(second))
        ]
      }
    }
    return store
  }

  @Test("are told the newest first, page by page, all or those of a journey")
  func pages() throws {
    let store = try store([5, 1, 4, 2, 3])
    var (told, last) = ([Moment](), DeadLetterLine?.none)
    while true {
      let page = try store.deadLetters(behind: last, max: 2)
      told += page.map(\.letter.failedAt)
      guard let end = page.last else { break }
      last = end
    }
    #expect(told == [5, 4, 3, 2, 1].map { .at($0) })
    #expect(try store.deadLetters(of: "i", max: 9).map(\.letter.failedAt) == [.at(4), .at(2)])
  }

  @Test("are given up by their age, the oldest first, a few at a time")
  func purge() throws {
    let store = try store([5, 1, 4, 2, 3])
    #expect(try store.deadLetterMoment(behind: 3) == .at(2))
    #expect(try store.purgeDeadLetters(before: .at(4), max: 2, at: .at(9)) == 2)
    #expect(try store.deadLetters(max: 9).map(\.letter.failedAt) == [5, 4, 3].map { .at($0) })
    #expect(try store.purgeDeadLetters(before: .at(4), max: 2, at: .at(9)) == 1)
    #expect(try store.purgeDeadLetters(before: .at(4), max: 2, at: .at(9)) == 0)
  }
}
