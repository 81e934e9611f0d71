import JourneyModel

extension JourneyLint {
  /// The longest wait that an author is likely to mean: a year, in its usual length.
  private static let longestWait = CalendarDuration(days: 366)
  /// The shortest wait that makes a difference to a person.
  private static let shortestWait = CalendarDuration(microseconds: 60 * Moment.perSecond)

  /// Looks at the length of a wait, and at its clock.
  mutating func checkWaits(of index: Int) {
    let state = graph.states[index]
    checkClock(of: state)
    guard let (length, next) = waitLength(of: state.kind) else { return }
    let nominal = length.nominalMicroseconds
    if nominal > Self.longestWait.nominalMicroseconds {
      report(
        JourneyLintCode.waitTooLong, state, "this waits for \(length), which is more than a year",
        help: "who will still remember why? check the unit, or let a date start another journey")
    } else if nominal > 0, nominal < Self.shortestWait.nominalMicroseconds {
      report(
        JourneyLintCode.waitTooShort, state, "this waits for \(length) only",
        help: "is it left from a trial? to nobody does less than a minute make a difference")
    }
    if next != nil { checkQuietHours(behind: index) }
  }

  /// How long a state waits, where the script says so; with the state behind a wait for an answer.
  private func waitLength(of kind: JourneyState.Kind) -> (CalendarDuration, next: String?)? {
    if let (length, next) = kind.fixedWait { return (length, next) }
    if case .waitWithout(let length, _, _, _) = kind { return (length, nil) }
    if case .wait(_, let upTo?, _) = kind { return (upTo, nil) }
    return nil
  }

  /// Reports a wait between two marketing messages that can pass while people sleep: the first is
  /// read in the evening, and the second waits in the morning.
  private mutating func checkQuietHours(behind index: Int) {
    let state = graph.states[index]
    guard let (length, next) = state.kind.fixedWait, !length.hasCalendarPart,
      let quiet = definition.settings.quiet.map(\.microseconds).max(),
      length.microseconds < quiet, isMarketing(next),
      sources[index].contains(where: { isMarketing(graph.states[$0].id) })
    else { return }
    report(
      JourneyLintCode.waitWithinQuietHours, state,
      "a wait of \(length) between two messages can pass while people sleep",
      help: "the quiet hours last \(CalendarDuration(microseconds: quiet)): wait longer than that")
  }

  /// `true` if the state of an id sends marketing.
  private func isMarketing(_ id: String) -> Bool {
    state(id)?.kind.message?.kind == .marketing
  }

  /// Reports a time that the clock skips, where a state waits for one.
  private mutating func checkClock(of state: JourneyState) {
    guard let (time, zone) = state.kind.clock else { return }
    checkClock(time, in: zone, at: .state(state.id))
  }

  /// Reports a time that the clock of a fixed zone skips on a day of the year.
  mutating func checkClock(_ time: TimeOfDay, in zone: ZoneReference?, at place: Finding.Place) {
    guard let name = fixedZone(zone), let number = zones.index(named: name),
      let date = SkippedTimes(zones: zones, zone: number).day(on: time)
    else { return }
    report(
      JourneyLintCode.skippedTime, at: place,
      "the clock of `\(name)` skips \(time), on \(date) for one",
      help: "it is taken as the first moment after the gap; a time in the morning is there always")
  }

  /// The name of a zone that is the same for everybody.
  private func fixedZone(_ zone: ZoneReference?) -> String? {
    switch zone ?? definition.settings.timeZone {
    case .named(let name): name
    case .none: catalog.timeZone
    case .user: nil
    }
  }
}

extension QuietHours {
  /// How long they last.
  fileprivate var microseconds: Int64 {
    let seconds = to.seconds - from.seconds
    return Int64(seconds <= 0 ? seconds + 86_400 : seconds) * Moment.perSecond
  }
}

extension JourneyState.Kind {
  /// The time on the clock that a state waits for, with its zone.
  fileprivate var clock: (TimeOfDay, ZoneReference?)? {
    switch self {
    case .waitUntil(let moment, _), .upon(let moment, _, _): moment.clock
    case .waitArms(_, .moment(let moment), _): moment.clock
    default: nil
    }
  }
}

extension MomentExpression {
  /// The time on the clock, with its zone.
  fileprivate var clock: (TimeOfDay, ZoneReference?)? {
    switch form {
    case .nextTime(let time), .tomorrow(let time), .nextWeekday(_, let time): (time, zone)
    case .offset(_, _, _, let time?): (time, zone)
    case .offset, .value: nil
    }
  }
}
