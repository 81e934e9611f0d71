import JourneyModel
import JourneyStore
import Testing

@Suite("Committing steps")
struct CommitTests {
  /// A run that has just begun, at second 1.
  private func run(_ number: Int64, wakeAt: Moment? = nil) -> RunRecord {
    var run = RunRecord(
      number: number, journeyID: "welcome", version: 2, entryKey: "cart-1", enteredAt: .at(1),
      entryEventNumber: 1, stateID: "wait_1")
    run.stepNumber = 1
    run.wakeAt = wakeAt
    run.registers = [1, 2, 255, 0]
    return run
  }

  /// A store in which Anna's first event was handled with this change.
  private func store(
    _ kind: StoreKind = .temporary, _ fill: (inout UserChange) -> Void
  ) throws -> OpenStore {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    try open.store.handleAll(.until(1), fill)
    return open
  }

  @Test(
    "keeps profile, preferences, entries and runs as they were given", arguments: StoreKind.allCases
  )
  func keepsAll(kind: StoreKind) throws {
    var profile = UserProfile(userID: "anna", createdAt: .at(0))
    profile.firstName = "Anna"
    profile.lastName = ""
    profile.email = "anna@example.com"
    profile.phone = "+49"
    profile.mainDeviceID = "d1"
    profile.dob = "1990-02-03"
    profile.geolocation = #"{"lat":1}"#
    profile.timezone = "Europe/Berlin"
    profile.isActive = false
    profile.attributes = Array(#"{"plan":"pro"}"#.utf8)
    let preferences: NotificationPreferences = [
      "email": ChannelPreferences(
        reachable: true, subscribed: false, marketing: nil, transactional: true),
      "letter": ChannelPreferences(marketing: false),
    ]
    let entry = EntryRecord(journeyID: "welcome", key: "", lastEnteredAt: .at(1))
    let full = run(101, wakeAt: .at(60))
    let open = try store(kind) { change in
      change.profile = profile
      change.preferences = preferences
      change.entries = [entry]
      change.newRuns = [full]
    }
    let (_, user) = try #require(try open.store.onlyWork(.until(60)))
    #expect(user.profile == profile)
    #expect(user.preferences == preferences)
    #expect(user.entries == [entry])
    #expect(user.runs == [full])
    #expect(user.inbox.isEmpty)
    #expect(try open.store.totals().users == 1)
  }

  @Test("replaces preferences and entries as a whole")
  func replaces() throws {
    let open = try store { change in
      change.preferences = ["email": ChannelPreferences(marketing: true)]
      change.entries = [EntryRecord(journeyID: "j", key: "k", lastEnteredAt: .at(1))]
      change.newRuns = [run(101, wakeAt: .at(60))]
    }
    try open.store.handleAll(.until(60)) { change in
      change.preferences = ["sms": ChannelPreferences(reachable: true)]
      change.entries = [EntryRecord(journeyID: "j", key: "k", lastEnteredAt: .at(60))]
    }
    let (_, user) = try #require(try open.store.onlyWork(.until(60)))
    #expect(user.preferences == ["sms": ChannelPreferences(reachable: true)])
    #expect(user.entries == [EntryRecord(journeyID: "j", key: "k", lastEnteredAt: .at(60))])
  }

  @Test("moves the timer with the run, and removes it at the end", arguments: StoreKind.allCases)
  func timers(kind: StoreKind) throws {
    let open = try store(kind) { $0.newRuns = [run(101, wakeAt: .at(60))] }
    var (part, user) = try #require(try open.store.onlyWork(.until(60)))
    var moved = user.runs[0]
    moved.stepNumber = 2
    moved.wakeAt = .at(90)
    moved.registers = []
    try open.store.commit(part, of: "anna") {
      $0.changedRuns = [RunChange(moved, before: user.runs[0])]
    }
    #expect(try open.store.onlyWork(.until(89)) == nil)
    #expect(try open.store.nextDue() == .at(90))
    (part, user) = try #require(try open.store.onlyWork(.until(90)))
    #expect(user.runs == [moved])
    #expect(try open.store.number("select step_number from job_store") == 2)
    var ended = moved
    ended.stepNumber = 3
    ended.endedAt = .at(90)
    ended.endReason = "completed"
    ended.wakeAt = nil
    try open.store.commit(part, of: "anna") {
      $0.changedRuns = [RunChange(ended, before: moved)]
    }
    #expect(try open.store.onlyWork(.until(9_999)) == nil)
    #expect(try open.store.number("select count(*) from job_store") == 0)
    #expect(try open.store.number("select count(*) from journey_run_data") == 0)
  }

  @Test("keeps registers as they are, however large they become", arguments: StoreKind.allCases)
  func registers(kind: StoreKind) throws {
    let open = try store(kind) { $0.newRuns = [run(101, wakeAt: .at(60))] }
    let sizes = [300, 10, 0, 5_000, 256, 257, 257, 0, 1]
    for (index, size) in sizes.enumerated() {
      let (part, user) = try #require(try open.store.onlyWork(.until(60)))
      var moved = user.runs[0]
      moved.stepNumber += 1
      moved.registers = [UInt8](repeating: UInt8(index), count: size)
      // Some steps go on to another state, and others come back to the same one.
      if index.isMultiple(of: 2) { moved.stateID = "state_\(index)" }
      try open.store.commit(part, of: "anna") {
        $0.changedRuns = [RunChange(moved, before: user.runs[0])]
      }
      #expect(try open.store.onlyWork(.until(60))?.user.runs == [moved])
    }
  }

  @Test("keeps an ended run in sight while it can convert")
  func goals() throws {
    var ended = run(101)
    ended.endedAt = .at(2)
    ended.endReason = "completed"
    ended.goalUntil = .at(100)
    let open = try store { $0.newRuns = [ended] }
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 100)])
    #expect(try open.store.onlyWork(.until(200))?.user.runs == [ended])
    try open.store.handleAll(.until(200))
    _ = try open.store.take([.event("a", id: "3", of: "anna", at: 101)])
    #expect(try open.store.onlyWork(.until(200))?.user.runs == [])
  }

  @Test("carries held effects of runs inside, and upserts them by number")
  func held() throws {
    var effect = OutboxRecord(
      number: 102, runNumber: 101, journeyID: "welcome", key: "k", kind: "send", name: "hello",
      channel: "email", isMarketing: true, arguments: Array("{}".utf8), status: .held,
      at: .at(60))
    var waiting = run(101, wakeAt: .at(60))
    waiting.heldEffect = 102
    var other = effect
    other.number = 103
    other.runNumber = 999
    let open = try store { change in
      change.newRuns = [waiting]
      change.outbox = [effect, other]
    }
    let (part, user) = try #require(try open.store.onlyWork(.until(60)))
    #expect(user.held == [effect])
    #expect(user.runs == [waiting])
    effect.status = .skipped
    effect.reason = "limit"
    effect.at = .at(61)
    try open.store.commit(part, of: "anna") { $0.outbox = [effect] }
    #expect(try open.store.onlyWork(.until(60))?.user.held == [])
    var lines: [OutboxRecord] = []
    try open.store.eachSend { lines.append($0.effect) }
    #expect(lines == [effect])
  }

  @Test(
    "writes nothing at all where one run was moved by somebody else", arguments: StoreKind.allCases)
  func conflict(kind: StoreKind) throws {
    let open = try store(kind) { $0.newRuns = [run(101, wakeAt: .at(60))] }
    _ = try open.store.take([.event("a", id: "2", of: "anna", at: 2)])
    let (part, user) = try #require(try open.store.onlyWork(.until(2)))
    var (stale, moved) = (user.runs[0], user.runs[0])
    stale.stepNumber = 4
    moved.stepNumber = 5
    let error = #expect(throws: StoreError.self) {
      try open.store.commit(part, of: "anna", using: 10) { change in
        change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
        change.profile = UserProfile(userID: "anna", createdAt: .at(0))
        change.newRuns = [run(201, wakeAt: .at(3))]
        change.changedRuns = [RunChange(moved, before: stale)]
      }
    }
    #expect(error?.kind == .conflict)
    let (_, after) = try #require(try open.store.onlyWork(.until(2)))
    #expect(after.inbox.map(\.eventID) == ["2"])
    #expect(after.runs == user.runs)
    #expect(after.profile == nil)
  }

  @Test("refuses to handle an input twice")
  func handledTwice() throws {
    let open = try StoreKind.temporary.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let (part, user) = try #require(try open.store.onlyWork(.until(1)))
    let handled = user.inbox.map { ($0.arrivesAt, $0.number) }
    try open.store.commit(part, of: "anna") { $0.handled = handled }
    let error = #expect(throws: StoreError.self) {
      try open.store.commit(part, of: "anna") { $0.handled = handled }
    }
    #expect(error?.kind == .conflict)
  }

  @Test("refuses what was worked out under a lease that is lost", arguments: StoreKind.allCases)
  func lease(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let (part, user) = try #require(try open.store.onlyWork(.until(1)))
    try open.store.acquireAllParts(owner: "other", at: .at(20))
    let error = #expect(throws: StoreError.self) {
      try open.store.commit(part, of: "anna") { change in
        change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
      }
    }
    #expect(error?.kind == .leaseLost)
    let (again, _) = try #require(try open.store.onlyWork(.until(1)))
    #expect(again.epoch == part.epoch + 1)
  }
}
