import JourneyModel

/// The beginnings of all paths: somebody enters by each trigger.
struct PathStart {
  /// Goes on from there.
  private let stepper: PathStepper
  /// The journey.
  private var definition: JourneyDefinition { stepper.definition }
  /// The calendar.
  private var calendar: PathCalendar { stepper.calendar }

  /// The name of what starts a run that no event starts: no catalog can have it.
  static let noEvent = ""

  /// The day on which people enter: a Monday, as in tests.
  private static let firstDay = CivilDate.days(year: 2030, month: 1, day: 7)
  /// The time at which they enter.
  private static let firstTime = TimeOfDay(seconds: 9 * 3_600)

  /// Prepares for a journey.
  init(_ stepper: PathStepper) {
    self.stepper = stepper
  }

  /// Returns the beginnings.
  func walks() -> [PathWalk] {
    definition.triggers.flatMap { walks(by: $0, line: $0.line) }
  }

  /// When people enter: before the first day that the journey names, so that it lies ahead.
  private var start: Moment {
    let named = definition.states.flatMap { $0.kind.days }.min()
    var day = named.map { min($0 - 8, Self.firstDay) } ?? Self.firstDay
    day -= CivilDate(daysSince1970: day).weekday - 1
    let zone = calendar.number(of: nil, user: nil)
    return calendar.moment(CivilDate(daysSince1970: day), Self.firstTime, zone: zone)
  }

  /// The beginnings by one trigger.
  private func walks(by trigger: Trigger, line: Int?) -> [PathWalk] {
    switch trigger.kind {
    case .event(let pattern): return [walk(by: pattern, line: line)]
    case .turnsTrue(let test): return turning(test, line: line)
    case .request(let fields):
      var walk = walk(at: start, event: Self.noEvent)
      for field in fields {
        let subject = PathSubject(root: .event(0), names: [field.name])
        walk.names.bindings[field.name] = .subject(subject)
        if field.isRequired {
          walk.require(
            .test(.isKnown(.path(subject.root.binding, subject.names)), isTrue: true), line: line)
        }
      }
      return [entered(walk)]
    case .schedule(let schedule, let users):
      var walk = walk(at: Occasion(calendar).first(of: schedule, from: start), event: Self.noEvent)
      walk.require(users, line: line)
      return [entered(walk)]
    case .once(let date, let time, let zone, let users):
      let number = calendar.number(of: zone, user: nil)
      var walk = walk(at: calendar.moment(date, time, zone: number), event: Self.noEvent)
      walk.require(users, line: line)
      return [entered(walk)]
    case .userDate(let date, let users):
      return [userDate(date, users, line: line)]
    }
  }

  /// A beginning at a moment, with what starts it.
  private func walk(at moment: Moment, event: String) -> PathWalk {
    var walk = PathWalk(stateID: definition.start, now: moment)
    walk.world.enteredAt = moment
    walk.world.events = [.init(name: event, at: moment, isBrought: event != Self.noEvent)]
    return walk
  }

  /// A beginning that nothing ends at once.
  private func entered(_ walk: PathWalk) -> PathWalk {
    var walk = walk
    stepper.tell("journey_entered", &walk)
    if let key = definition.settings.entry.key {
      walk.require(.test(.isKnown(walk.names.replaced(key)), isTrue: true), line: nil)
    }
    stepper.stay(&walk)
    return walk
  }

  /// An event starts the run; where it takes several, the others come just before.
  private func walk(by pattern: EventPattern, line: Int?) -> PathWalk {
    var walk = walk(at: start, event: pattern.event)
    stepper.require(pattern, of: .event(0), isTrue: true, &walk, line: line)
    for number in 1..<max(2, min(pattern.times, PathLimits.eventsMax) + 1)
    where number < pattern.times {
      let at = Moment(microseconds: walk.now.microseconds - Int64(number) * PathStepper.eventDelay)
      let event = walk.bring(pattern.event, at: at)
      stepper.require(pattern, of: event, isTrue: true, &walk, line: line)
    }
    if let name = pattern.binding {
      walk.names.bindings[name] = .subject(PathSubject(root: .event(0), names: []))
    }
    return entered(walk)
  }

