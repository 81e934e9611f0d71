import JourneyModel

extension Assembler {
  /// The register with the moment at which the present wait is over.
  var wake: Place {
    mutating get { run(.wake) }
  }

  /// Parks here until a moment, and remembers it.
  mutating func park(until moment: Place) {
    keep(wake, moment)
    emit(.park, .number(state?.index ?? 0), .place(moment))
  }

  /// Begins the code for an input to a run that stands here.
  mutating func beginResume() {
    if let state { place(resumeLabels[state.index]) }
  }

  /// The code for a wait that only its timer ends: goes to a label then.
  mutating func resumeOnTimer(_ label: Label) {
    let stay = self.label()
    beginResume()
    branchOnTimer(to: label, stay)
    place(stay)
    emit(.stay)
  }

  /// Goes to a label if the input is the timer and the wait is over, and to `stay` otherwise.
  private mutating func branchOnTimer(to label: Label, _ stay: Label) {
    branchUnlessInput(.timer, to: stay)
    branchPair(.branchLess, SystemRegister.now.place, wake, to: stay)
    jump(label)
  }

  /// `wait D`, `wait EXPR [up to D]`.
  mutating func assembleWait(_ length: Expression, _ upTo: CalendarDuration?, _ next: String) {
    let onward = label()
    scratch { assembler in
      let now = SystemRegister.now.place
      let length = assembler.value(length)
      let end = assembler.temporary()
      assembler.emit(.add, .place(end), .place(now), .place(length))
      assembler.branchPair(.branchNotLess, now, end, to: onward)
      if let upTo { assembler.cap(end, upTo) }
      assembler.branchPair(.branchNotLess, now, end, to: onward)
      assembler.park(until: end)
    }
    place(onward)
    jump(toState: next)
    resumeOnTimer(startLabels[index(ofState: next)])
  }

  /// Lowers a moment to one so long after now.
  private mutating func cap(_ end: Place, _ upTo: CalendarDuration) {
    let below = label()
    let cap = temporary()
    let now = SystemRegister.now.place
    emit(.add, .place(cap), .place(now), .place(constant(.duration(upTo))))
    branchPair(.branchNotLess, cap, end, to: below)
    emit(.move, .place(end), .place(cap))
    place(below)
  }

  /// `wait until MOMENT`.
  mutating func assembleWaitUntil(_ moment: MomentExpression, _ next: String) {
    let onward = startLabels[index(ofState: next)]
    plan(moment) { assembler, planned, over in
      assembler.branchPair(.branchNotLess, SystemRegister.now.place, planned, to: over)
    }
    jump(onward)
    resume(moment, onTimer: onward) { assembler, planned, over in
      assembler.branchPair(.branchNotLess, SystemRegister.now.place, planned, to: over)
    }
    jump(onward)
  }

  /// `upon MOMENT … end`.
  mutating func assembleUpon(_ moment: MomentExpression, _ body: String, _ next: String) {
    let bodyLabel = startLabels[index(ofState: body)]
    let nextLabel = startLabels[index(ofState: next)]
    let check = { (assembler: inout Assembler, planned: Place, over: Label) in
      let later = assembler.label()
      let now = SystemRegister.now.place
      assembler.branchPair(.branchLess, now, planned, to: later)
      assembler.branchPair(.branchUnequal, now, planned, to: over)
      assembler.jump(bodyLabel)
      assembler.place(later)
    }
    plan(moment, check)
    jump(nextLabel)
    resume(moment, onTimer: bodyLabel, check)
    jump(nextLabel)
  }

  /// Parks until a moment, unless a check of it goes to the label that it is given: behind this.
  private mutating func plan(
    _ moment: MomentExpression, _ check: (inout Assembler, Place, Label) -> Void
  ) {
    let over = label()
    scratch { assembler in
      let planned = assembler.value(moment)
      check(&assembler, planned, over)
      assembler.park(until: planned)
    }
    place(over)
  }

  /// The code for inputs to a wait for a moment: the timer, or whatever may move it.
  private mutating func resume(
    _ moment: MomentExpression, onTimer label: Label,
    _ check: (inout Assembler, Place, Label) -> Void
  ) {
    let over = self.label()
    let stay = self.label()
    let other = self.label()
    beginResume()
    branchUnlessInput(.timer, to: other)
    branchPair(.branchLess, SystemRegister.now.place, wake, to: stay)
    jump(label)
    place(other)
    if moment.isMovable {
      hearEverything()
      scratch { $0.replan(moment, check, over: over, stay: stay) }
    }
    place(stay)
    emit(.stay)
    place(over)
  }

