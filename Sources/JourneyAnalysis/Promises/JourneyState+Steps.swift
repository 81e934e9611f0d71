import JourneyModel

/// A way on from a state, with the time that it can take.
struct TimedStep {
  /// The id of the state that it leads to.
  var next: String
  /// The time.
  var range = TimeRange.zero
  /// What makes a run take it.
  var cause = TimedGraph.Edge.Cause.plain
}

extension JourneyState.Kind {
  /// The longest that a service is waited for where the script does not say `within`.
  static let answer = CalendarDuration(microseconds: 60 * Moment.perSecond)

  /// `true` if a run can stand here while time passes; loops and messages have their own rules.
  var isWait: Bool {
    switch self {
    case .wait, .waitUntil, .upon, .waitArms, .waitWithout, .call: true
    default: false
    }
  }

  /// The ways on; those of loops and messages hang on more than the state, those of waits on the
  /// zone of the journey.
  func steps(in zone: ZoneReference?) -> [TimedStep] {
    switch self {
    case .wait(let length, let upTo, let next):
      [TimedStep(next: next, range: TimeRange(of: length, upTo: upTo))]
    case .waitUntil(let moment, let next):
      [TimedStep(next: next, range: TimeRange(until: moment, in: zone))]
    case .upon(let moment, let body, let next):
      [TimedStep(next: body, range: TimeRange(until: moment, in: zone)), TimedStep(next: next)]
    case .waitArms(let arms, let bound, let otherwise):
      Self.steps(arms: arms, bound: bound, otherwise: otherwise, in: zone)
    case .waitWithout(let length, _, let timesMax, let next):
      [TimedStep(next: next, range: Self.range(without: length, timesMax: timesMax))]
    case .call(let action, let next):
      [TimedStep(next: next, range: TimeRange(.zero, Stretch(action.within ?? Self.answer)))]
    case .split(_, let arms):
      arms.enumerated().filter { $0.element.percent.millionths > 0 }.map { index, arm in
        TimedStep(next: arm.next, cause: .share(index))
      }
    case .branch, .choose:
      links.enumerated().map { index, next in TimedStep(next: next, cause: .choice(index)) }
    default: links.map { TimedStep(next: $0) }
    }
  }

  /// The ways on from a wait with arms.
  private static func steps(
    arms: [JourneyState.Arm], bound: JourneyState.WaitBound?, otherwise: String?,
    in zone: ZoneReference?
  ) -> [TimedStep] {
    let whole: TimeRange =
      switch bound {
      case nil: .any
      case .duration(let duration): TimeRange(exactly: duration)
      case .moment(let moment): TimeRange(until: moment, in: zone)
      }
    var steps = arms.enumerated().map { index, arm in
      TimedStep(next: arm.next, range: whole.upToGreatest, cause: .arm(index))
    }
    if let otherwise, bound != nil {
      steps.append(TimedStep(next: otherwise, range: whole, cause: .timeUp))
    }
    return steps
  }

  /// The time of `wait D without`: each event may come in the last instant and start it anew.
  private static func range(without length: CalendarDuration, timesMax: Int?) -> TimeRange {
    let once = Stretch(length)
    guard let timesMax, timesMax < CalendarDuration.monthsMax else { return TimeRange(once, nil) }
    let times = Int64(max(0, timesMax)) + 1
    var most = once
    most.months *= Int(times)
    most.monthSteps *= Int(times)
    if times > 1, most.months > 0 { most.beforeMonths = .clock }
    most.microseconds = once.microseconds.multipliedReportingOverflow(by: times).partialValue
    return most.microseconds / times == once.microseconds
      ? TimeRange(once, most) : TimeRange(once, nil)
  }
}
