import JourneyModel

/// Finds the outline of the script that a definition was compiled from.
///
/// The states stand in the order of the script, and their ids tell the blocks around them. So the
/// outline is read off from the first state to the last one: each is the next step of a block that
/// is open, or the first step of a later arm, or stands behind blocks that end before it. Its id
/// says which; where several would give it the same id, the links do. A definition that was not
/// compiled has no such outline.
struct OutlineReader {
  /// How often a choice may be taken back before the reader gives up: choices are rare, and mostly
  /// right at first.
  private static let choicesMax = 2_000
  /// How many choices are kept to be taken back: each holds what was read so far.
  private static let positionsMax = 32

  /// The states in order, without the end of the journey.
  private let states: [JourneyState]
  /// How many links lead to each state.
  private let linkCounts: [String: Int]

  /// A place between two states, with what is open there.
  private struct Position {
    /// The number of the next state.
    var index = 0
    /// The ids so far.
    var namer = StateNamer(reserved: [GraphBuilder.endID])
    /// The stages so far.
    var stages: Set<String> = []
    /// The open blocks, the outermost first.
    var frames = [OutlineFrame(.journey, arms: [.init(place: StepPlace(), entry: nil)], stages: [])]
  }

  /// Returns the outline of a definition, or `nil` if its ids are not those that it would get.
  static func read(_ definition: JourneyDefinition) -> [OutlinedStep]? {
    guard let reader = OutlineReader(definition) else { return nil }
    return reader.read()
  }

  /// Creates a reader; `nil` if the end of the journey is not where a script has it.
  private init?(_ definition: JourneyDefinition) {
    let isEnd: (JourneyState) -> Bool = { $0.kind == .end }
    states = definition.states.filter { !isEnd($0) }
    let ends = definition.states.filter(isEnd).map(\.id)
    let isLast = definition.states.last.map(isEnd) ?? false
    guard ends.isEmpty || ends == [GraphBuilder.endID] && isLast else { return nil }
    linkCounts = definition.states.flatMap(\.kind.links).reduce(into: [:]) {
      $0[$1, default: 0] += 1
    }
  }

  /// Reads all states, taking back choices that lead nowhere.
  private func read() -> [OutlinedStep]? {
    var position = Position()
    var earlier: [(position: Position, others: ArraySlice<Move>)] = []
    var budget = Self.choicesMax
    while true {
      var moves = self.moves(at: position)[...]
      if position.index == states.count, let steps = finished(position) { return steps }
      while moves.isEmpty {
        guard let last = earlier.popLast(), budget > 0 else { return nil }
        budget -= 1
        (position, moves) = last
      }
      let move = moves.removeFirst()
      if !moves.isEmpty { earlier = earlier.suffix(Self.positionsMax - 1) + [(position, moves)] }
      take(move, at: &position)
    }
  }

  /// The whole outline, once nothing is left; `nil` if a round or branch is still open.
  private func finished(_ position: Position) -> [OutlinedStep]? {
    var frames = position.frames
    while frames.count > 1 {
      if frames[frames.count - 1].hasRounds { return nil }
      let step = frames.removeLast().step
      frames[frames.count - 1].add(step)
    }
    return frames[0].steps
  }
}

extension OutlineReader {
  /// What a state can be at a position.
  private enum Move {
    /// One more test of the `if` that has just begun.
    case test
    /// The next step of the innermost block that stays open: so many blocks end before it, and it
    /// begins so many arms further on.
    case step(closing: Int, arm: Int)
    /// As above, but a stage begins there.
    case stage(closing: Int, arm: Int)
    /// The end of a round, or of branches: so many blocks end before it.
    case round(closing: Int)
  }

  /// What the next state can be, the likeliest first.
  private func moves(at position: Position) -> [Move] {
    guard position.index < states.count, position.frames.count <= ParserLimits.blocksMax else {
      return []
    }
    let state = states[position.index]
    switch state.kind {
    case .again, .join: return roundMove(state, position)
    default: break
    }
    var found: [(move: Move, cost: Int)] = []
    if isTest(state, position) { found.append((.test, -1)) }
    var arrivals: [String]?
    for closing in position.frames.indices {
      let frame = position.frames[position.frames.count - 1 - closing]
      for arm in frame.armIndex..<frame.arms.count {
        guard let move = move(state, closing: closing, arm: arm, position) else { continue }
        let isNext = arm == frame.armIndex
        let ways =
          isNext ? frame.exits(behind: arrivals) : [frame.arms[arm].entry].compactMap { $0 }
        found.append((move, cost(of: ways, to: state.id)))
      }
      if frame.hasRounds { break }
      arrivals = frame.closedExits(behind: arrivals)
    }
    return found.enumerated().sorted {
      ($0.element.cost, -$0.offset) < ($1.element.cost, -$1.offset)
    }.map(\.element.move)
  }

  /// How badly a place fits a state: not at all if all ways that end before it lead to it.
  private func cost(of ways: [String], to id: String) -> Int {
    let hits = ways.count { $0 == id }
    if ways.isEmpty { return 2 }
    return hits == ways.count ? 0 : hits > 0 ? 1 : 3
  }

