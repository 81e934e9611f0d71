import JourneyMachine
import JourneyModel
import Testing

/// The moments at which time alone turns a condition.
struct TurningTests {
  /// A date and two moments of the user.
  private let types = FactTypes(user: [
    .init(name: "m", type: .moment, isRequired: false),
    .init(name: "d", type: .date, isRequired: false),
  ])

  /// A desk whose journey leaves when a condition holds.
  private func desk(_ condition: Expression, zone: String = "UTC") throws -> Desk {
    try Desk(
      journey(
        [step("end", .end)], settings: JourneySettings(exits: [.when(condition)]), types: types),
      workspaceZone: zone)
  }

  /// The next moment at which a condition can turn, seen from a moment; `-` where none can.
  private func turn(
    _ condition: Expression, user json: String = "{}", zone: String = "UTC",
    past: [HistoryEvent] = [], now: String = "2030-01-07T09:00:00Z"
  ) throws -> String {
    let desk = try desk(condition, zone: zone)
    guard let address = desk.program.exits[0].turnsAt else { return "-" }
    desk.user(json)
    desk.past["ordered"] = past
    desk.machine.setInput(now: moment(now), number: 9)
    return desk.settle(desk.machine.evaluate(address))
  }

  @Test func `what does not hang on time has no such moment`() throws {
    #expect(try turn(.compare(.equal, user("plan"), quoted("pro"))) == "-")
    #expect(try turn(.compare(.less, user("m"), user("n"))) == "-")
  }

  @Test func `an age turns as it is reached, and passed`() throws {
    let old = Expression.age(user("m"), isMore: true, hours(3), isAgo: true)
    let json = #"{"m": "2030-01-07T08:00:00Z"}"#
    #expect(try turn(old, user: json) == #""2030-01-07T11:00:00.000001Z""#)
    #expect(try turn(old, user: json, now: "2030-01-07T11:00:01Z") == "null")
    #expect(try turn(old) == "null")
    let soon = Expression.age(user("m"), isMore: false, days(3), isAgo: false)
    let later = #"{"m": "2030-01-31T08:00:00Z"}"#
    #expect(try turn(soon, user: later) == #""2030-01-28T08:00:00.000001Z""#)
  }

  @Test func `a month back from the end of March is not the end of February`() throws {
    let old = Expression.age(
      user("m"), isMore: true, CalendarDuration(months: 1), isAgo: true)
    let json = #"{"m": "2030-01-31T09:00:00Z"}"#
    #expect(try turn(old, user: json, now: "2030-02-10T00:00:00Z") == #""2030-03-01T00:00:00Z""#)
  }

  @Test func `of two local times an event leaves at the first`() throws {
    let old = Expression.age(user("m"), isMore: true, days(5), isAgo: true)
    let json = #"{"m": "2030-10-22T00:30:00Z"}"#
    let found = try turn(
      old, user: json, zone: "Europe/Berlin", now: "2030-10-25T00:00:00Z")
    #expect(found == #""2030-10-27T00:30:00.000001Z""#)
  }

