import JourneyModel

extension PathStepper {
  /// `wait D`, `wait EXPR [up to D]`.
  func wait(
    _ walk: PathWalk, _ state: JourneyState, _ length: Expression, _ upTo: CalendarDuration?,
    _ next: String
  ) -> [PathWalk] {
    let length = walk.names.replaced(length)
    var way = walk
    if case .literal = length {
    } else {
      way.require(.test(.isKnown(length), isTrue: true), line: state.line)
      if solver.solve(&way) != .solved { way = walk }
    }
    guard case .duration(let duration) = evaluator(way).value(of: length) else {
      way.require(.test(.isKnown(length), isTrue: false), line: state.line)
      return [go(way, state, to: next)]
    }
    way.require(
      .test(.compare(.equal, length, .literal(.duration(duration))), isTrue: true),
      line: state.line)
    let end = later(way, by: duration)
    let cap = upTo.map { later(way, by: $0) }
    return [go(way, state, to: next, at: cap.map { min($0, end) } ?? end)]
  }

  /// `wait until MOMENT`.
  func waitUntil(
    _ walk: PathWalk, _ state: JourneyState, _ moment: MomentExpression, _ next: String
  ) -> [PathWalk] {
    let (way, instant) = settled(walk, moment, line: state.line)
    return [go(way, state, to: next, at: instant)]
  }

  /// `upon MOMENT … end`.
  func upon(
    _ walk: PathWalk, _ state: JourneyState, _ moment: MomentExpression, _ body: String,
    _ next: String
  ) -> [PathWalk] {
    var ways: [PathWalk] = []
    let (ahead, instant) = settled(walk, moment, line: state.line)
    if let instant {
      ways.append(go(ahead, state, to: body, arm: "the moment comes", at: instant))
    }
    var past = walk
    past.require(
      .isAhead(walk.names.replaced(moment), isTrue: false), line: state.line)
    return ways + [go(past, state, to: next, arm: "past or missing")]
  }

  /// Settles a moment: ahead, if somebody can be made up for whom it is; else nothing.
  private func settled(
    _ walk: PathWalk, _ moment: MomentExpression, line: Int?
  ) -> (PathWalk, Moment?) {
    let moment = walk.names.replaced(moment)
    var way = walk
    way.require(.isAhead(moment, isTrue: true), line: line)
    guard solver.solve(&way) == .solved, let instant = evaluator(way).instant(of: moment) else {
      var past = walk
      past.require(.isAhead(moment, isTrue: false), line: line)
      return (past, nil)
    }
    way.require(.isAt(moment, instant), line: line)
    return (way, instant)
  }

  /// When the time of a wait is up; `nil` if it never is.
  private func end(
    of bound: JourneyState.WaitBound?, _ walk: inout PathWalk, line: Int?
  ) -> Moment? {
    switch bound {
    case nil: return nil
    case .duration(let duration): return later(walk, by: duration)
    case .moment(let moment):
      let (way, instant) = settled(walk, moment, line: line)
      walk = way
      return instant ?? walk.now
    }
  }

  /// The time of a wait is up.
  func timeUp(
    _ walk: PathWalk, _ state: JourneyState, _ arms: [JourneyState.Arm],
    _ bound: JourneyState.WaitBound?, _ otherwise: String?
  ) -> [PathWalk] {
    guard let otherwise else { return [] }
    var way = walk
    let end = end(of: bound, &way, line: state.line) ?? walk.now
    refuse(arms[...], &way, line: state.line)
    for case .event(let pattern) in arms.map(\.condition) {
      if let name = pattern.binding { way.names.bindings[name] = nil }
    }
    way = go(way, state, to: otherwise, arm: PathArm.timeUp(bound), at: end)
    refuse(arms[...], &way, line: state.line)
    return [way]
  }

  /// Requires that no predicate of some arms holds now.
  private func refuse(
    _ arms: ArraySlice<JourneyState.Arm>, _ way: inout PathWalk, line: Int?
  ) {
    for case .when(let test) in arms.map(\.condition) {
      way.require(test, isTrue: false, line: line)
    }
  }

  /// Takes one arm of a wait; `nil` if it cannot be.
  func take(
    _ index: Int, of arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?,
    _ walk: PathWalk, _ state: JourneyState
  ) -> PathWalk? {
    let words = PathArm.words(of: arms[index].condition)
    var way = walk
    switch arms[index].condition {
    case .when(let test):
      refuse(arms[..<index], &way, line: state.line)
      way.require(test, line: state.line)
      if solver.solve(&way) == .solved {
        return go(way, state, to: arms[index].next, arm: words)
      }
      return turn(test, walk, state, arms, bound, to: arms[index].next, words)
    case .event(let pattern):
      refuse(arms[...], &way, line: state.line)
      guard let arrival = arrival(in: bound, &way, line: state.line) else { return nil }
      way = go(way, state, to: arms[index].next, arm: words, at: arrival)
      let event = bring(pattern, &way, line: state.line)
      refuse(arms[..<index], &way, line: state.line)
      refuseEvents(arms[..<index], besides: pattern, event, &way, line: state.line)
      if let name = pattern.binding {
        way.names.bindings[name] = .subject(PathSubject(root: event, names: []))
      }
      return way
    }
  }

