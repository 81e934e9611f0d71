import JourneyModel

extension StructuralAnalysis {
  /// Reports ways that lead back to themselves without waiting.
  ///
  /// A loop is bounded, so the end of its round counts as leading on behind it. What follows
  /// branches side by side follows their beginning, if enough of them end at once.
  mutating func checkCircles() {
    var instant = graph.states.indices.map(instantNumbers)
    for number in instantParallels(over: instant) {
      guard case .parallel(_, _, let next) = graph.states[number].kind else { continue }
      if let behind = graph.numbers[next] { instant[number].append(behind) }
    }
    checkRounds(over: instant)
    var covered: Set<Int> = []
    for number in StateGraph.circular(instant) where !covered.contains(number) {
      let ahead = StateGraph.reach(from: instant[number], over: instant)
      guard ahead.contains(number) else { continue }
      let circle = ahead.filter {
        StateGraph.reach(from: instant[$0], over: instant).contains(number)
      }
      covered.formUnion(circle)
      report(
        StructureCode.circleWithoutWait, graph.states[number],
        "this way can lead back to itself without waiting",
        help: "put a wait that always lasts some time between, such as `wait 1 day`")
    }
  }

  /// The numbers of the states that a run can go on to at once.
  private func instantNumbers(from number: Int) -> [Int] {
    switch graph.states[number].kind {
    case .upon, .send, .call, .set, .assign, .emit, .start, .branch, .choose, .split, .loop, .stop,
      .end:
      graph.links[number]
    default: instantLinks(of: graph.states[number]).compactMap { graph.numbers[$0] }
    }
  }

  /// The links that a run can take at once, without time passing or anything arriving.
  func instantLinks(of state: JourneyState) -> [String] {
    switch state.kind {
    case .waitWithout: return []
    case .wait(let length, _, let next): return length.isSomeTime ? [] : [next]
    case .waitUntil(let moment, let next): return moment.isAlwaysAhead ? [] : [next]
    case .waitArms(let arms, let bound, let otherwise):
      return instantLinks(of: arms, bound: bound, otherwise: otherwise)
    case .again(let loop):
      guard let number = graph.numbers[loop],
        case .loop(_, _, _, _, let next) = graph.states[number].kind
      else { return [] }
      return [next]
    case .join: return []
    case .parallel(_, let branches, _): return branches
    case .upon, .send, .call, .set, .assign, .emit, .start, .branch, .choose, .split, .loop, .stop,
      .end:
      return state.kind.links
    }
  }

  /// The links of a wait that a run can take on entering it.
  private func instantLinks(
    of arms: [JourneyState.Arm], bound: JourneyState.WaitBound?, otherwise: String?
  ) -> [String] {
    var result: [String] = []
    for arm in arms { if case .when = arm.condition { result.append(arm.next) } }
    if case .moment(let moment) = bound, !moment.isAlwaysAhead, let otherwise {
      result.append(otherwise)
    }
    return result
  }
}

extension MomentExpression {
  /// `true` if the moment is always later than the instant in which it is asked for.
  fileprivate var isAlwaysAhead: Bool {
    switch form {
    case .nextTime, .tomorrow, .nextWeekday: true
    case .offset, .value: false
    }
  }
}

extension Expression {
  /// `true` for a duration that is fixed and lasts some time: `2 days`, `days(2)`.
  fileprivate var isSomeTime: Bool {
    switch self {
    case .literal(.duration): true
    case .call(let function, let values):
      Self.units.contains(function) && values.allSatisfy { $0.isPositiveNumber }
    default: false
    }
  }

  /// `true` for a fixed number above 0.
  private var isPositiveNumber: Bool {
    if case .literal(.number(let number)) = self { return number.millionths > 0 }
    return false
  }

  /// The functions that make a duration of a number.
  private static let units: Set<Function> = [
    .seconds, .minutes, .hours, .days, .weeks, .months, .years,
  ]
}
