import JourneyModel

/// What a journey makes of an event that matches a pattern.
struct EventWatch {
  /// The pattern.
  let pattern: EventPattern
  /// The definition.
  private let definition: JourneyDefinition
  /// What can be told of conditions once it has come.
  private let known: KnownEvent

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
    self.definition = definition
    known = KnownEvent(pattern, in: definition)
  }

  /// `true` if so many of the events make a run exit, wherever it waits.
  func makesExit(after number: Int) -> Bool {
    definition.settings.exits.contains { rule in
      switch rule {
      case .event(let exit): exit.covers(pattern, in: definition)
      case .when(let condition): known.value(of: condition, .init(seen: number)) == true
      }
    }
  }

  /// Whether the event that a way on was taken for matches the pattern.
  func meets(_ cause: TimedGraph.Edge.Cause, of kind: JourneyState.Kind) -> Meeting {
    guard case .waitArms(let arms, _, _) = kind, case .arm(let index) = cause else { return .never }
    // Whatever arrives may be what makes a condition turn true.
    guard case .event(let arm) = arms[index].condition else { return .maybe }
    if pattern.excludes(arm, in: definition) { return .never }
    var once = pattern
    once.times = 1
    return once.covers(arm, in: definition) ? .surely : .maybe
  }

  /// `true` if a run may go on waiting at a state as the event comes, and `memory` is what is known
  /// then.
  func leavesWaiting(at kind: JourneyState.Kind, _ memory: KnownEvent.Memory) -> Bool {
    guard case .waitArms(let arms, _, _) = kind else { return true }
    return !arms.contains { arm in
      switch arm.condition {
      case .event(let other): other.covers(pattern, in: definition)
      case .when(let condition): known.value(of: condition, memory) == true
      }
    }
  }

  /// `true` if a way on cannot be taken once the event has come.
  func forbids(
    _ index: Int, of edge: TimedGraph.Edge, at state: JourneyState, _ memory: KnownEvent.Memory
  ) -> Bool {
    let value = { known.value(of: $0, memory) }
    switch state.kind {
    case .branch(let test, let then, let otherwise):
      guard let value = value(test), then != otherwise else { return false }
      return value == (index == 1)
    case .loop(_, _, let until?, _, _): return edge.starts != nil && value(until) == true
    case .again(let loop):
      guard edge.starts != nil,
        case .loop(_, _, let until?, _, _)? = definition.states.first(where: { $0.id == loop })?
          .kind
      else { return false }
      return value(until) == true
    case .waitArms(let arms, _, _):
      let first = arms.firstIndex { arm in
        if case .when(let condition) = arm.condition { return value(condition) == true }
        return false
      }
      return first.map { index > $0 } ?? false
    default: return false
    }
  }

  /// What is known behind a state that gives names; `isAlone` is false where other branches may
  /// give them too.
  func memory(
    behind state: JourneyState, _ memory: KnownEvent.Memory, isAlone: Bool
  ) -> KnownEvent.Memory {
    var after = memory
    if case .assign(let name, let value, _) = state.kind, isAlone, memory.seen > 0 {
      after.names[name] = known.value(of: value, memory)
    } else {
      for name in state.kind.namesGiven { after.names[name] = nil }
    }
    return after
  }

  /// `true` if a message may leave once the event has come.
  func lets(_ action: SendAction, leaveKnowing memory: KnownEvent.Memory) -> Bool {
    if let test = action.onlyIf, known.value(of: test, memory) == false { return false }
    guard action.kind == .marketing, let test = definition.settings.sendOnlyIf else { return true }
    return known.value(of: test, memory) != false
  }
}
