import JourneyModel
import JourneyStore
import Testing

@Suite("Taking work")
struct WorkTests {
  @Test("gives nothing before it is due", arguments: StoreKind.allCases)
  func due(kind: StoreKind) throws {
    let open = try kind.open()
    #expect(try open.store.nextDue() == nil)
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 10)])
    #expect(try open.store.work(from: 0, .until(9)).isEmpty)
    #expect(try open.store.nextDue() == .at(10))
    #expect(try open.store.work(from: 0, .until(10)).count == 1)
    try open.store.handleAll(.until(10))
    #expect(try open.store.nextDue() == nil)
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 5)])
    #expect(try open.store.nextDue() == .at(5))
    #expect(try open.store.work(from: 0, .until(5)).count == 1)
  }

  @Test("goes over parts upwards, and stops at the most users", arguments: StoreKind.allCases)
  func parts(kind: StoreKind) throws {
    let open = try kind.open()
    let users = (0..<50).map { "user-\($0)" }
    _ = try open.store.take(users.map { .event("a", id: $0, of: $0, at: 1) })
    var seen: [String] = []
    var next = 0
    while true {
      let work = try open.store.work(from: next, .until(1, users: 7))
      #expect(work.map(\.part) == work.map(\.part).sorted())
      #expect(work.reduce(0) { $0 + $1.users.count } <= 7)
      guard let last = work.last else { break }
      for part in work {
        #expect(part.users.allSatisfy { Part.of($0.userID) == part.part })
        seen += part.users.map(\.userID)
        try open.store.commit([
          PartChange(
            part: part.part, epoch: part.epoch, nextNumber: part.nextNumber,
            users: part.users.map { user in
              var change = UserChange(userID: user.userID)
              change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
              return change
            })
        ])
      }
      next = last.part
    }
    #expect(seen.sorted() == users.sorted())
  }

  @Test("stops at the most inputs and says when the next is due", arguments: StoreKind.allCases)
  func inputsMax(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take((1...5).map { .event("a", id: "\($0)", of: "anna", at: $0) })
    let (_, some) = try #require(try open.store.onlyWork(.until(4, inputs: 3)))
    #expect(some.inbox.map(\.eventID) == ["1", "2", "3"])
    #expect(some.moreFrom == .at(4))
    let (_, all) = try #require(try open.store.onlyWork(.until(4, inputs: 4)))
    #expect(all.inbox.count == 4)
    #expect(all.moreFrom == nil)
  }

  @Test("serves those who wait longest first, be it for an input or a timer")
  func longestFirst() throws {
    let open = try StoreKind.temporary.open()
    let users = Array((0...).lazy.map { "u\($0)" }.filter { Part.of($0) == 7 }.prefix(3))
    _ = try open.store.take([.event("a", id: "1", of: users[0], at: 1)])
    try open.store.handleAll(.until(1)) { change in
      var run = RunRecord(
        number: 100, journeyID: "j", version: 1, entryKey: "", enteredAt: .at(1),
        entryEventNumber: 1, stateID: "wait_1")
      run.wakeAt = .at(20)
      change.newRuns = [run]
    }
    _ = try open.store.take([
      .event("a", id: "2", of: users[1], at: 10), .event("a", id: "3", of: users[2], at: 30),
      .event("a", id: "4", of: users[1], at: 11),
    ])
    let work = try open.store.work(from: 0, .until(40, users: 2))
    #expect(work.first?.users.map(\.userID) == [users[1], users[0]])
  }

  @Test("carries the handled past of the events that were asked for", arguments: StoreKind.allCases)
  func history(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([
      .event("bought", id: "b2", of: "anna", at: 3), .event("bought", id: "b1", of: "anna", at: 2),
      .event("seen", id: "s1", of: "anna", at: 2), .event("other", id: "o1", of: "anna", at: 2),
      .event("bought", id: "x", of: "bert", at: 1),
    ])
    for user in ["anna", "bert"] {
      let work = try open.store.work(from: Part.of(user), .until(3))
      let part = try #require(work.first { $0.part == Part.of(user) })
      let inbox = try #require(part.users.first).inbox
      try open.store.commit(part, of: user) { change in
        change.handled = inbox.map { ($0.arrivesAt, $0.number) }
      }
    }
    _ = try open.store.take([
      .event("bought", id: "b3", of: "anna", at: 4), .event("bought", id: "b4", of: "anna", at: 50),
    ])
    let (_, user) = try #require(
      try open.store.onlyWork(.until(4, history: ["bought", "seen", "none"])))
    #expect(user.history.map(\.eventID) == ["b1", "s1", "b2"])
    #expect(user.inbox.map(\.eventID) == ["b3"])
  }

  @Test("carries the sends that limits count, back to the earliest input")
  func sends() throws {
    let open = try StoreKind.temporary.open()
    func effect(
      _ number: Int64, at seconds: Int, isMarketing: Bool = true,
      _ status: OutboxRecord.Status = .sent
    ) -> OutboxRecord {
      OutboxRecord(
        number: number, runNumber: 50, journeyID: "j", key: "k\(number)", kind: "send", name: "m",
        channel: "email", topic: "offers", isMarketing: isMarketing, arguments: Array("{}".utf8),
        status: status, reason: nil, at: .at(seconds))
    }
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let sent = [
      effect(51, at: 900), effect(52, at: 899), effect(53, at: 950, isMarketing: false),
      effect(54, at: 950, .skipped), effect(55, at: 990), effect(56, at: 905),
    ]
    try open.store.handleAll(.until(1)) { $0.outbox = sent }
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 1000)])
    let window = 100 * Moment.perSecond
    let (_, user) = try #require(try open.store.onlyWork(.until(1000, window: window)))
    #expect(user.sends.map(\.number) == [56, 55])
    #expect(user.sends[0] == sent[5])
    let (_, wider) = try #require(try open.store.onlyWork(.until(5000, window: window)))
    #expect(wider.sends.map(\.number) == [56, 55])
    let (_, none) = try #require(try open.store.onlyWork(.until(1000)))
    #expect(none.sends.isEmpty)
  }

  @Test("is refused to one who holds no lease")
  func withoutLease() throws {
    let store = try SQLStore.temporary()
    let error = #expect(throws: StoreError.self) { try store.work(from: 0, .until(1)) }
    #expect(error?.kind == .leaseLost)
  }
}
