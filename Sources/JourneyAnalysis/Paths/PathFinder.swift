public import JourneyModel

/// Finds the paths of a journey, the shortest first, each with somebody who takes it.
///
/// Beginnings of paths are gone on with in the order of the shortest whole path they can become;
/// one that nobody can take is given up as soon as that shows.
public struct PathFinder {
  /// The journey.
  private let definition: JourneyDefinition
  /// Goes on from where a path stands.
  private let stepper: PathStepper
  /// Chooses ids.
  private let shares: ShareFinder
  /// How many steps it takes at least from each state to an end.
  private let distances: [String: Int]

  /// Prepares for a journey in the zone of its workspace.
  public init(_ definition: JourneyDefinition, zones: ZoneTable, timeZone: String) {
    self.definition = definition
    let calendar = PathCalendar(
      zones: zones, workspace: timeZone, own: definition.settings.timeZone)
    stepper = PathStepper(definition, calendar: calendar)
    shares = ShareFinder(definition)
    distances = Self.distances(in: stepper.graph)
  }

  /// Returns the paths, so many of them with somebody who takes them.
  public func paths(limit: Int = PathLimits.shownMax) -> JourneyPaths {
    var result = JourneyPaths()
    result.stateCount = definition.states.count { !$0.kind.isMark }
    result.armCount = definition.states.reduce(0) { $0 + PathArm.count(of: $1.kind) }
    var queue = PathQueue()
    for walk in PathStart(stepper).walks() { add(walk, to: &queue, &result) }
    var left = PathLimits.beginningsMax
    while let walk = queue.next() {
      left -= 1
      if left == 0 || result.moreCount >= PathLimits.countedMax {
        result.isCountCut = true
        break
      }
      if walk.end != nil {
        finish(walk, limit, &result)
      } else {
        extend(walk, &queue, &result)
      }
    }
    return result
  }

  /// Takes up a whole path.
  private func finish(_ walk: PathWalk, _ limit: Int, _ result: inout JourneyPaths) {
    guard result.paths.count < limit else {
      result.moreCount += 1
      return
    }
    result.paths.append(
      JourneyPath(
        steps: Self.inOrder(walk.steps), end: walk.end ?? "", enteredAt: walk.enteredAt,
        endedAt: walk.now,
        witness: WitnessWriter(definition, shares).witness(
          of: walk, number: result.paths.count + 1)))
  }

  /// The steps in the order of time; those of one moment stay as they are.
  private static func inOrder(_ steps: [JourneyPath.Step]) -> [JourneyPath.Step] {
    steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  /// Goes on from the beginning of a path; in later rounds of a repetition as in the one before,
  /// if somebody can.
  private func extend(
    _ walk: PathWalk, _ queue: inout PathQueue, _ result: inout JourneyPaths
  ) {
    var ways = stepper.ways(from: walk)
    guard let state = walk.stateID else { return }
    let loop = walk.loops.last
    if let loop, loop != state, ways.count > 1, let rounds = walk.rounds[loop] {
      for index in ways.indices { ways[index].rounds[loop]?.choices[state] = index }
      if rounds.count > 1, let choice = rounds.choices[state], ways.indices.contains(choice) {
        var way = ways[choice]
        if stepper.solver.solve(&way) == .solved { return add(way, to: &queue, &result) }
      }
    }
    for way in ways { add(way, to: &queue, &result) }
  }

  /// Adds the beginning of a path, unless nobody can take it.
  private func add(_ walk: PathWalk, to queue: inout PathQueue, _ result: inout JourneyPaths) {
    guard walk.end != nil || walk.stateID != nil, walk.steps.count <= PathLimits.stepsMax else {
      return
    }
    var walk = walk
    let before = walk.conditions.last?.line
    switch stepper.solver.solve(&walk) {
    case .solved: break
    case .unknown:
      result.unsolvedCount += 1
      return
    case .impossible:
      if let line = before ?? nil { result.impossible[line, default: 0] += 1 }
      return
    }
    let rest = walk.stateID.flatMap { distances[$0] } ?? 0
    queue.add(walk, cost: walk.steps.count + rest)
  }

  /// How many states lie at least between each state and an end.
  private static func distances(in graph: StateGraph) -> [String: Int] {
    let back = StateGraph.reversed(graph.links)
    var distances: [Int: Int] = [:]
    var open: [Int] = []
    for (number, state) in graph.states.enumerated() {
      switch state.kind {
      case .stop, .end:
        distances[number] = 1
        open.append(number)
      default: continue
      }
    }
    var place = 0
    while place < open.count {
      let number = open[place]
      place += 1
      for before in back[number] where distances[before] == nil {
        distances[before] = (distances[number] ?? 0) + 1
        open.append(before)
      }
    }
    return Dictionary(
      distances.map { (graph.states[$0.key].id, $0.value) }, uniquingKeysWith: { one, _ in one })
  }
}

extension JourneyState.Kind {
  /// `true` for the ends of rounds and branches, which are no steps of their own.
  var isMark: Bool {
    switch self {
    case .again, .join: true
    default: false
    }
  }
}

/// The beginnings of paths, by the least length of the paths that they can become.
private struct PathQueue {
  /// The beginnings by that length, the oldest first.
  private var byCost: [[PathWalk]] = []
  /// How many of each length were taken.
  private var taken: [Int] = []
  /// The least length at which there may be one.
  private var first = 0

  /// Adds a beginning.
  mutating func add(_ walk: PathWalk, cost: Int) {
    while byCost.count <= cost {
      byCost.append([])
      taken.append(0)
    }
    byCost[cost].append(walk)
    first = min(first, cost)
  }

  /// Takes the beginning of the shortest path; `nil` if there is none.
  mutating func next() -> PathWalk? {
    while first < byCost.count {
      if taken[first] < byCost[first].count {
        defer { taken[first] += 1 }
        return byCost[first][taken[first]]
      }
      byCost[first] = []
      taken[first] = 0
      first += 1
    }
    return nil
  }
}