  @Test func `the moments are exactly those at which the condition turns`() throws {
    let ages: [Expression] = [true, false].flatMap { isMore in
      [true, false].flatMap { isAgo in
        [days(2), hours(30), CalendarDuration(months: 1), CalendarDuration(months: 1, days: 1)].map
        {
          Expression.age(user("m"), isMore: isMore, $0, isAgo: isAgo)
        }
      }
    }
    for condition in ages {
      let desk = try desk(condition, zone: "Europe/Berlin")
      let address = try #require(desk.program.exits[0].turnsAt)
      let holds = try #require(desk.program.exits[0].condition)
      for start in ["2030-01-31T12:30:00Z", "2030-03-30T01:30:00Z", "2030-10-26T00:45:00Z"] {
        desk.user(#"{"m": "\#(start)"}"#)
        var now = Moment(microseconds: moment(start).microseconds - 40 * 86_400_000_000)
        var changes = 0
        for _ in 0..<8 {
          desk.machine.setInput(now: now, number: 1)
          let before = desk.describe(desk.machine.evaluate(holds))
          guard case .value(let value) = desk.machine.evaluate(address), !value.isMissing,
            let next = Moment(desk.machine.text(of: value) ?? "")
          else { break }
          desk.machine.setInput(now: Moment(microseconds: next.microseconds - 1), number: 1)
          #expect(desk.describe(desk.machine.evaluate(holds)) == before)
          desk.machine.setInput(now: next, number: 1)
          if desk.describe(desk.machine.evaluate(holds)) != before { changes += 1 }
          now = next
        }
        desk.machine.setInput(
          now: Moment(microseconds: moment(start).microseconds + 80 * 86_400_000_000), number: 1)
        let isTurned = desk.describe(desk.machine.evaluate(holds)) == "true"
        guard case .age(_, let isMore, _, let isAgo) = condition else { continue }
        #expect(changes == (isMore ? 1 : 2))
        #expect(isTurned == (isMore && isAgo))
      }
    }
  }

  @Test(arguments: ["2030-01-31T12:30:00Z", "2030-03-30T01:30:00Z", "2030-10-26T00:45:00Z"])
  func `a length of time that runs turns as it is compared, not as the calendar steps`(
    start: String
  ) throws {
    let lengths = [days(1), days(3), CalendarDuration(months: 1), hours(72)]
    for length in lengths {
      let waited = Expression.arithmetic(.subtract, .path(.now, []), user("m"))
      let left = Expression.arithmetic(.subtract, user("m"), .path(.now, []))
      for (clock, sign) in [(waited, Int64(1)), (left, -1)] {
        let condition = Expression.compare(.greater, clock, .literal(.duration(length)))
        let offset = length.nominalMicroseconds * sign
        let edge = moment(start).microseconds + offset + (sign > 0 ? 1 : 0)
        let early = Moment(microseconds: edge - 86_400_000_000)
        let json = #"{"m": "\#(start)"}"#
        let desk = try desk(condition, zone: "Europe/Berlin")
        let address = try #require(desk.program.exits[0].turnsAt)
        desk.user(json)
        desk.machine.setInput(now: early, number: 1)
        var asked: Set<Int64> = []
        while case .value(let value) = desk.machine.evaluate(address), let next = value.moment {
          asked.insert(next.microseconds)
          desk.machine.setInput(now: next, number: 1)
        }
        #expect(asked.contains(edge), "\(length) \(sign)")
      }
    }
  }

  @Test func `the hour of something past turns with it, and not with the clock`() throws {
    let past = [happened("2030-01-05T11:00:00Z", 1, "{}")]
    let latest = Expression.history(
      HistoryQuery(kind: .latest(["at"]), event: "ordered", span: .within(days(3))))
    let hour = Expression.call(.hour, [latest])
    #expect(
      try turn(.compare(.equal, hour, number("11")), past: past)
        == #""2030-01-08T11:00:00.000001Z""#)
  }

  @Test func `a pattern that shows the hour turns with it`() throws {
    let shown = Expression.call(.formatDate, [.path(.now, []), quoted("EEEE HH")])
    #expect(
      try turn(.compare(.equal, shown, quoted("Monday 10"))) == #""2030-01-07T10:00:00Z""#)
  }

  @Test func `an event that counts leaves its span, and one of the future comes`() throws {
    let past = [
      happened("2030-01-02T09:00:00Z", 1, #"{"total": 1}"#),
      happened("2030-01-03T09:00:00Z", 2, #"{"total": 50}"#),
      happened("2030-01-07T12:00:00Z", 3, #"{"total": 50}"#),
    ]
    func did(_ condition: Expression?, _ span: HistoryQuery.Span) -> Expression {
      .not(
        .history(
          HistoryQuery(
            kind: .did(.atLeast, 1), event: "ordered", span: span, condition: condition)))
    }
    let dear = Expression.compare(.greater, event("total"), number("9"))
    #expect(try turn(did(nil, .always), past: past) == #""2030-01-07T12:00:00Z""#)
    let early = Array(past.dropLast())
    #expect(try turn(did(nil, .always), past: early) == "null")
    #expect(
      try turn(did(nil, .within(days(7))), past: early) == #""2030-01-09T09:00:00.000001Z""#)
    #expect(
      try turn(did(dear, .within(days(7))), past: early) == #""2030-01-10T09:00:00.000001Z""#)
  }

  @Test func `comparisons with now, today and the clock turn too`() throws {
    let json = #"{"m": "2030-01-08T08:00:00Z", "d": "2030-02-01"}"#
    let now = Expression.path(.now, [])
    #expect(
      try turn(.compare(.greater, now, user("m")), user: json) == #""2030-01-08T08:00:00Z""#)
    let ahead = Expression.arithmetic(.add, now, .literal(.duration(hours(5))))
    #expect(
      try turn(.compare(.lessOrEqual, user("m"), ahead), user: json) == #""2030-01-08T03:00:00Z""#)
    let waited = Expression.arithmetic(.subtract, now, user("m"))
    #expect(
      try turn(.compare(.greater, waited, .literal(.duration(days(1)))), user: json)
        == #""2030-01-09T08:00:00Z""#)
    let today = Expression.compare(.equal, .path(.today, []), user("d"))
    #expect(try turn(today, user: json, zone: "Europe/Berlin") == #""2030-01-07T23:00:00Z""#)
    let early = Expression.compare(.less, .call(.hour, [now]), number("10"))
    #expect(try turn(early, zone: "Asia/Kolkata") == #""2030-01-07T09:30:00Z""#)
  }

  @Test func `a wait asks its arms again when time alone turns one`() throws {
    let old = Expression.age(.path(.enteredAt, []), isMore: true, hours(3), isAgo: true)
    let desk = try Desk(
      journey([
        step(
          "wait",
          .waitArms(
            arms: [.init(condition: .when(old), next: "stop")], bound: .duration(days(1)),
            otherwise: "end")),
        step("stop", .stop(reason: "old")), step("end", .end),
      ]))
    #expect(desk.start() == "parked wait until 2030-01-08T09:00:00Z")
    let address = try #require(desk.program.turnsAt(ofWait: 0))
    #expect(desk.program.turnsAt(ofWait: 2) == nil)
    #expect(desk.input(.timer, at: moment("2030-01-07T12:00:00Z"), to: "wait") == "unchanged")
    #expect(desk.describe(desk.machine.evaluate(address)) == #""2030-01-07T12:00:00.000001Z""#)
    let turned = Moment(microseconds: moment("2030-01-07T12:00:00Z").microseconds + 1)
    #expect(desk.input(.timer, at: turned, to: "wait") == "stopped old")
  }
}
