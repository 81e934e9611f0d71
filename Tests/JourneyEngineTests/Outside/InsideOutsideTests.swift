import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// The same people and events through effects inside and outside the step, with a provider that
/// takes everything at once, come to the same messages.
@Suite("Inside and outside delivery")
struct InsideOutsideTests {
  /// Journeys in which much happens at once, without asking for what has been sent.
  private static let script = """
    journey welcome
      trigger on signed_up
      entry unlimited
      quiet from 21:00 to 08:00
      limit 2 messages per 1 day
      exit on left
      send hello by email or sms as r
      if r.sent
        wait for opened up to 6 hours
        send more by push
      otherwise
        send transactional sorry by sms
      end
      call crm.score(n = 1) as lead or skip
      choose lead.grade
        when "A"
          send gold by email
        otherwise
          wait 1 day
          send silver by email
      end
    end
    journey cart
      trigger on opened
      entry once per 12 hours
      parallel
        branch
          send nudge by sms
          wait 3 hours
        branch
          wait for left up to 2 hours
          send bye by push
      end
      send done by email and sms
    end
    """

  /// One thing that happens: the hours since the beginning, the person, and the event or profile.
  private struct Happening {
    /// The hours since the beginning.
    var hour: Int64
    /// The person.
    var user: String
    /// The event; `nil` for a change of preferences.
    var event: String?
    /// What is given.
    var json: String
  }

  /// A seeded week of a few people.
  private static func week(seed: UInt64) -> [Happening] {
    var random = Seeded(state: seed)
    var happenings: [Happening] = []
    for user in ["u", "v", "w"] {
      happenings.append(Happening(hour: 0, user: user, event: nil, json: Rehearsal.willing))
    }
    for hour in 1...150 {
      guard random.next(4) == 0 else { continue }
      let user = ["u", "v", "w"][Int(random.next(3))]
      let event = ["signed_up", "opened", "left", "opened", nil][Int(random.next(5))]
      let flag = random.next(2) == 0
      let json =
        event == nil ? #"{"preferences": {"email": {"marketing": \#(flag)}}}"# : "{}"
      happenings.append(Happening(hour: Int64(hour), user: user, event: event, json: json))
    }
    return happenings
  }

  /// Numbers that look like dice and are the same each time.
  private struct Seeded {
    /// The state.
    var state: UInt64

    /// A number below a bound.
    mutating func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
  }

  /// The answer to a call.
  private static let answer = Array(#"{"grade": "A"}"#.utf8)

  /// The messages of everybody, sorted.
  private func ledger(_ store: SQLStore) throws -> [String] {
    var lines: [String] = []
    try store.eachSend { send in
      let effect = send.effect
      lines.append(
        "\(effect.at) \(send.userID) \(effect.name) \(effect.channel) \(effect.status.rawValue)"
          + " \(effect.reason ?? "") \(String(decoding: effect.arguments, as: UTF8.self))")
    }
    return lines.sorted()
  }

  @Test(arguments: UInt64(1)...40)
  func `come to the same messages`(seed: UInt64) throws {
    let week = Self.week(seed: seed)
    let inside = try Rehearsal(Self.script)
    inside.host = EffectHost { _, _, _ in .answered(Self.answer) }
    let outside = try OutsideRehearsal(Self.script)
    outside.provider = { attempt in
      if case .call = attempt.kind { return .accepted(answer: Self.answer) }
      return .accepted(answer: nil)
    }
    let start = outside.now
    for (index, happening) in week.enumerated() {
      // No two moments are whole hours apart: at one instant, inputs that are here go before timers,
      // and what comes in live comes behind them.
      let seconds = happening.hour * 3_600 + Int64(index)
      let moment = Moment(microseconds: start.microseconds + seconds * Moment.perSecond)
      try outside.go(to: moment)
      if let event = happening.event {
        try inside.event(event, at: "\(moment)", happening.json, user: happening.user)
        try outside.event(event, happening.json, user: happening.user)
      } else {
        try inside.user(happening.user, happening.json, at: "\(moment)")
        try outside.user(happening.user, happening.json)
      }
    }
    try inside.run(from: OutsideRehearsal.start)
    try outside.go(to: try #require(Moment("2030-06-01T00:00:00Z")))
    let (expected, found) = (try ledger(inside.store), try ledger(outside.store))
    #expect(Set(expected).symmetricDifference(found).sorted() == [])
    #expect(found.count == expected.count)
    #expect(try ledger(outside.store).count > 10)
    #expect(try outside.engine.stuckRuns().isEmpty)
  }

  @Test(arguments: UInt64(1)...20)
  func `come out of journeys that are paused now and then`(seed: UInt64) throws {
    let rehearsal = try OutsideRehearsal(
      Self.script.replacing(
        "exit on left", with: "exit on left\n  exit when user.plan is \"gone\""))
    var random = Seeded(state: seed &+ 1_000)
    let failure = EffectResult.Outcome.failed(reason: "down", retryAfterSeconds: nil)
    rehearsal.provider = { attempt in
      if random.next(4) == 0 { return failure }
      if random.next(10) == 0 { return .refused(reason: "no") }
      if case .call = attempt.kind { return .accepted(answer: Self.answer) }
      return .accepted(answer: nil)
    }
    let start = rehearsal.now
    for (index, happening) in Self.week(seed: seed).enumerated() {
      let seconds = happening.hour * 3_600 + Int64(index)
      try rehearsal.go(to: Moment(microseconds: start.microseconds + seconds * Moment.perSecond))
      if let event = happening.event {
        try rehearsal.event(event, happening.json, user: happening.user)
      } else {
        let plan = random.next(6) == 0 ? "gone" : "here"
        try rehearsal.user(happening.user, #"{"attributes": {"plan": "\#(plan)"}}"#)
        if index < 3 { try rehearsal.user(happening.user, happening.json) }
      }
      let journey = random.next(2) == 0 ? "welcome" : "cart"
      let status: JourneyStatus = random.next(2) == 0 ? .paused : .running
      try rehearsal.engine.setStatus(of: journey, to: status, at: rehearsal.now)
      if random.next(5) == 0 { try rehearsal.crash() }
      #expect(try rehearsal.engine.stuckRuns().isEmpty)
    }
    for journey in ["welcome", "cart"] {
      try rehearsal.engine.setStatus(of: journey, to: .running, at: rehearsal.now)
    }
    rehearsal.provider = { _ in .accepted(answer: nil) }
    for month in 2...6 {
      try rehearsal.go(to: try #require(Moment("2030-0\(month)-01T00:00:00Z")))
      for line in try rehearsal.letters() {
        #expect(try rehearsal.engine.discardDeadLetter(line.id, at: rehearsal.now))
      }
    }
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
    for journey in ["welcome", "cart"] {
      #expect(try rehearsal.active(journey) == 0)
      #expect(try rehearsal.store.journeyTotals(journeyID: journey).entered > 0)
    }
    #expect(try rehearsal.store.number("select count(*) from missed_input") == 0)
    #expect(
      try rehearsal.store.number(
        "select count(*) from outbox where status in ('pending', 'sending')") == 0)
  }
}