  /// The move that ends a round or branches, if the innermost open ones are the state's.
  private func roundMove(_ state: JourneyState, _ position: Position) -> [Move] {
    guard let number = position.frames.lastIndex(where: \.hasRounds),
      position.frames[number].roundID == state.id,
      position.frames[number].stages == state.stages
    else { return [] }
    return [.round(closing: position.frames.count - 1 - number)]
  }

  /// `true` if a state can be one more test of the `if` that has just begun.
  private func isTest(_ state: JourneyState, _ position: Position) -> Bool {
    guard let frame = position.frames.last, frame.isUntouched, case .tests(let tests) = frame.kind,
      case .branch(_, let then, let otherwise)? = tests.last?.kind, otherwise == state.id,
      then != state.id, linkCounts[state.id] == 1, state.stages == frame.stages,
      case .branch(let test, _, _) = state.kind
    else { return false }
    let id = position.namer.next(
      StateName.words(for: test), Self.tellingWords(for: tests), at: frame.ownPlace)
    return id == state.id
  }

  /// The move to a place, if the state would get its id there.
  private func move(
    _ state: JourneyState, closing: Int, arm: Int, _ position: Position
  ) -> Move? {
    let frame = position.frames[position.frames.count - 1 - closing]
    guard state.stages.starts(with: frame.stages) else { return nil }
    if state.stages.count > frame.stages.count {
      let name = state.stages[frame.stages.count]
      return position.stages.contains(name) ? nil : .stage(closing: closing, arm: arm)
    }
    guard let kind = CheckedStep.Kind(state), let words = StateName.words(for: kind) else {
      return nil
    }
    let id = position.namer.next(
      words, StateName.tellingWords(for: kind), at: frame.arms[arm].place)
    return id == state.id ? .step(closing: closing, arm: arm) : nil
  }

  /// The words by which the `if` of these tests tells others apart.
  private static func tellingWords(for tests: [JourneyState]) -> String? {
    StateName.tellingWords(for: CheckedStep.Kind(tests))
  }
}

extension OutlineReader {
  /// Goes on by a move.
  private func take(_ move: Move, at position: inout Position) {
    switch move {
    case .test: takeTest(at: &position)
    case .step(let closing, let arm):
      close(closing, thenArm: arm, at: &position)
      takeStep(at: &position)
    case .stage(let closing, let arm):
      close(closing, thenArm: arm, at: &position)
      takeStage(at: &position)
    case .round(let closing):
      close(closing, thenArm: nil, at: &position)
      let step = position.frames.removeLast().step
      position.frames[position.frames.count - 1].add(step)
      position.index += 1
    }
  }

  /// Ends so many blocks, and goes on to an arm of the one that stays open.
  private func close(_ count: Int, thenArm arm: Int?, at position: inout Position) {
    for _ in 0..<count {
      let step = position.frames.removeLast().step
      position.frames[position.frames.count - 1].add(step)
    }
    if let arm { position.frames[position.frames.count - 1].armIndex = arm }
  }

  /// Opens a stage, without taking the state yet.
  private func takeStage(at position: inout Position) {
    let state = states[position.index]
    let frame = position.frames[position.frames.count - 1]
    let name = state.stages[frame.stages.count]
    position.stages.insert(name)
    position.frames.append(
      OutlineFrame(
        .stage(name), arms: [.init(place: frame.place.inside(stage: name), entry: nil)],
        stages: frame.stages + [name]))
  }

  /// Takes a state as the next step.
  private func takeStep(at position: inout Position) {
    let state = states[position.index]
    let frame = position.frames[position.frames.count - 1]
    let place = frame.place
    position.index += 1
    guard let kind = CheckedStep.Kind(state), let words = StateName.words(for: kind) else { return }
    let telling = StateName.tellingWords(for: kind)
    _ = position.namer.name(words, telling, at: place)
    pass(telling, at: &position)
    guard !kind.blockWords.isEmpty else {
      return position.frames[position.frames.count - 1].add(.state(state, blocks: []))
    }
    var opened = OutlineFrame(.state(state), arms: [], stages: frame.stages)
    if case .branch = state.kind { opened.kind = .tests([state]) }
    if let end = NamedStep.endWords(of: kind, words) {
      opened.roundID = position.namer.name(end, telling, at: place)
    }
    opened.ownPlace = place
    opened.setArms(of: kind)
    position.frames.append(opened)
  }

  /// Goes on behind a step, up to which all states so far were named.
  private func pass(_ telling: String?, at position: inout Position) {
    position.frames[position.frames.count - 1].place.pass(telling, number: position.namer.count)
  }

  /// Takes a state as one more test of the `if` that has just begun.
  private func takeTest(at position: inout Position) {
    let state = states[position.index]
    position.index += 1
    var frame = position.frames.removeLast()
    guard case .tests(let tests) = frame.kind, case .branch(let test, _, _) = state.kind else {
      return
    }
    let telling = Self.tellingWords(for: tests)
    _ = position.namer.name(StateName.words(for: test), telling, at: frame.ownPlace)
    pass(telling, at: &position)
    frame.kind = .tests(tests + [state])
    frame.setArms(of: CheckedStep.Kind(tests + [state]))
    position.frames.append(frame)
  }
}
