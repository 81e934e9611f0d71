import JourneyModel
import JourneyStore
import Testing

/// People in every situation in which they could be lost on the way to another place.
enum MovedPeople {
  /// One who waits, one with effects, one with a dead letter, one whose event is not handled, one
  /// in a journey that stands still, one who was erased.
  static let all = ["anna", "ben", "carl", "dora", "emil", "fay"]

  /// Puts all of them into a store.
  static func enter(_ store: SQLStore) throws {
    store.keepsDiary = true
    let definition = Array(#"{"kind": "end"}"#.utf8)
    _ = try store.publish(journeyID: "j", definition: definition, at: .at(0), asking: .at(500))
    try store.set("hold_effects", to: "true")
    try store.beginSitting(settings: Array("{}".utf8), at: .at(0), until: .at(1_000))
    for user in all {
      _ = try store.take([.user(#"{"firstName": "\#(user)"}"#, id: "c-\(user)", of: user, at: 1)])
      _ = try store.take([.event("a", id: "1", of: user, at: 1, #"{"word": "größe"}"#)])
    }
    try step(store, until: 1)
    _ = try store.take([.event("b", id: "2", of: "dora", at: 20)])
    _ = try store.take([.request("j", id: "3", of: "dora", at: 21)])
    try store.setStatus(of: "j", to: .paused, wakingAll: false, at: .at(25))
    try store.setStatus(of: "j", to: .running, wakingAll: true, at: .at(26))
    try store.setStatus(of: "k", to: .paused, wakingAll: false, at: .at(27))
    try store.erase("fay", salt: "salt", at: .at(30))
  }

  /// Handles what waits, with something for each person.
  private static func step(_ store: SQLStore, until seconds: Int) throws {
    while let (part, user) = try store.onlyWork(.until(seconds)) {
      try store.commit(part, of: user.userID, using: 100) { change in
        change.steppedAt = .at(seconds)
        change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
        change.profile = UserProfile(userID: user.userID, createdAt: .at(1))
        change.preferences = ["email": ChannelPreferences(marketing: true)]
        change.turn = (user.turnAt, .at(60))
        let number = part.nextNumber
        change.newRuns = [run(number, of: user.userID)]
        change.trace = [
          TraceRecord(
            number: number + 50, runNumber: number, at: .at(1), input: "event", eventNumber: 1,
            path: [0, 1])
        ]
        change.entries = [EntryRecord(journeyID: "j", key: "", lastEnteredAt: .at(1))]
        fill(&change, from: number)
      }
    }
  }

  /// A run that waits; the longest registers are more than a page.
  private static func run(_ number: Int64, of userID: String) -> RunRecord {
    var run = RunRecord(
      number: number, journeyID: userID == "emil" ? "k" : "j", version: 1, entryKey: "",
      enteredAt: .at(1), entryEventNumber: 1, stateID: "wait_1")
    run.wakeAt = userID == "ben" ? nil : .at(40)
    run.registers = [UInt8](repeating: 0xFE, count: userID == "anna" ? 20_000 : 0)
    run.isSuspended = userID == "emil"
    run.heldEffect = userID == "ben" ? number + 2 : nil
    return run
  }

  /// Adds what makes the situation of a person, with numbers behind another.
  private static func fill(_ change: inout UserChange, from number: Int64) {
    switch change.userID {
    case "ben":
      change.outbox = [
        effect(number + 1, .pending), effect(number + 2, .held), effect(number + 3, .sending),
        effect(number + 4, .sent),
      ]
    case "carl":
      change.deadLetters = [
        DeadLetterRecord(
          number: number + 1, kind: .input, runNumber: number, journeyID: "j", stateID: "wait_1",
          name: "a", input: [0x7B, 0x7D], reason: "fault", attempts: 1, failedAt: .at(5))
      ]
    case "emil":
      let event = EventRecord(eventID: "1", name: "a", at: .at(1), attributes: [0x7B, 0x7D])
      change.missed = [(number, event)]
    default: break
    }
  }

  /// An effect of a run.
  private static func effect(_ number: Int64, _ status: OutboxRecord.Status) -> OutboxRecord {
    var effect = OutboxRecord(
      number: number, runNumber: number, journeyID: "j", key: "key-\(number)", kind: "send",
      name: "hello", channel: "email", isMarketing: true, arguments: [0x7B, 0x7D], status: status,
      at: .at(9))
    effect.delivery = OutboxDelivery(
      stateID: "send_1", messageKind: .marketing, leader: number, isAwaited: true, attemptsMax: 3,
      nextAt: .at(10), expiresAt: .at(900), failure: "go")
    return effect
  }

  /// All that a store says of the people and has to do for them, in words.
  static func account(of store: SQLStore) throws -> [String] {
    var lines = [
      "\(try store.totals())", "\(try store.figures())", "\(try store.deadLetters(max: 9))",
      "\(try store.definitions())",
      "\(try store.setting("hold_effects") ?? "")", "\(try store.sittings())",
      "\(try store.journeyStatuses().sorted { $0.key < $1.key })",
      "\(try store.sendingEffects(in: Array(0..<Part.count)).map(\.effect))",
    ]
    for user in all {
      lines.append("\(user) \(String(describing: try store.erasure(of: user)))")
      let export = try store.export(of: user)
      while let (list, row) = try export.next() {
        lines.append("\(user) \(list) \(String(decoding: row, as: UTF8.self))")
      }
    }
    for part in try work(of: store) {
      lines.append("\(part.part) \(part.nextNumber) \(part.users)")
    }
    lines.append("\(try store.take([.event("a", id: "1", of: "anna", at: 1)]))")
    return lines
  }

  /// The work of all parts.
  private static func work(of store: SQLStore) throws -> [PartWork] {
    var (all, part) = ([PartWork](), 0)
    while true {
      let work = try store.work(from: part, .until(2_000, history: ["a"]))
      guard let last = work.last else { return all }
      all += work
      part = last.part + 1
    }
  }
}