  /// How long after the beginning of a wait a predicate may turn true by time alone, in days.
  private static let turnDays = [1, 3, 6, 11, 21, 31, 61, 181, 366]

  /// A predicate turns true while the person waits.
  private func turn(
    _ test: Expression, _ walk: PathWalk, _ state: JourneyState, _ arms: [JourneyState.Arm],
    _ bound: JourneyState.WaitBound?, to next: String, _ words: String
  ) -> PathWalk? {
    var start = walk
    refuse(arms[...], &start, line: state.line)
    let end = end(of: bound, &start, line: state.line)
    for days in Self.turnDays {
      let at = later(start, by: CalendarDuration(days: days))
      if let end, at >= end { break }
      var way = go(start, state, to: next, arm: words, at: at)
      way.require(test, line: state.line)
      if solver.solve(&way) == .solved { return way }
    }
    var way = start
    way.require(test, line: state.line)
    return go(way, state, to: next, arm: words)
  }

  /// When an event comes that a wait waits for: soon, and before its time is up.
  private func arrival(
    in bound: JourneyState.WaitBound?, _ way: inout PathWalk, line: Int?
  ) -> Moment? {
    let soon = Moment(microseconds: way.now.microseconds + Self.eventDelay)
    guard let end = end(of: bound, &way, line: line) else { return soon }
    if end <= way.now { return nil }
    return min(soon, end)
  }

  /// Brings the events that a pattern looks out for, the last of them now; returns that one.
  func bring(_ pattern: EventPattern, _ way: inout PathWalk, line: Int?) -> PathSubject.Root {
    let count = max(1, min(pattern.times, PathLimits.eventsMax))
    var last = PathSubject.Root.event(0)
    for number in (0..<count).reversed() {
      let at = Moment(microseconds: way.now.microseconds - Int64(number) * Moment.perSecond)
      last = way.bring(pattern.event, at: at)
      require(pattern, of: last, isTrue: true, &way, line: line)
    }
    leaveNot(by: pattern.event, last, &way)
    return last
  }

  /// Requires that an event is as a pattern says, or is not.
  func require(
    _ pattern: EventPattern, of event: PathSubject.Root, isTrue: Bool, _ way: inout PathWalk,
    line: Int?
  ) {
    var names = way.names
    names.event = event
    if let name = pattern.binding {
      names.bindings[name] = .subject(PathSubject(root: event, names: []))
    }
    let condition = pattern.condition.map { names.replaced($0) } ?? .literal(.boolean(true))
    way.require(.test(condition, isTrue: isTrue), line: line)
  }

  /// Requires that an event takes none of the arms that stand before its own.
  private func refuseEvents(
    _ arms: ArraySlice<JourneyState.Arm>, besides own: EventPattern, _ event: PathSubject.Root,
    _ way: inout PathWalk, line: Int?
  ) {
    for case .event(let pattern) in arms.map(\.condition)
    where pattern.event == own.event && pattern.times == 1 {
      require(pattern, of: event, isTrue: false, &way, line: line)
    }
  }

  /// Requires that an event does not make the person leave.
  private func leaveNot(by name: String, _ event: PathSubject.Root, _ way: inout PathWalk) {
    for case .event(let pattern) in definition.settings.exits
    where pattern.event == name && pattern.times == 1 {
      require(pattern, of: event, isTrue: false, &way, line: nil)
    }
    if definition.settings.entry.newestWins {
      for case .event(let pattern) in definition.triggers.map(\.kind)
      where pattern.event == name && pattern.times == 1 {
        require(pattern, of: event, isTrue: false, &way, line: nil)
      }
    }
    stay(&way)
  }

  /// `wait D without PATTERN`: no such event comes.
  func waitWithout(
    _ walk: PathWalk, _ state: JourneyState, _ length: CalendarDuration,
    _ pattern: EventPattern, _ next: String
  ) -> [PathWalk] {
    guard let name = pattern.binding else {
      return [go(walk, state, to: next, at: later(walk, by: length))]
    }
    var quiet = go(walk, state, to: next, arm: "none comes", at: later(walk, by: length))
    quiet.names.bindings[name] = nil
    let soon = Moment(microseconds: walk.now.microseconds + Self.eventDelay)
    var anew = go(walk, state, to: next, arm: "one comes first", at: soon)
    let event = bring(pattern, &anew, line: state.line)
    anew.names.bindings[name] = .subject(PathSubject(root: event, names: []))
    pass(to: later(anew, by: length), &anew)
    return [quiet, anew]
  }
}
