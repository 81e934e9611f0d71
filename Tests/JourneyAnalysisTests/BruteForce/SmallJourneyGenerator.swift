import JourneyModel

/// A generator of numbers that begins anew with the same ones.
struct SeededNumbers: RandomNumberGenerator {
  /// The state.
  private var state: UInt64

  /// Creates a generator.
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number in a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// `true` once in so many times.
  mutating func oneIn(_ count: Int) -> Bool { number(1...count) == 1 }
}

/// Makes small journeys.
struct SmallJourneyGenerator {
  /// What is made.
  struct Features {
    /// Branches side by side.
    var hasParallel = false
    /// Branches that wait for an event and end the others.
    var hasGuards = false
    /// Quiet hours.
    var hasQuiet = false
    /// Limits.
    var hasLimits = false
    /// Several runs.
    var hasRuns = false
    /// `true` if times are whole days, else whole hours.
    var isInDays = false
  }

  /// The source of chance.
  private var numbers: SeededNumbers
  /// What is made.
  private let features: Features
  /// How many steps may still be made.
  private var budget: Int
  /// The names of the stages so far.
  private var stages = 0
  /// The stages around, to jump back to.
  private var around: [String] = []

  /// Prepares to make a journey.
  private init(seed: UInt64, features: Features) {
    numbers = SeededNumbers(seed: seed)
    self.features = features
    budget = 3
    budget = numbers.number(2...6)
  }

  /// Makes the journey of a number.
  static func journey(_ seed: UInt64, features: Features) -> JourneyDefinition {
    var generator = SmallJourneyGenerator(seed: seed, features: features)
    return generator.make()
  }

  /// Makes a journey.
  private mutating func make() -> JourneyDefinition {
    var steps: [SmallStep] = []
    if features.hasParallel {
      if numbers.oneIn(3) { steps.append(step(depth: 2)) }
      budget += 2
      steps.append(parallel(depth: 0))
    }
    steps += self.steps(depth: 0)
    steps.append(.send(message()))
    let unit =
      features.isInDays
      ? CalendarDuration(days: 1) : CalendarDuration(microseconds: 3600 * Moment.perSecond)
    let (states, start) = SmallStates.states(of: steps, unit: unit)
    var settings = JourneySettings()
    // Days of the model are all of 24 hours.
    if features.isInDays { settings.timeZone = .named("UTC") }
    if features.hasRuns { settings.entry = entry(unit) }
    if numbers.oneIn(5) { settings.exits = [.event(EventPattern(event: "a"))] }
    if features.hasQuiet {
      let from = numbers.number(0...23)
      let to = (from + numbers.number(1...6)) % 24
      settings.quiet = [
        QuietHours(from: TimeOfDay(seconds: from * 3600), to: TimeOfDay(seconds: to * 3600))
      ]
    }
    if features.hasLimits { settings.limits = limits(unit) }
    return JourneyDefinition(
      journeyID: "small", triggers: [Trigger(id: "t", kind: .event(EventPattern(event: "go")))],
      settings: settings, start: start, states: states)
  }

  /// So many units.
  private func time(_ count: Int, _ unit: CalendarDuration) -> CalendarDuration {
    CalendarDuration(
      days: unit.days * count, microseconds: unit.microseconds * Int64(count))
  }

  /// Makes an entry rule.
  private mutating func entry(_ unit: CalendarDuration) -> EntryRule {
    let every = numbers.oneIn(2) ? time(numbers.number(1...6), unit) : nil
    let newest = numbers.oneIn(3)
    switch numbers.number(0...9) {
    case 0: return EntryRule(kind: .unlimited)
    case 1: return EntryRule(kind: .once, key: .path(.entry, ["key"]), every: every)
    case 2...4: return EntryRule(kind: .once, every: every, newestWins: newest)
    default: return EntryRule(kind: .oneAtATime, every: every, newestWins: newest)
    }
  }