  /// Plans a moment anew, unless the input is a release or nothing has moved.
  private mutating func replan(
    _ moment: MomentExpression, _ check: (inout Assembler, Place, Label) -> Void, over: Label,
    stay: Label
  ) {
    let isInput = label()
    branchUnlessInput(.released, to: isInput)
    jump(stay)
    place(isInput)
    let planned = value(moment)
    check(&self, planned, over)
    branchPair(.branchEqual, planned, wake, to: stay)
    park(until: planned)
  }

  /// `wait D without PATTERN [at most N times]`.
  mutating func assembleWaitWithout(
    _ duration: CalendarDuration, _ pattern: EventPattern, _ timesMax: Int?, _ next: String
  ) {
    let onward = startLabels[index(ofState: next)]
    let restarts = RunRegister(kind: .count, name: "restarts")
    let zero = constant(.number(0))
    unbind(pattern)
    if timesMax != nil { keep(run(restarts.kind, restarts.name), zero) }
    if pattern.isCounted { keep(run(.count, "0"), zero) }
    parkFor(duration, orTo: onward)
    let onTimer = label()
    let stay = label()
    let end = label()
    beginResume()
    scratch { assembler in
      let changed = assembler.temporary()
      assembler.emit(
        .move, .place(changed), .place(assembler.constant(.boolean(false))))
      assembler.branchUnlessInput(.event, to: onTimer)
      assembler.branchUnlessEvent(pattern.event, to: stay)
      let counter = assembler.run(.count, "0")
      let span =
        pattern.isCounted ? PatternSpan.counter(counter, changed: changed) : PatternSpan.always
      assembler.branchUnlessMatches(pattern, span, to: end)
      assembler.bind(pattern)
      assembler.countRestart(restarts, timesMax)
      assembler.parkFor(duration, orTo: onward)
      assembler.place(end)
      assembler.emit(.branchUnless, .place(changed), .number(0), .label(stay))
    }
    emit(.park, .number(state?.index ?? 0), .place(wake))
    place(onTimer)
    branchOnTimer(to: onward, stay)
    place(stay)
    emit(.stay)
    listen(to: [pattern.event])
  }

  /// Counts that a wait starts anew, or parks as before if it has done so often enough.
  private mutating func countRestart(_ restarts: RunRegister, _ timesMax: Int?) {
    guard let timesMax else { return }
    let again = label()
    let counter = run(restarts.kind, restarts.name)
    branchPair(.branchLess, counter, constant(.number(clamping: timesMax)), to: again)
    emit(.park, .number(state?.index ?? 0), .place(wake))
    place(again)
    scratch { assembler in
      let sum = assembler.temporary()
      assembler.emit(
        .add, .place(sum), .place(counter), .place(assembler.constant(.number(clamping: 1))))
      assembler.keep(counter, sum)
    }
  }

  /// Parks for a fixed time, or goes to a label if that is none.
  private mutating func parkFor(_ duration: CalendarDuration, orTo onward: Label) {
    let over = label()
    scratch { assembler in
      let now = SystemRegister.now.place
      let end = assembler.temporary()
      assembler.emit(
        .add, .place(end), .place(now), .place(assembler.constant(.duration(duration))))
      assembler.branchPair(.branchNotLess, now, end, to: over)
      assembler.park(until: end)
    }
    place(over)
    jump(onward)
  }

  /// Says which events matter to a run that stands here.
  mutating func listen(to events: Set<String>) {
    guard let state else { return }
    let hearsEverything = listeners[state.index].hearsEverything
    listeners[state.index] = StateListener(events: events, hearsEverything: hearsEverything)
  }

  /// Says that every input matters to a run that stands here.
  mutating func hearEverything() {
    guard let state else { return }
    let events = listeners[state.index].events
    listeners[state.index] = StateListener(events: events, hearsEverything: true)
  }
}

extension EventPattern {
  /// `true` if a wait counts its events in a register of the run.
  var isCounted: Bool { times > 1 && within == nil }
}
