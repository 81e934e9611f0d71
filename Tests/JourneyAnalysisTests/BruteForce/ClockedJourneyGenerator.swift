import JourneyModel

/// Makes small journeys that go by the clock: times of the day, days of the week, quiet hours and
/// several zones.
struct ClockedJourneyGenerator {
  /// Which zones a journey names.
  enum Zones: CaseIterable {
    /// The workspace's alone.
    case none
    /// One of its own, and the workspace's where it says so.
    case two
    /// That of each user.
    case user
  }

  /// The source of chance.
  private var numbers: SeededNumbers
  /// The zones.
  private let zones: Zones
  /// `true` if days of the week are named.
  private let hasWeekdays: Bool
  /// How many steps may still be made.
  private var budget: Int

  /// The zone of journeys that name one.
  static let home = ZoneReference.named("Home/Town")
  /// The other zone that they name.
  static let abroad = ZoneReference.named("Far/Away")

  /// Makes the journey of a number.
  static func journey(_ seed: UInt64) -> JourneyDefinition {
    var numbers = SeededNumbers(seed: seed)
    let zones: Zones = numbers.oneIn(3) ? .two : numbers.oneIn(5) ? .user : .none
    var generator = ClockedJourneyGenerator(
      zones: zones, hasWeekdays: numbers.oneIn(4), numbers: numbers)
    return generator.make()
  }

  /// Prepares to make a journey.
  private init(zones: Zones, hasWeekdays: Bool, numbers: SeededNumbers) {
    self.zones = zones
    self.hasWeekdays = hasWeekdays
    self.numbers = numbers
    budget = 0
    budget = self.numbers.number(3...6)
  }

  /// Makes a journey.
  private mutating func make() -> JourneyDefinition {
    var steps: [SmallStep] = []
    while budget > 0 { steps.append(step(depth: 0)) }
    steps.append(message())
    let unit = CalendarDuration(microseconds: 3600 * Moment.perSecond)
    let (states, start) = SmallStates.states(of: steps, unit: unit)
    var settings = JourneySettings()
    switch zones {
    case .none: settings.timeZone = numbers.oneIn(2) ? Self.home : nil
    case .two: settings.timeZone = Self.home
    case .user: settings.timeZone = numbers.oneIn(2) ? .user(default: nil) : Self.home
    }
    if numbers.oneIn(2) { settings.quiet = [quiet()] }
    return JourneyDefinition(
      journeyID: "clocked",
      triggers: [Trigger(id: "t", kind: .event(EventPattern(event: "go")))],
      settings: settings, start: start, states: states)
  }

  /// Makes quiet hours.
  private mutating func quiet() -> QuietHours {
    let from = numbers.oneIn(3) ? numbers.number(0...23) : numbers.number(20...23)
    let to = (from + numbers.number(2...11)) % 24
    return QuietHours(from: Self.time(from), to: Self.time(to), zone: zone())
  }

  /// An hour of the day.
  private static func time(_ hour: Int) -> TimeOfDay { TimeOfDay(seconds: hour * 3600) }

  /// Makes a zone; `nil` is the journey's.
  private mutating func zone() -> ZoneReference? {
    switch zones {
    case .none: nil
    case .two: numbers.oneIn(3) ? Self.abroad : numbers.oneIn(4) ? Self.home : nil
    case .user: numbers.oneIn(2) ? .user(default: nil) : nil
    }
  }

  /// Makes a moment.
  private mutating func moment() -> MomentExpression {
    let hour = numbers.oneIn(4) ? numbers.number(0...23) : [9, 9, 18, 6, 2][numbers.number(0...4)]
    let time = Self.time(hour)
    let form: MomentExpression.Form =
      switch numbers.number(0...(hasWeekdays ? 5 : 3)) {
      case 0...2: .nextTime(time)
      case 3: .tomorrow(time)
      default: .nextWeekday(numbers.number(1...7), time)
      }
    return MomentExpression(form, zone: zone())
  }

  /// Makes a message.
  private mutating func message() -> SmallStep {
    let kind: MessageKind = numbers.oneIn(4) ? .transactional : .marketing
    return .send(SmallMessage(kind: kind, topic: nil, channels: ["email"], isByEach: false))
  }

  /// Makes steps.
  private mutating func steps(depth: Int) -> [SmallStep] {
    (0..<numbers.number(0...2)).map { _ in step(depth: depth) }
  }

  /// Makes a step.
  private mutating func step(depth: Int) -> SmallStep {
    budget -= 1
    switch numbers.number(0...(depth > 1 ? 15 : 19)) {
    case 0...4: return message()
    case 5...10: return .until(moment())
    case 11: return .days(numbers.number(1...2))
    case 12, 13: return .wait([1, 2, 3, 9, 12, 15, 24][numbers.number(0...6)])
    case 14: return .waitAny(upTo: numbers.number(1...3))
    case 15: return .call(within: 1)
    case 16: return .branch(steps(depth: depth + 1), steps(depth: depth + 1))
    case 17:
      return .loop(
        timesMax: numbers.number(1...3), every: nil, hasUntil: numbers.oneIn(2),
        steps(depth: depth + 1))
    case 18:
      return .arms(
        [(event: "a", body: steps(depth: depth + 1))], bound: numbers.number(1...5),
        otherwise: steps(depth: depth + 1))
    default:
      return .armsUntil(
        [(event: "a", body: steps(depth: depth + 1))], moment(),
        otherwise: steps(depth: depth + 1))
    }
  }
}
