import JourneyModel

/// Where a pattern of several times and without a span counts its events.
enum PatternSpan {
  /// Among all events, ever.
  case always
  /// Since the entry of the run.
  case sinceEntry
  /// In a counter of the run.
  case counter(Place, changed: Place)
}

extension Assembler {
  /// Goes to a label unless the candidate matches a pattern; its name was looked at before.
  mutating func branchUnlessMatches(
    _ pattern: EventPattern, _ span: PatternSpan, to target: Label
  ) {
    scratch { assembler in
      let candidate = Scope.Event.candidate([pattern.event])
      assembler.branch(pattern, event: candidate, to: target)
      guard pattern.times > 1 else { return }
      if pattern.within == nil, case .counter(let counter, let changed) = span {
        assembler.count(counter, changed, upTo: pattern.times, to: target)
      } else {
        assembler.branchUnlessEnough(pattern, span, to: target)
      }
    }
  }

  /// Goes to a label unless a pattern's condition holds for an event.
  private mutating func branch(
    _ pattern: EventPattern, event: Scope.Event, to target: Label
  ) {
    guard let condition = pattern.condition else { return }
    let outer = scope
    scope.event = event
    if let name = pattern.binding { scope.names[name] = .event(event) }
    branch(condition, to: target, when: false)
    scope = outer
  }

  /// Goes to a label unless there are enough past events that match.
  private mutating func branchUnlessEnough(
    _ pattern: EventPattern, _ span: PatternSpan, to target: Label
  ) {
    var range = EventRange(event: pattern.event)
    let at = SystemRegister.eventAt.place
    if let within = pattern.within {
      range.from = before(at, within)
      range.upTo = at
    } else if case .sinceEntry = span {
      range.isSinceEntry = true
    }
    let found = tally(range, upTo: pattern.times) { assembler, next in
      assembler.branch(pattern, event: assembler.scope.event, to: next)
    }
    let bound = constant(.number(clamping: pattern.times))
    branchPair(.branchNotAtMost, bound, found, to: target)
  }

  /// Counts a match, and goes to a label while there are too few.
  private mutating func count(
    _ counter: Place, _ changed: Place, upTo times: Int, to target: Label
  ) {
    let sum = temporary()
    emit(.add, .place(sum), .place(counter), .place(constant(.number(clamping: 1))))
    keep(counter, sum)
    emit(.move, .place(changed), .place(constant(.boolean(true))))
    branchPair(.branchNotAtMost, constant(.number(clamping: times)), counter, to: target)
  }

  /// Goes to a label unless the input is an event of a name.
  mutating func branchUnlessEvent(_ name: String, to target: Label) {
    branchUnlessInput(.event, to: target)
    let number = layout.eventNames.index(adding: name) + 1
    emit(
      .branchUnlessCode, .place(SystemRegister.eventName.place), .number(number), .label(target))
  }

  /// Goes to a label unless the input is of a kind.
  mutating func branchUnlessInput(_ input: MachineInput, to target: Label) {
    emit(
      .branchUnlessCode, .place(SystemRegister.input.place), .number(Int(input.rawValue)),
      .label(target))
  }

  /// Binds the candidate to the name of a pattern: every path that is read behind it.
  mutating func bind(_ pattern: EventPattern) {
    guard let name = pattern.binding else { return }
    for path in layout.paths(ofBinding: name) {
      let value = value(.candidate([pattern.event]), path)
      keep(run(.binding, name, path), value)
    }
    noteGiven(name)
  }

  /// Makes the name of a pattern missing.
  mutating func unbind(_ pattern: EventPattern) {
    guard let name = pattern.binding else { return }
    for path in layout.paths(ofBinding: name) { keep(run(.binding, name, path), missing) }
    noteGiven(name)
  }
}
