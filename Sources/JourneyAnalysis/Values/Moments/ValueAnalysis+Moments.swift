import JourneyModel

extension ValueAnalysis {
  /// A fixed moment: what a clock shows on a day, in a zone.
  struct FixedMoment: Hashable {
    /// The seconds since 1970 began, as the clock shows them.
    var seconds: Int
    /// The zone; `nil` is the journey's.
    var zone: ZoneReference?
    /// The state that waits for it; `nil` for what starts the journey.
    var place: String

    /// Clocks of two zones show times that are at most so far apart, a change of clocks included.
    private static let apart = 28 * 3600

    /// `true` if it is never later than another.
    func isSurelyUpTo(_ other: FixedMoment) -> Bool {
      zone == other.zone ? seconds <= other.seconds : seconds + Self.apart <= other.seconds
    }
  }

  /// Reports waits for a fixed moment that is past on every way there.
  mutating func checkMoments() {
    let passed = passedMoments()
    for (number, state) in flow.graph.states.enumerated() {
      guard let moment = state.kind.fixedMoment(of: state),
        let last = passed[number]?.max(by: { $0.seconds < $1.seconds }),
        moment.seconds < last.seconds, moment.isSurelyUpTo(last)
      else { continue }
      report(
        ValueCode.pastMoment, state, "this moment is always past: \(last.place) comes before it",
        help: "put the earlier moment first")
    }
  }

  /// The fixed moments that are past on every way into each state.
  private func passedMoments() -> [Int: Set<FixedMoment>] {
    guard let start = flow.graph.numbers[definition.start],
      flow.graph.states.contains(where: { $0.kind.fixedMoment(of: $0) != nil })
    else { return [:] }
    var passed: [Int: Set<FixedMoment>] = [start: []]
    var open = [start]
    while let number = open.popLast() {
      guard var known = passed[number], flow.facts[number] != nil else { continue }
      let state = flow.graph.states[number]
      if case .waitUntil = state.kind, let moment = state.kind.fixedMoment(of: state) {
        known.insert(moment)
      }
      for next in flow.graph.links[number] {
        let after = passed[next].map { $0.intersection(known) } ?? known
        guard after != passed[next] else { continue }
        passed[next] = after
        open.append(next)
      }
    }
    return passed
  }
}

extension JourneyState.Kind {
  /// The moment that a state waits for.
  var moment: MomentExpression? {
    switch self {
    case .waitUntil(let until, _), .upon(let until, _, _): until
    case .waitArms(_, .moment(let bound), _): bound
    default: nil
    }
  }

  /// The fixed moment that a state waits for.
  func fixedMoment(of state: JourneyState) -> ValueAnalysis.FixedMoment? {
    guard let moment, case .value(.literal(let literal)) = moment.form else { return nil }
    let place = state.line.map { "line \($0)" } ?? "`\(state.id)`"
    switch literal {
    case .moment(let date, let time, let zone):
      return .init(
        seconds: date.daysSince1970 * 86_400 + time.seconds, zone: zone ?? moment.zone,
        place: place)
    case .date(let date):
      return .init(seconds: date.daysSince1970 * 86_400, zone: moment.zone, place: place)
    default: return nil
    }
  }
}