  /// Makes limits.
  private mutating func limits(_ unit: CalendarDuration) -> [MessageLimit] {
    (0..<numbers.number(1...2)).map { _ in
      MessageLimit(
        messages: numbers.number(1...2), per: time(numbers.number(2...6), unit),
        topic: numbers.oneIn(3) ? "x" : nil, channel: numbers.oneIn(3) ? "email" : nil)
    }
  }

  /// Makes a message.
  private mutating func message() -> SmallMessage {
    let kind: MessageKind =
      numbers.oneIn(8) ? .internal : numbers.oneIn(5) ? .transactional : .marketing
    let channels: [String] =
      switch numbers.number(0...4) {
      case 0: ["push"]
      case 1: ["email", "push"]
      default: ["email"]
      }
    return SmallMessage(
      kind: kind, topic: numbers.oneIn(2) ? "x" : nil, channels: channels,
      isByEach: channels.count > 1 && numbers.oneIn(2))
  }

  /// Makes steps.
  private mutating func steps(depth: Int) -> [SmallStep] {
    var result: [SmallStep] = []
    for _ in 0..<numbers.number(depth == 0 ? 1...4 : 0...2) where budget > 0 {
      budget -= 1
      result.append(step(depth: depth))
    }
    return result
  }

  /// Makes a step.
  private mutating func step(depth: Int) -> SmallStep {
    let isDeep = depth >= 2
    switch numbers.number(0...(isDeep ? 11 : 19)) {
    case 0...4: return .send(message())
    case 5...8: return .wait(numbers.number(1...3))
    case 9: return .waitAny(upTo: numbers.oneIn(3) ? nil : numbers.number(1...3))
    case 10:
      return .without(
        numbers.number(1...2), event: numbers.oneIn(2) ? "a" : "b",
        timesMax: numbers.oneIn(2) ? nil : numbers.number(1...2))
    case 11:
      if numbers.oneIn(3) { return .call(within: 1) }
      if let stage = around.last, numbers.oneIn(2) { return .goTo(stage) }
      return numbers.oneIn(3) ? .stop : .wait(numbers.number(1...3))
    case 12...14: return arms(depth: depth)
    case 15: return .branch(steps(depth: depth + 1), steps(depth: depth + 1))
    case 16, 17:
      return .loop(
        timesMax: numbers.number(1...3), every: numbers.oneIn(2) ? numbers.number(1...4) : nil,
        hasUntil: numbers.oneIn(2), steps(depth: depth + 1))
    case 18 where features.hasParallel && around.isEmpty: return parallel(depth: depth)
    case 18: return .upon(steps(depth: depth + 1))
    default:
      stages += 1
      let name = "g\(stages)"
      around.append(name)
      defer { around.removeLast() }
      return .stage(name, steps(depth: depth + 1))
    }
  }

  /// Makes branches side by side; a stage around them would let one jump out of its branch.
  private mutating func parallel(depth: Int) -> SmallStep {
    var branches = (0..<(numbers.oneIn(4) ? 3 : 2)).map { _ in steps(depth: depth + 1) }
    if features.hasGuards, !numbers.oneIn(4) {
      let ending: [SmallStep] = numbers.oneIn(3) ? [] : [.stop]
      let bound = numbers.oneIn(2) ? nil : numbers.number(2...6)
      branches[0] = [.arms([(event: "a", body: ending)], bound: bound, otherwise: [])]
      branches[1].append(.send(message()))
    }
    return .parallel(isFirst: numbers.oneIn(2), branches)
  }

  /// Makes a wait with arms.
  private mutating func arms(depth: Int) -> SmallStep {
    let events: [String?] = numbers.oneIn(4) ? ["a", "b"] : numbers.oneIn(3) ? [nil] : ["a"]
    let arms = events.map { (event: $0, body: steps(depth: depth + 1)) }
    let bound = numbers.oneIn(4) ? nil : numbers.number(1...3)
    return .arms(arms, bound: bound, otherwise: steps(depth: depth + 1))
  }
}