  /// A predicate turns true: by an event that it asks for, by one that leaves its span, or by what
  /// is known of the person at all.
  private func turning(_ test: Expression, line: Int?) -> [PathWalk] {
    var walks: [PathWalk] = []
    for query in test.histories {
      var came = walk(at: start, event: Self.noEvent)
      _ = came.bring(query.event)
      came.require(test, line: line)
      walks.append(entered(came))
      guard case .within(let span) = query.span else { continue }
      var left = walk(at: start, event: Self.noEvent)
      let zone = calendar.workspaceZone
      let before = calendar.subtracting(span, from: start, zone: zone)
      _ = left.bring(query.event, at: before)
      pushBack(&left)
      left.require(test, line: line)
      walks.append(entered(left))
    }
    var known = walk(at: start, event: Self.noEvent)
    known.require(test, line: line)
    walks.append(entered(known))
    var solved: [PathWalk] = []
    for var walk in walks where solved.isEmpty {
      if stepper.solver.solve(&walk) == .solved { solved.append(walk) }
    }
    return solved.isEmpty ? Array(walks.suffix(1)) : solved
  }

  /// Lets a run begin just after the moment at which an event is exactly as old as a span.
  private func pushBack(_ walk: inout PathWalk) {
    walk.now = Moment(microseconds: walk.now.microseconds + 1)
    walk.world.enteredAt = walk.now
    walk.world.events[0].at = walk.now
  }

  /// A day of the person's own comes.
  private func userDate(_ date: UserDate, _ users: Expression?, line: Int?) -> PathWalk {
    var walk = walk(at: start, event: Self.noEvent)
    let path = Expression.path(.user, date.path)
    let offset = date.offset ?? CalendarDuration()
    let moment = MomentExpression(
      .offset(offset, isBefore: date.isBefore, from: path, at: date.at))
    walk.require(.isAhead(moment, isTrue: true), line: line)
    if let users { walk.require(users, line: line) }
    if stepper.solver.solve(&walk) == .solved,
      let instant = stepper.evaluator(walk).instant(of: moment)
    {
      walk.require(.isAt(moment, instant), line: line)
      walk.now = instant
      walk.world.enteredAt = instant
      walk.world.events[0].at = instant
    }
    return entered(walk)
  }
}

/// Finds when a schedule comes round.
struct Occasion {
  /// The calendar.
  private let calendar: PathCalendar

  /// The most days that are looked through: every schedule comes round within a month.
  private static let daysMax = 40

  /// Prepares for a calendar.
  init(_ calendar: PathCalendar) {
    self.calendar = calendar
  }

  /// Returns the first moment of a schedule from a moment on.
  func first(of schedule: Schedule, from moment: Moment) -> Moment {
    let zone = calendar.number(of: schedule.zone, user: nil)
    var day = calendar.day(of: moment, zone: zone)
    if let from = schedule.from { day = max(day, from) }
    for _ in 0..<Self.daysMax {
      let at = calendar.moment(day, schedule.at, zone: zone)
      if Self.holds(schedule.recurrence, on: day), at > moment { return at }
      day = CivilDate(daysSince1970: day.daysSince1970 + 1)
    }
    return moment
  }

  /// `true` if a schedule comes round on a day.
  private static func holds(_ recurrence: Schedule.Recurrence, on day: CivilDate) -> Bool {
    switch recurrence {
    case .day: return true
    case .weekday: return day.weekday <= 5
    case .dayOfWeek(let number): return day.weekday == number
    case .dayOfMonth(let number):
      let parts = day.parts
      let last = CivilDate.length(ofMonth: parts.month, year: parts.year)
      return parts.day == min(number, last)
    }
  }
}

extension JourneyState.Kind {
  /// The days that a step names as its moment.
  fileprivate var days: [Int] {
    let moment: MomentExpression
    switch self {
    case .waitUntil(let own, _), .upon(let own, _, _), .waitArms(_, .moment(let own)?, _):
      moment = own
    default: return []
    }
    switch moment.form {
    case .value(.literal(.date(let date))), .value(.literal(.moment(let date, _, _))):
      return [date.daysSince1970]
    case .offset(_, _, .literal(.date(let date)), _),
      .offset(_, _, .literal(.moment(let date, _, _)), _):
      return [date.daysSince1970]
    default: return []
    }
  }
}

extension Expression {
  /// The questions about past events in it.
  fileprivate var histories: [HistoryQuery] {
    let inner = operands.flatMap(\.histories)
    if case .history(let query) = self { return [query] + inner }
    return inner
  }
}
