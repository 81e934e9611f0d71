import JourneyMachine
import JourneyModel
import Testing

/// The registers of a run as bytes.
struct SnapshotTests {
  /// A journey that keeps a value of every kind, and tells it later.
  private func desk() throws -> Desk {
    let kept: [(String, Expression)] = [
      ("text", entry("text")), ("list", entry("list")), ("record", entry("record")),
      ("number", number("-12.5")), ("yes", .literal(.boolean(true))), ("now", .path(.now, [])),
      ("today", .path(.today, [])), ("time", .literal(.time(TimeOfDay(seconds: 61)))),
      ("length", .literal(.duration(CalendarDuration(months: -3, days: -40, microseconds: 7)))),
      ("none", user("none")),
    ]
    var states: [JourneyState] = []
    for (name, value) in kept {
      states.append(step("let_\(name)", .assign(name: name, value, next: "")))
    }
    states.append(
      step("wait", .wait(length: .literal(.duration(hours(1))), upTo: nil, next: "tell")))
    states.append(
      step(
        "tell",
        .emit(
          event: "told", kept.map { .init(name: $0.0, value: bound($0.0)) }, next: "end")))
    states.append(step("end", .end))
    for index in kept.indices {
      states[index].kind = .assign(
        name: kept[index].0, kept[index].1, next: states[index + 1].id)
    }
    return try Desk(journey(states))
  }

  private let payload = #"{"text": "ä\n", "list": [1, null, ["x"]], "record": {"a": {"b": false}}}"#

  @Test func `what is kept comes back, in another machine too`() throws {
    let (one, two) = (try desk(), try desk())
    #expect(one.start(payload: payload) == "parked wait until 2030-01-07T10:00:00Z")
    let bytes = one.machine.snapshot()
    try two.machine.restore(bytes, enteredAt: Desk.monday, entryNumber: 1)
    #expect(two.machine.snapshot() == bytes)
    #expect(two.input(.timer, at: moment("2030-01-07T10:00:00Z"), to: "wait") == "completed")
    #expect(
      two.effects == [
        #"tell {"text":"ä\n","list":[1,null,["x"]],"record":{"a":{"b":false}},"number":-12.5,"#
          + #""yes":true,"now":"2030-01-07T09:00:00Z","today":"2030-01-07","time":"00:01:01","#
          + #""length":"-P3M40DT-0.000007S"}"#
      ])
  }

  @Test func `every beginning of it and everything longer is refused`() throws {
    let desk = try desk()
    _ = desk.start(payload: payload)
    let bytes = desk.machine.snapshot()
    for count in 0..<bytes.count {
      #expect(throws: SnapshotError.wrongLength) {
        try desk.machine.restore(
          Array(bytes.prefix(count)), enteredAt: Desk.monday, entryNumber: 1)
      }
    }
    #expect(throws: SnapshotError.wrongLength) {
      try desk.machine.restore(bytes + [0], enteredAt: Desk.monday, entryNumber: 1)
    }
    #expect(throws: SnapshotError.unknownVersion) {
      try desk.machine.restore([9] + bytes.dropFirst(), enteredAt: Desk.monday, entryNumber: 1)
    }
    let other = try Desk(
      journey([step("let", .assign(name: "x", entry("y"), next: "end")), step("end", .end)]))
    #expect(throws: SnapshotError.otherProgram) {
      try other.machine.restore(bytes, enteredAt: Desk.monday, entryNumber: 1)
    }
  }

  @Test func `the largest number does no harm wherever it stands`() throws {
    let desk = try desk()
    _ = desk.start(payload: payload)
    let bytes = desk.machine.snapshot()
    let largest = [UInt8](repeating: 0xFF, count: 9) + [1]
    var damaged = 0
    for start in 5..<bytes.count {
      for end in start..<bytes.count {
        do {
          try desk.machine.restore(
            bytes[..<start] + largest + bytes[end...], enteredAt: Desk.monday, entryNumber: 1)
        } catch SnapshotError.damaged {
          damaged += 1
        } catch {}
      }
    }
    #expect(damaged > 0)
  }

  @Test func `damaged bytes never do harm`() throws {
    let desk = try desk()
    _ = desk.start(payload: payload)
    let bytes = desk.machine.snapshot()
    var random = SeededGenerator(seed: 7)
    var readable = 0
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      guard
        (try? desk.machine.restore(damaged, enteredAt: Desk.monday, entryNumber: 1)) != nil
      else { continue }
      readable += 1
      _ = desk.input(.timer, at: moment("2040-01-01T00:00:00Z"), to: "wait")
    }
    #expect(readable > 100)
  }

  @Test func `the registers do not hang on the order of the script`() throws {
    func program(_ names: [String]) throws -> Desk {
      var states = names.enumerated().map { index, name in
        step("s\(index)", .assign(name: name, entry(name), next: "s\(index + 1)"))
      }
      states.append(
        step("s\(names.count)", .wait(length: .literal(.duration(hours(1))), upTo: nil, next: "e")))
      states.append(
        step("e", .emit(event: "x", names.map { .init(name: $0, value: bound($0)) }, next: "end")))
      return try Desk(journey(states + [step("end", .end)]))
    }
    let (one, two) = (try program(["a", "b"]), try program(["b", "a"]))
    _ = one.start(payload: #"{"a": 1, "b": 2}"#)
    try two.machine.restore(one.machine.snapshot(), enteredAt: Desk.monday, entryNumber: 1)
    #expect(two.machine.snapshot() == one.machine.snapshot())
  }
}
