import JourneyModel

/// What a journey makes of an event that matches a pattern.
struct EventWatch {
  /// The pattern.
  let pattern: EventPattern
  /// What can be told of conditions once it has come.
  private let known: KnownEvent
  /// `true` if the event makes a run exit, wherever it waits.
  let makesExit: Bool

  /// Whether an event that takes an arm matches the pattern.
  enum Meeting {
    /// It does.
    case surely
    /// It may.
    case maybe
    /// It does not.
    case never
  }

  /// Reads what a definition makes of a pattern.
  init(_ pattern: EventPattern, in definition: JourneyDefinition) {
    self.pattern = pattern
    let known = KnownEvent(pattern)
    self.known = known
    makesExit = definition.settings.exits.contains { rule in
      switch rule {
      case .event(let exit): exit.covers(pattern)
      case .when(let condition): known.value(of: condition) == true
      }
    }
  }

  /// Whether the event that a way on was taken for matches the pattern.
  func meets(_ cause: TimedGraph.Edge.Cause, of kind: JourneyState.Kind) -> Meeting {
    guard case .waitArms(let arms, _, _) = kind, case .arm(let index) = cause else { return .never }
    // Whatever arrives may be what makes a condition turn true.
    guard case .event(let arm) = arms[index].condition else { return .maybe }
    if arm.event != pattern.event { return .never }
    var once = pattern
    once.times = 1
    return once.covers(arm) ? .surely : .maybe
  }

  /// `true` if a run may go on waiting at a state after the event.
  func leavesWaiting(at kind: JourneyState.Kind) -> Bool {
    guard case .waitArms(let arms, _, _) = kind else { return true }
    return !arms.contains { arm in
      switch arm.condition {
      case .event(let other): other.covers(pattern)
      case .when(let condition): known.value(of: condition) == true
      }
    }
  }

  /// `true` if a way on cannot be taken once the event has come.
  func forbids(
    _ index: Int, of edge: TimedGraph.Edge, at state: JourneyState,
    in definition: JourneyDefinition
  ) -> Bool {
    switch state.kind {
    case .branch(let test, let then, let otherwise):
      guard let value = known.value(of: test), then != otherwise else { return false }
      return value == (index == 1)
    case .loop(_, _, let until?, _, _): return edge.starts != nil && known.value(of: until) == true
    case .again(let loop):
      guard edge.starts != nil,
        case .loop(_, _, let until?, _, _)? = definition.states.first(where: { $0.id == loop })?
          .kind
      else { return false }
      return known.value(of: until) == true
    case .waitArms(let arms, _, _):
      let first = arms.firstIndex { arm in
        if case .when(let condition) = arm.condition { return known.value(of: condition) == true }
        return false
      }
      return first.map { index > $0 } ?? false
    default: return false
    }
  }

  /// `true` if a message may leave once the event has come.
  func lets(_ action: SendAction, leaveIn definition: JourneyDefinition) -> Bool {
    if let test = action.onlyIf, known.value(of: test) == false { return false }
    guard action.kind == .marketing, let test = definition.settings.sendOnlyIf else { return true }
    return known.value(of: test) != false
  }
}
