import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// What is proved of runs that come to times of the day again and again, held against playing them
/// half hour by half hour from every half hour of a week.
@Suite struct TimetableTests {
  /// What starts a run, one at a time.
  enum Start: String, CaseIterable {
    case event = "on a"
    case daily = "every day at 10:00 for users where user.a is 1"
    case weekday = "every weekday at 09:00 for users where user.a is 1"
    case monday = "every monday at 18:00 for users where user.a is 1"

    /// `true` if a run may begin at a half hour of the week, counted from a Monday's midnight.
    func comes(at now: Int) -> Bool {
      switch self {
      case .event: true
      case .daily: now % 48 == 20
      case .weekday: now % 48 == 18 && now / 48 % 7 < 5
      case .monday: now % 336 == 36
      }
    }
  }

  /// A step of a run.
  enum Step: String, CaseIterable {
    case nine = "wait until 09:00"
    case evening = "wait until 18:00"
    case night = "wait until 23:00"
    case tomorrow = "wait until tomorrow at 10:00"
    case monday = "wait until next monday at 09:00"
    case upToNine = "wait for b up to 09:00"
    case some = "wait for b up to 3 hours"
    case hour = "wait 1 hour"
    case send = "send m by email"

    /// The half hours at which the step may end.
    func ends(from now: Int) -> ClosedRange<Int> {
      let today = now / 48 * 48
      let next = { (time: Int) in today + time > now ? today + time : today + time + 48 }
      let monday = today + (7 - today / 48 % 7) * 48 + 18
      return switch self {
      case .nine: next(18)...next(18)
      case .evening: next(36)...next(36)
      case .night: next(46)...next(46)
      case .tomorrow: (today + 68)...(today + 68)
      case .monday: monday...monday
      case .upToNine: now...next(18)
      case .some: now...(now + 6)
      case .hour: (now + 2)...(now + 2)
      case .send: now...now
      }
    }
  }

  /// A journey, and how it is played.
  struct Journey {
    var start: Start
    var steps: [Step]

    /// The script, in a zone.
    func script(zone: String) -> String {
      """
      journey clocks
        trigger \(start.rawValue)
        entry one at a time
        time zone "\(zone)"
      \(steps.map { "  \($0.rawValue)\n" }.joined())end
      """
    }

    /// A place of a run.
    private struct Place: Hashable {
      /// The step that comes next; as many as there are where the run has ended.
      var step: Int
      /// The half hour.
      var time: Int
      /// `true` in the instant at which the run began: what comes by the calendar comes once.
      var isFresh = false
    }

    /// The most messages in a window of so many half hours, whenever its first leaves.
    func most(in window: Int) -> Int {
      var open = (0..<336).filter(start.comes).map { Place(step: 0, time: $0, isFresh: true) }
      var found = Set(open)
      while let place = open.popLast() {
        for next in places(after: place) where place.step < steps.count {
          let next = Place(step: next.step, time: next.time % 336, isFresh: next.isFresh)
          if found.insert(next).inserted { open.append(next) }
        }
      }
      return found.filter { $0.step < steps.count && steps[$0.step] == .send }
        .map { most(in: window, from: $0) }.max() ?? 0
    }

    /// The most messages in a window that begins with one.
    private func most(in window: Int, from first: Place) -> Int {
      var counts = [first: 0]
      var open = [first]
      while let place = open.popLast() {
        let isSend = place.step < steps.count && steps[place.step] == .send
        let count = (counts[place] ?? 0) + (isSend ? 1 : 0)
        for next in places(after: place) where next.time < first.time + window {
          if counts[next].map({ $0 >= count }) ?? false { continue }
          counts[next] = count
          open.append(next)
        }
      }
      return counts.values.max() ?? 0
    }

    /// The places to which a run may come next.
    private func places(after place: Place) -> [Place] {
      if place.step < steps.count {
        return steps[place.step].ends(from: place.time).map { time in
          Place(
            step: place.step + 1, time: time, isFresh: place.isFresh && time == place.time)
        }
      }
      let later = Place(step: place.step, time: place.time + 1)
      let mayBegin = start.comes(at: place.time) && !place.isFresh
      return mayBegin ? [later, Place(step: 0, time: place.time, isFresh: true)] : [later]
    }
  }

  /// Some journeys; one that an event starts waits somewhere, or its messages have no bound.
  private static let journeys: [Journey] = {
    var random = SeededGenerator(seed: 11)
    return (0..<80).map { _ in
      let start = Start.allCases.randomElement(using: &random) ?? .event
      let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Step.allCases.randomElement(using: &random) ?? .nine
      }
      let waits: [Step] = [.nine, .evening, .tomorrow, .monday]
      let wait = start == .event ? [waits.randomElement(using: &random) ?? .nine] : []
      return Journey(start: start, steps: wait + steps + [.send])
    }
  }()

  /// The messages that are proved for a journey in a day and in a week.
  private func proved(_ journey: Journey, zone: String) throws -> [Int] {
    let source = SourceFile(name: "clocks.journey", text: journey.script(zone: zone))
    let result = Compiler().compile(source)
    let bounds = JourneyBounds(of: try #require(result.definitions.first, "\(result.diagnostics)"))
    return bounds.messages.prefix(2).map { messages in
      if case .atMost(let most) = messages.all { most } else { .max }
    }
  }

  @Test func `no more messages leave than is proved, and hardly ever fewer`() throws {
    var exact = 0
    for journey in Self.journeys {
      let seen = [48, 336].map { journey.most(in: $0) }
      let fixed = try proved(journey, zone: "UTC")
      let moving = try proved(journey, zone: "Europe/Berlin")
      for index in seen.indices {
        #expect(fixed[index] >= seen[index], "\(journey)")
        #expect(moving[index] >= seen[index], "\(journey)")
        if fixed[index] == seen[index] { exact += 1 }
      }
    }
    #expect(exact * 100 >= Self.journeys.count * 2 * 95)
  }

  @Test(arguments: [
    (Start.weekday, [Step.send], [1, 5]), (.daily, [.evening, .send], [1, 7]),
    (.event, [.nine, .send], [1, 7]), (.event, [.nine, .send, .evening, .send], [2, 14]),
    (.event, [.monday, .send], [1, 1]), (.daily, [.some, .upToNine, .nine, .send], [1, 7]),
  ])
  func `days of clocks are counted over all runs`(
    start: Start, steps: [Step], most: [Int]
  ) throws {
    let journey = Journey(start: start, steps: steps)
    #expect([48, 336].map { journey.most(in: $0) } == most)
    #expect(try proved(journey, zone: "Europe/Berlin") == most)
  }
}
