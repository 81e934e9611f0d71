import JourneyAnalysis
import JourneyModel

/// The story of a broken promise about one run without branches side by side, lived again: each
/// step must follow from the one before it, at a time that it may take.
struct ToldLife {
  /// A state that the run has left.
  private struct Passing {
    /// The state.
    var state: JourneyState
    /// When it was left.
    var end: Int64
    /// What made the run leave it, if there is anything to tell.
    var reason: String?
  }

  /// The journey.
  private let definition: JourneyDefinition
  /// The steps that are told.
  private let steps: [CounterExample.Step]
  /// The states that the run has left, in order.
  private let passings: [Passing]
  /// The rounds of the loops that the run is in, and when the last of each began.
  private var rounds: [String: (count: Int, start: Int64)] = [:]

  /// Reads a story.
  init(_ example: CounterExample, of definition: JourneyDefinition) {
    self.definition = definition
    steps = example.steps
    passings = example.steps.compactMap { step in
      let state = definition.states.first { $0.id == step.stateID }
      guard let state else { return nil }
      switch step.kind {
      case .wait: return Passing(state: state, end: step.microseconds)
      case .passing(let reason):
        return Passing(state: state, end: step.microseconds, reason: reason)
      case .entry, .event, .message, .ending: return nil
      }
    }
  }

  /// How many states the run leaves, with the events after which it waits on.
  var length: Int {
    let events = zip(steps, steps.dropFirst()).count { step, next in
      if case .event = step.kind { next.kind != .passing("when") } else { false }
    }
    return passings.count + events
  }

  /// When the story ends.
  var end: Int64 { steps.last?.microseconds ?? 0 }

  /// `true` if the run comes to its end.
  var isEnded: Bool { steps.last?.kind == .ending("ends") }

  /// `true` if the run is in a stage at some time.
  func passes(_ stage: String) -> Bool { passings.contains { $0.state.stages.contains(stage) } }

  /// `true` if a message leaves once an event has come.
  func sends(_ message: String, after event: String) -> Bool {
    let came = steps.firstIndex { $0.kind == .event(event) || $0.kind == .passing("on \(event)") }
    guard let came else { return false }
    return steps[came...].contains { step in
      if case .message(message, _) = step.kind { true } else { false }
    }
  }

  /// What stands against its being a life; `nil` if nothing does.
  var objection: String? {
    var life = self
    return life.firstObjection()
  }

  /// Goes through the states in their order.
  private mutating func firstObjection() -> String? {
    var now: Int64 = 0
    if let first = passings.first, first.state.id != definition.start { return "a false start" }
    for (number, passing) in passings.enumerated() {
      let targets = targets(of: passing, since: now)
      if passing.end < now || targets == nil { return "\(passing.state.id) at \(passing.end)" }
      now = passing.end
      let next = number + 1 < passings.count ? passings[number + 1].state.id : nil
      guard let next, let targets, !targets.contains(next) else { continue }
      // What sends last is told where it is reached.
      return "\(passing.state.id) leads to \(next)"
    }
    return nil
  }

  // MARK: States

  /// The states that one may lead to as it is left; `nil` if it cannot be left so.
  private mutating func targets(of passing: Passing, since start: Int64) -> [String]? {
    let passed = passing.end - start
    let isAtOnce = passed == 0
    switch passing.state.kind {
    case .wait(let length, let upTo, let next):
      if let length = length.literalDuration, upTo == nil {
        return passed == length.nominalMicroseconds ? [next] : nil
      }
      return upTo.map { passed <= $0.nominalMicroseconds } ?? true ? [next] : nil
    case .waitUntil(_, let next): return [next]
    case .upon(_, let body, let next): return isAtOnce ? [body, next] : [body]
    case .waitArms(let arms, let bound, let otherwise):
      return targets(of: arms, bound, otherwise, passing.reason, after: passed)
    case .waitWithout(let length, _, let timesMax, let next):
      let once = length.nominalMicroseconds
      let most = timesMax.map { once * Int64($0 + 1) } ?? .max
      return once <= passed && passed <= most ? [next] : nil
    case .call(let action, let next):
      return passed <= action.within?.nominalMicroseconds ?? .max ? [next] : nil
    case .loop(let timesMax, _, let until, let body, let next):
      rounds[passing.state.id] = (1, passing.end)
      let mayPass = until != nil || timesMax < 1
      return isAtOnce ? (timesMax < 1 ? [] : [body]) + (mayPass ? [next] : []) : nil
    case .again(let loop): return targets(ofEndOf: loop, passing, isAtOnce: isAtOnce)
    default: return isAtOnce ? passing.state.kind.links : nil
    }
  }

  /// The states that a wait with arms may lead to.
  private func targets(
    of arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?, _ otherwise: String?,
    _ reason: String?, after passed: Int64
  ) -> [String]? {
    var longest = Int64.max
    if case .duration(let duration)? = bound { longest = duration.nominalMicroseconds }
    if reason == "otherwise" { return passed == longest ? [otherwise].compactMap(\.self) : nil }
    let taken = arms.filter { arm in
      switch arm.condition {
      case .event(let pattern): reason == "on \(pattern.event)"
      case .when: reason == "when"
      }
    }
    return passed <= longest ? taken.map(\.next) : nil
  }

  /// The states that the end of a round may lead to.
  private mutating func targets(
    ofEndOf id: String, _ passing: Passing, isAtOnce: Bool
  ) -> [String]? {
    guard let loop = definition.states.first(where: { $0.id == id }), let round = rounds[id],
      case .loop(let timesMax, let every, let until, let body, let next) = loop.kind
    else { return nil }
    if round.count >= timesMax { return isAtOnce ? [next] : nil }
    let least = every.map { round.start + $0.nominalMicroseconds }
    guard least.map({ passing.end == $0 || passing.end > $0 && isAtOnce }) ?? isAtOnce else {
      return nil
    }
    rounds[id] = (round.count + 1, passing.end)
    return [body] + (until == nil ? [] : [next])
  }
}

extension Expression {
  /// The duration that it is.
  fileprivate var literalDuration: CalendarDuration? {
    if case .literal(.duration(let duration)) = self { duration } else { nil }
  }
}
