internal import JourneyModel

/// What runs have passed of one journey: how often each of its states, and each way on from them.
struct JourneyTrail: Equatable, Sendable {
  /// How often each state was entered, by its number.
  private(set) var visits: [Int: Int] = [:]
  /// How often each way was taken, by the number of its state and its own.
  private(set) var taken: [WayNumber: Int] = [:]

  /// A way on from a state.
  struct WayNumber: Hashable, Sendable {
    /// The number of the state.
    var state: Int
    /// The number of the way among those of the state.
    var way: Int
  }

  /// Notes that a state was entered.
  mutating func enter(_ state: Int) {
    visits[state, default: 0] += 1
  }

  /// Notes that a run went on from a state; `nil` for the end of the run.
  ///
  /// Where several ways lead to one state, and what made the run go on tells them apart, only the
  /// way that it tells is taken; otherwise all are that may have been.
  mutating func goOn(
    from state: Int, to next: String?, by cause: StateWay.Cause, in definition: JourneyDefinition
  ) {
    guard let state = Self.deciding(state, in: definition) else { return }
    let ways = StateWay.ways(of: definition.states[state].kind).enumerated()
    let possible = ways.filter { $0.element.next == next }
    let told = possible.filter { $0.element.cause == cause }
    let untold = possible.filter { $0.element.cause == .other }
    let found = told.isEmpty ? (untold.isEmpty ? possible : untold) : told
    for way in found { taken[WayNumber(state: state, way: way.offset), default: 0] += 1 }
  }

  /// The state that decides on the way: the end of a round does as its loop.
  private static func deciding(_ state: Int, in definition: JourneyDefinition) -> Int? {
    guard case .again(let loop) = definition.states[state].kind else { return state }
    return definition.states.firstIndex { $0.id == loop }
  }

  /// Adds what other runs have passed.
  mutating func add(_ other: JourneyTrail) {
    visits.merge(other.visits, uniquingKeysWith: +)
    taken.merge(other.taken, uniquingKeysWith: +)
  }
}
