import JourneyModel

/// The slow, obvious way to prove a journey that goes by clocks: it plays it hour by hour, from
/// every hour of the week, with clocks that are put forward or back in any night.
struct ClockedModel {
  /// What is looked for.
  enum Question {
    /// The most messages in a window, up to a number.
    case most(upTo: Int)
    /// Whether a run is still inside once the window is over.
    case isInside
  }

  /// What a wait goes by.
  private enum Pace: Int {
    case home, abroad, user, hours
  }

  /// The states.
  private let states: [JourneyState]
  /// Their numbers.
  private let numbers: [String: Int]
  /// The settings.
  private let settings: JourneySettings
  /// What is looked for.
  private let question: Question
  /// The length of the window: in hours, or in hours of the journey's clock.
  private let window: (hours: Int, isByClock: Bool)
  /// The loops by state.
  private let loops: [Int: Int]
  /// The answer so far.
  private(set) var answer = 0
  /// `true` if there was too much to try out.
  private(set) var isGivenUp = false
  /// The states seen.
  private var seen: Set<ClockedState> = []
  /// The states to go on from.
  private var open: [ClockedState] = []

  /// The most states that are tried out.
  private static let statesMax = 40_000

  /// Plays a definition; abroad clocks show so much more.
  init(
    _ definition: JourneyDefinition, _ question: Question, window: CalendarDuration, abroad: Int
  ) {
    states = definition.states
    numbers = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1.id, $0) })
    settings = definition.settings
    self.question = question
    let hours = window.days * 24 + Int(window.microseconds / (3600 * Moment.perSecond))
    self.window = (hours, window.days > 0)
    let loops = states.indices.filter {
      if case .loop = definition.states[$0].kind { true } else { false }
    }
    self.loops = Dictionary(uniqueKeysWithValues: loops.enumerated().map { ($1, $0) })
    let hasWeekdays = states.contains { $0.kind.namesWeekday }
    for hour in 0..<(hasWeekdays ? 168 : 24) {
      let clocks = [hour, hour + abroad + 168, 0].map {
        ClockedState.Clock(hour: Int16($0 % (hasWeekdays ? 168 : 24)))
      }
      var begun = ClockedState(
        state: Int16(numbers[definition.start] ?? 0), rounds: loops.map { _ in 0 }, clocks: clocks)
      if case .isInside = question { begun.window = Int16(self.window.hours) }
      add(begun)
    }
    while let next = open.popLast(), !isGivenUp, !isDone { play(next) }
    seen = []
    open = []
  }

  /// `true` if there is nothing more to find.
  private var isDone: Bool {
    switch question {
    case .most(let upTo): answer >= upTo
    case .isInside: answer > 0
    }
  }

  /// Adds a state to be played on.
  private mutating func add(_ state: ClockedState) {
    if seen.insert(state).inserted { open.append(state) }
    if seen.count > Self.statesMax { isGivenUp = true }
  }

  /// Adds what follows at another state.
  private mutating func go(_ from: ClockedState, to next: String) {
    var state = from
    state.state = Int16(numbers[next] ?? 0)
    state.left = nil
    state.isHeld = false
    add(state)
  }

  // MARK: Steps

  /// Plays all that can happen.
  private mutating func play(_ state: ClockedState) {
    switch states[Int(state.state)].kind {
    case .wait(.literal(.duration(let duration)), _, let next):
      let isByClock = duration.days > 0
      let hours = duration.days * 24 + Int(duration.microseconds / (3600 * Moment.perSecond))
      wait(state, [hours], isByClock ? pace(of: nil) : .hours) { $0.go($1, to: next) }
    case .wait(_, let upTo, let next):
      let hours = upTo.map { Int($0.microseconds / (3600 * Moment.perSecond)) } ?? 0
      go(state, to: next)
      wait(state, [hours], .hours) { $0.go($1, to: next) }
    case .waitUntil(let moment, let next):
      wait(state, hours(until: moment, state), pace(of: moment.zone)) { $0.go($1, to: next) }
    case .waitArms(let arms, let bound, let otherwise):
      for arm in arms { go(state, to: arm.next) }
      switch bound {
      case .duration(let duration)?:
        let hours = Int(duration.microseconds / (3600 * Moment.perSecond))
        wait(state, [hours], .hours) { $0.go($1, to: otherwise ?? "end") }
      case .moment(let moment)?:
        wait(state, hours(until: moment, state), pace(of: moment.zone)) {
          $0.go($1, to: otherwise ?? "end")
        }
      case nil: break
      }
    case .call(_, let next):
      go(state, to: next)
      wait(state, [1], .hours) { $0.go($1, to: next) }
    case .send(let action, let next): send(state, action, next)
    case .branch(_, let then, let otherwise):
      go(state, to: then)
      go(state, to: otherwise)
    case .loop(let timesMax, _, let until, let body, let next):
      if until != nil || timesMax < 1 { go(state, to: next) }
      var begun = state
      begun.rounds[loops[Int(state.state)] ?? 0] = 1
      go(begun, to: body)
    case .again(let id):
      guard let number = numbers[id], let loop = loops[number],
        case .loop(let timesMax, _, let until, let body, let next) = states[number].kind
      else { return }
      if Int(state.rounds[loop]) >= timesMax { return go(state, to: next) }
      if until != nil { go(state, to: next) }
      var begun = state
      begun.rounds[loop] += 1
      go(begun, to: body)
    case .end: break
    default: preconditionFailure("no such step goes by a clock")
    }
  }

  /// Sends a message, or lets quiet hours hold it.
  private mutating func send(_ state: ClockedState, _ action: SendAction, _ next: String) {
    if action.kind == .marketing, !state.isHeld, let quiet = settings.quiet.first {
      let pace = pace(of: quiet.zone)
      let from = quiet.from.seconds / 3600
      let length = (quiet.to.seconds / 3600 - from + 24) % 24
      let hold = { (hour: Int) in length - (hour - from + 24) % 24 }
      let holds =
        pace == .user
        ? Array(0...length) : [max(0, hold(state.clocks[pace.rawValue].hourOfDay))]
      if state.left != nil || holds.contains(where: { $0 > 0 }) {
        wait(state, holds.filter { $0 > 0 }, pace) { model, held in
          var held = held
          held.isHeld = true
          held.left = nil
          model.add(held)
        }
      }
      if state.left != nil || !holds.contains(0) { return }
    }
    var sent = state
    if case .most(let upTo) = question {
      if state.window < 0 { go(state, to: next) }
      sent.window = state.window < 0 ? Int16(window.hours) : state.window
      sent.count = min(state.count + 1, Int8(upTo))
      answer = max(answer, Int(sent.count))
    }
    go(sent, to: next)
  }

  // MARK: Time

  /// Lets a planned time pass; plans it first.
  private mutating func wait(
    _ state: ClockedState, _ plans: [Int], _ pace: Pace,
    then goOn: (inout Self, ClockedState) -> Void
  ) {
    guard let left = state.left else {
      for plan in plans {
        var planned = state
        planned.left = Int16(plan)
        add(planned)
      }
      return
    }
    if left <= 0 { return goOn(&self, state) }
    tick(state, pace)
  }

  /// Lets an hour pass.
  private mutating func tick(_ state: ClockedState, _ pace: Pace) {
    if case .isInside = question, state.window == 0 { return answer = 1 }
    for home in state.clocks[0].later(anywhere: false) {
      for abroad in later(state.clocks[1], isNamed: namesAbroad, anywhere: false) {
        for user in later(state.clocks[2], isNamed: pace == .user, anywhere: true) {
          var next = state
          next.clocks = [home.clock, abroad.clock, user.clock]
          next.clocks[2].hour = 0
          let passed = [home.hours, abroad.hours, user.hours, 1]
          let left = Int(state.left ?? 0) - passed[pace.rawValue]
          next.left = Int16(max(0, left))
          // The hour that clocks leave out where a wait of days ends is not held against a promise.
          let isLate = left < 0 && isOfDays(state) && window.isByClock
          let open = window.isByClock ? (isLate ? 1 : home.hours) : 1
          if state.window >= 0 { next.window = max(0, state.window - Int16(open)) }
          if case .most = question, next.window == 0 { continue }
          add(next)
        }
      }
    }
  }

  /// A clock an hour later; one that nobody looks at is left alone.
  private func later(
    _ clock: ClockedState.Clock, isNamed: Bool, anywhere: Bool
  ) -> [(clock: ClockedState.Clock, hours: Int)] {
    isNamed ? clock.later(anywhere: anywhere) : [(clock, 1)]
  }

  /// `true` if the journey names the other zone.
  private var namesAbroad: Bool {
    settings.quiet.first?.zone == ClockedJourneyGenerator.abroad
      || states.contains { $0.kind.moment?.zone == ClockedJourneyGenerator.abroad }
  }

  /// `true` where a wait goes by days.
  private func isOfDays(_ state: ClockedState) -> Bool {
    if case .wait(.literal(.duration(let length)), _, _) = states[Int(state.state)].kind {
      return length.days > 0
    }
    return false
  }

  /// What a zone's clock is.
  private func pace(of zone: ZoneReference?) -> Pace {
    switch zone ?? settings.timeZone {
    case .user?: .user
    case ClockedJourneyGenerator.abroad?: .abroad
    default: .home
    }
  }

  /// The hours until a moment by its clock: one number, or all that there may be for somebody who
  /// may be anywhere.
  private func hours(until moment: MomentExpression, _ state: ClockedState) -> [Int] {
    let pace = pace(of: moment.zone)
    if pace != .user { return [Self.hours(until: moment.form, state.clocks[pace.rawValue])] }
    return Set((0..<168).map { Self.hours(until: moment.form, .init(hour: Int16($0))) }).sorted()
  }

  /// The hours until a moment.
  private static func hours(
    until form: MomentExpression.Form, _ clock: ClockedState.Clock
  ) -> Int {
    let now = clock.hourOfDay
    switch form {
    case .nextTime(let time):
      let hour = time.seconds / 3600
      return hour > now ? hour - now : hour - now + 24
    case .tomorrow(let time): return time.seconds / 3600 - now + 24
    case .nextWeekday(let day, let time):
      return time.seconds / 3600 - now + ((day - 1 - clock.weekday + 6) % 7 + 1) * 24
    default: return 0
    }
  }
}

extension JourneyState.Kind {
  /// The moment that a wait ends at.
  fileprivate var moment: MomentExpression? {
    switch self {
    case .waitUntil(let moment, _), .waitArms(_, .moment(let moment)?, _): moment
    default: nil
    }
  }

  /// `true` if it names a day of the week.
  fileprivate var namesWeekday: Bool {
    if case .nextWeekday? = moment?.form { return true }
    return false
  }
}
