import JourneyModel

/// Goes on from where a path stands, in each way there is.
struct PathStepper {
  /// The journey.
  let definition: JourneyDefinition
  /// Its graph.
  let graph: StateGraph
  /// The calendar.
  let calendar: PathCalendar
  /// Makes up people.
  let solver: PathSolver
  /// The edges that lead back, beside the ends of rounds.
  let returns: Set<PathArm>

  /// Prepares for a journey.
  init(_ definition: JourneyDefinition, calendar: PathCalendar) {
    self.definition = definition
    graph = StateGraph(definition)
    self.calendar = calendar
    solver = PathSolver(definition: definition, calendar: calendar)
    returns = Self.returns(in: graph)
  }

  /// How long after the beginning of a wait an event comes that it waits for.
  static let eventDelay: Int64 = 60 * Moment.perSecond

  /// Returns the ways on from where a path stands; their conditions are not solved yet.
  func ways(from walk: PathWalk) -> [PathWalk] {
    guard let id = walk.stateID, let number = graph.numbers[id] else { return [] }
    let state = graph.states[number]
    switch state.kind {
    case .wait(let length, let upTo, let next): return wait(walk, state, length, upTo, next)
    case .waitUntil(let moment, let next): return waitUntil(walk, state, moment, next)
    case .upon(let moment, let body, let next): return upon(walk, state, moment, body, next)
    case .waitArms(let arms, let bound, let otherwise):
      return arms.indices.compactMap { take($0, of: arms, bound, walk, state) }
        + timeUp(walk, state, arms, bound, otherwise)
    case .waitWithout(let length, let pattern, _, let next):
      return waitWithout(walk, state, length, pattern, next)
    case .send(let action, let next): return send(walk, state, action, next)
    case .call(let action, let next): return call(walk, state, action, next)
    case .set(let path, let value, let next):
      var way = go(walk, state, to: next)
      way.names.written[path] = walk.names.replaced(value)
      return [way]
    case .assign(let name, let value, let next):
      var way = go(walk, state, to: next)
      way.names.bindings[name] = .expression(walk.names.replaced(value))
      return [way]
    case .emit(let event, _, let next):
      var way = go(walk, state, to: next)
      way.world.events.append(.init(name: event, at: walk.now, isBrought: false))
      return [way]
    case .start(_, _, let next): return [go(walk, state, to: next)]
    case .branch(let test, let then, let otherwise):
      return branch(walk, state, test, then, otherwise)
    case .choose(let value, let choices, let otherwise):
      return choose(walk, state, value, choices, otherwise)
    case .split(let name, let arms): return split(walk, state, name, arms)
    case .loop(let timesMax, _, let until, let body, let next):
      return loop(walk, state, timesMax, until, body, next)
    case .again(let loop): return again(walk, loop)
    case .parallel(_, let branches, _): return parallel(walk, state, branches)
    case .join(let parallel): return join(walk, parallel)
    case .stop(let reason): return end(walk, state, reason ?? "stopped")
    case .end: return end(walk, state, "completed")
    }
  }

  /// Goes on to a state.
  func go(
    _ walk: PathWalk, _ state: JourneyState, to next: String, arm: String? = nil,
    at moment: Moment? = nil
  ) -> PathWalk {
    var way = walk
    way.steps.append(.init(stateID: state.id, at: walk.now, arm: arm, line: state.line))
    way.stateID = next
    if let moment { pass(to: moment, &way) }
    let edge = PathArm(stateID: state.id, words: next)
    if returns.contains(edge), !way.returns.insert(edge).inserted { way.stateID = nil }
    return way
  }

  /// Lets time pass; the person must not leave meanwhile.
  func pass(to moment: Moment, _ way: inout PathWalk) {
    guard moment > way.now else { return }
    way.now = moment
    stay(&way)
  }

  /// Requires that nothing makes the person leave now.
  func stay(_ way: inout PathWalk) {
    for case .when(let test) in definition.settings.exits {
      way.require(test, isTrue: false, line: nil)
    }
  }

  /// Ends a path.
  private func end(_ walk: PathWalk, _ state: JourneyState, _ reason: String) -> [PathWalk] {
    var way = walk
    way.steps.append(.init(stateID: state.id, at: walk.now, arm: nil, line: state.line))
    return stop(way, reason: reason)
  }

  /// The person as known so far, asked now.
  func evaluator(_ walk: PathWalk) -> PathEvaluator {
    PathEvaluator(
      world: walk.world, now: walk.now, calendar: calendar, journeyID: definition.journeyID)
  }

  /// The time so long after now.
  func later(_ walk: PathWalk, by duration: CalendarDuration) -> Moment {
    calendar.adding(duration, to: walk.now, zone: evaluator(walk).zone)
  }

  /// The edges to a state that is on the way to their source, beside those of repetitions.
  private static func returns(in graph: StateGraph) -> Set<PathArm> {
    var found: Set<PathArm> = []
    var progress = graph.states.map { _ in 0 }
    for root in graph.states.indices where progress[root] == 0 {
      var stack = [(node: root, next: 0)]
      progress[root] = 1
      while let (node, next) = stack.last {
        guard next < graph.links[node].count else {
          progress[node] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let target = graph.links[node][next]
        switch graph.states[node].kind {
        case .again, .join: continue
        default: break
        }
        if progress[target] == 1 {
          found.insert(PathArm(stateID: graph.states[node].id, words: graph.states[target].id))
        } else if progress[target] == 0 {
          progress[target] = 1
          stack.append((target, 0))
        }
      }
    }
    return found
  }
}
