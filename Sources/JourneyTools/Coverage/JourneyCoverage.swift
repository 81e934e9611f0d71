internal import JourneyDrawing
internal import JourneyModel

/// What tests have passed of one journey.
struct JourneyCoverage: Sendable {
  /// The journey.
  let definition: JourneyDefinition
  /// What messages call its script; `nil` for a definition.
  let script: String?
  /// What was passed of it.
  let trail: JourneyTrail
  /// All that there is to pass, in the order of the script.
  let points: [CoveragePoint]

  /// Holds a journey against what was passed of it.
  init(_ journey: LoadedJourney, trail: JourneyTrail) {
    let definition = journey.definition
    self.definition = definition
    script = journey.script
    self.trail = trail
    let nodes = JourneyPicture(definition).chart.nodes
    let words = Dictionary(
      nodes.compactMap { node in node.stateID.map { ($0, node.sentence) } },
      uniquingKeysWith: { first, _ in first })
    points = definition.states.enumerated().flatMap { number, state in
      Self.points(of: state, number, trail, words: words[state.id] ?? state.id)
    }
  }

  /// What there is to pass at a state; the ends of rounds and branches are no steps of their own.
  private static func points(
    of state: JourneyState, _ number: Int, _ trail: JourneyTrail, words: String
  ) -> [CoveragePoint] {
    switch state.kind {
    case .again, .join: return []
    default: break
    }
    let visits = trail.visits[number] ?? 0
    let step = CoveragePoint(
      kind: .step, state: number, way: nil, words: words, line: state.line, count: visits,
      isReached: visits > 0)
    return [step]
      + StateWay.ways(of: state.kind).enumerated().map { index, way in
        CoveragePoint(
          kind: way.pointKind, state: number, way: index, words: "\(words) → \(way.words)",
          line: state.line, count: trail.taken[.init(state: number, way: index)] ?? 0,
          isReached: visits > 0)
      }
  }

  /// How many points of a kind there are, and how many of them were passed; `nil` takes all.
  func tally(of kind: CoveragePoint.Kind? = nil) -> CoverageTally {
    let all = points.filter { kind == nil || $0.kind == kind }
    return CoverageTally(passed: all.count { $0.count > 0 }, total: all.count)
  }

  /// The numbers of the points that were passed.
  var passed: Set<Int> { Set(points.indices.filter { points[$0].count > 0 }) }

  /// What was not passed; of a step that nobody has come to, only the step itself.
  var missed: [CoveragePoint] {
    points.filter { $0.count == 0 && ($0.kind == .step || $0.isReached) }
  }

  /// What was passed, for a drawing.
  var passage: JourneyPassage {
    var passage = JourneyPassage(summary: summary)
    for point in points where point.count > 0 {
      let id = definition.states[point.state].id
      if let way = point.way {
        passage.ways[id, default: []].insert(way)
      } else {
        passage.states.insert(id)
      }
    }
    return passage
  }

  /// What was passed, in one line.
  var summary: String {
    let parts = CoveragePoint.Kind.allCases.compactMap { kind -> String? in
      let tally = tally(of: kind)
      return tally.total == 0 ? nil : "\(tally.passed) of \(tally.total) \(kind.plural)"
    }
    return "\(tally().share): \(parts.joined(separator: ", "))"
  }
}

extension StateWay {
  /// The kind of point that the way is.
  fileprivate var pointKind: CoveragePoint.Kind {
    switch kind {
    case .arm: .arm
    case .branch: .branch
    case .timeOut: .timeOut
    }
  }
}

/// How much there is, and how much of it was passed.
struct CoverageTally: Equatable, Sendable {
  /// How much was passed.
  var passed = 0
  /// How much there is.
  var total = 0

  /// The share that was passed; all of nothing is all.
  var share: String { total == 0 ? "100 %" : Figures.share(passed, of: total) }

  /// `true` if so many per cent of it were passed.
  func reaches(percent: Int) -> Bool { passed * 100 >= percent * total }

  /// The sum of two.
  static func + (one: CoverageTally, other: CoverageTally) -> CoverageTally {
    CoverageTally(passed: one.passed + other.passed, total: one.total + other.total)
  }
}
