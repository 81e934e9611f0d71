import JourneyModel

/// Turns the nested steps of a journey into the states of a graph.
struct GraphBuilder {
  /// The id of the state that ends a run as completed.
  static let endID = "end"

  /// Where a block leads on.
  indirect enum Link {
    /// The state of this id.
    case state(String)
    /// The first state of these steps, or of what comes behind them.
    case steps(ArraySlice<NamedStep>, behind: Link)
  }

  /// The script, for the lines.
  private let source: SourceFile
  /// The states so far, in the order of the script.
  private(set) var states: [JourneyState] = []
  /// The places of the steps that the states stand for.
  private(set) var spans: [String: SourceSpan] = [:]
  /// The jumps that lead back to themselves.
  private(set) var circles: [SourceSpan] = []
  /// The stages by name, with where each leads on.
  private var stages: [String: Link] = [:]
  /// The stages around the step that is being built, the outermost first.
  private var around: [String] = []

  /// Creates a builder.
  init(source: SourceFile) {
    self.source = source
    states.reserveCapacity(Self.usualCount)
    spans.reserveCapacity(Self.usualCount)
  }

  /// As many states as most journeys have, for which there is room from the beginning.
  private static let usualCount = 24

  /// Builds the graph of a journey; returns the id of its first state.
  mutating func build(_ steps: [CheckedStep]) -> String {
    var namer = StateNamer(reserved: [Self.endID])
    let named = NamedStep.name(steps, at: StepPlace(), with: &namer)
    let end = Link.state(Self.endID)
    if Self.holdsStage(named) { collectStages(named[...], behind: end) }
    build(named[...], behind: end)
    let start = id(of: .steps(named[...], behind: end))
    if start == Self.endID || states.contains(where: { $0.kind.links.contains(Self.endID) }) {
      states.append(JourneyState(id: Self.endID, kind: .end))
    }
    return start
  }

  /// `true` if a stage stands among steps, or in a block of them.
  private static func holdsStage(_ steps: [NamedStep]) -> Bool {
    steps.contains { step in
      if case .stage = step.step.kind { return true }
      return step.blocks.contains(where: holdsStage)
    }
  }

  /// Notes where each stage leads on.
  private mutating func collectStages(_ steps: ArraySlice<NamedStep>, behind link: Link) {
    for index in steps.indices {
      let step = steps[index]
      let next = Link.steps(steps[(index + 1)...], behind: link)
      if case .stage(let name, _) = step.step.kind, stages[name] == nil {
        stages[name] = .steps(step.onlyBlock, behind: next)
      }
      let inner = step.blockEnd.map { Link.state($0) } ?? next
      for block in step.blocks { collectStages(block[...], behind: inner) }
    }
  }

  /// Builds the states of a block that leads on to a link.
  private mutating func build(_ steps: ArraySlice<NamedStep>, behind link: Link) {
    for index in steps.indices {
      build(steps[index], next: .steps(steps[(index + 1)...], behind: link))
    }
  }

  /// Builds the states of one step and of the blocks inside it.
  private mutating func build(_ step: NamedStep, next link: Link) {
    let outer = around
    if case .stage(let name, _) = step.step.kind { around.append(name) }
    let next = id(of: link)
    switch step.step.kind {
    case .stage, .goTo: break
    case .branch(let branches, _): addBranches(branches, of: step, next: link)
    default: add(kind(of: step, next: next, link: link), id: step.ids[0], at: step.step.span)
    }
    let inner = step.blockEnd.map { Link.state($0) } ?? link
    for block in step.blocks { build(block[...], behind: inner) }
    if let end = step.blockEnd { add(step.endKind, id: end, at: step.step.span) }
    around = outer
  }

  /// Adds a state.
  private mutating func add(_ kind: JourneyState.Kind, id: String, at span: SourceSpan) {
    states.append(
      JourneyState(id: id, kind: kind, stages: around, line: source.line(at: span.start)))
    spans[id] = span
  }

  /// Adds a state for each test of an `if`; each but the last leads on to the next one.
  private mutating func addBranches(
    _ branches: [CheckedBranch], of step: NamedStep, next link: Link
  ) {
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let otherwise = isLast ? entry(of: step, block: index + 1, link) : step.ids[index + 1]
      let then = entry(of: step, block: index, link)
      add(
        .branch(test: branch.test, then: then, otherwise: otherwise), id: step.ids[index],
        at: index == 0 ? step.step.span : branch.keyword)
    }
  }

  /// The state that a block inside a step begins with.
  private mutating func entry(of step: NamedStep, block index: Int, _ link: Link) -> String {
    id(of: .steps(step.blocks[index][...], behind: link))
  }

  /// The state that a link leads to.
  ///
  /// A jump that leads back to itself leads nowhere: it is noted, and the end stands in for it.
  private mutating func id(of link: Link) -> String {
    // Most links lead to a step that makes a state.
    if case .steps(let steps, _) = link, !steps.isEmpty, let id = steps[steps.startIndex].ids.first
    {
      return id
    }
    var link = link
    var jumps: Set<String> = []
    while case .steps(let steps, let behind) = link {
      guard let first = steps.first else {
        link = behind
        continue
      }
      if let id = first.ids.first { return id }
      guard case .goTo(let name) = first.step.kind else {
        link = .steps(first.onlyBlock, behind: .steps(steps.dropFirst(), behind: behind))
        continue
      }
      guard jumps.insert(name).inserted, let target = stages[name] else {
        if !circles.contains(first.step.span) { circles.append(first.step.span) }
        return Self.endID
      }
      link = target
    }
    if case .state(let id) = link { return id }
    return Self.endID
  }

  /// The kind of the state for a step that makes one.
  private mutating func kind(
    of step: NamedStep, next: String, link: Link
  ) -> JourneyState.Kind {
    switch step.step.kind {
    case .wait(let length, let upTo): return .wait(length: length, upTo: upTo, next: next)
    case .waitUntil(let moment): return .waitUntil(moment, next: next)
    case .waitWithout(let length, let pattern, let timesMax):
      return .waitWithout(length, pattern, timesMax: timesMax, next: next)
    case .waitArms(let arms, let bound, _): return waitKind(arms, bound, of: step, link)
    case .upon(let moment, _):
      return .upon(moment, body: entry(of: step, block: 0, link), next: next)
    case .send(let send): return .send(send, next: next)
    case .call(let call): return .call(call, next: next)
    case .set(let path, let value): return .set(path: path, value, next: next)
    case .assign(let name, let value): return .assign(name: name, value, next: next)
    case .emit(let event, let arguments): return .emit(event: event, arguments, next: next)
    case .start(let journey, let arguments):
      return .start(journey: journey, arguments, next: next)
    case .choose(let value, let choices, _): return chooseKind(value, choices, of: step, link)
    case .split(let name, let shares): return splitKind(name, shares, of: step, link)
    case .loop(let timesMax, let every, let until, _):
      let end = Link.state(step.blockEnd ?? next)
      return .loop(
        timesMax: timesMax, every: every, until: until, body: entry(of: step, block: 0, end),
        next: next)
    case .parallel(let isFirst, let branches):
      let end = Link.state(step.blockEnd ?? next)
      let starts = branches.indices.map { entry(of: step, block: $0, end) }
      return .parallel(isFirst: isFirst, branches: starts, next: next)
    case .stop(let reason): return .stop(reason: reason)
    case .branch, .stage, .goTo: return .end
    }
  }

  /// The kind for a wait with arms.
  private mutating func waitKind(
    _ arms: [CheckedArm], _ bound: JourneyState.WaitBound?, of step: NamedStep, _ link: Link
  ) -> JourneyState.Kind {
    var built: [JourneyState.Arm] = []
    for (index, arm) in arms.enumerated() {
      built.append(.init(condition: arm.condition, next: entry(of: step, block: index, link)))
    }
    let otherwise = bound == nil ? nil : entry(of: step, block: arms.count, link)
    return .waitArms(arms: built, bound: bound, otherwise: otherwise)
  }

  /// The kind for a choice.
  private mutating func chooseKind(
    _ value: Expression, _ choices: [CheckedChoice], of step: NamedStep, _ link: Link
  ) -> JourneyState.Kind {
    var built: [JourneyState.Choice] = []
    for (index, choice) in choices.enumerated() {
      built.append(.init(values: choice.values, next: entry(of: step, block: index, link)))
    }
    return .choose(
      value, choices: built, otherwise: entry(of: step, block: choices.count, link))
  }

  /// The kind for a split.
  private mutating func splitKind(
    _ name: String, _ shares: [CheckedShare], of step: NamedStep, _ link: Link
  ) -> JourneyState.Kind {
    var arms: [JourneyState.SplitArm] = []
    for (index, share) in shares.enumerated() {
      let next = entry(of: step, block: index, link)
      arms.append(.init(label: share.label, percent: share.percent, next: next))
    }
    return .split(name: name, arms: arms)
  }
}

extension NamedStep {
  /// The block of a step that has one, such as a stage.
  fileprivate var onlyBlock: ArraySlice<NamedStep> { (blocks.first ?? [])[...] }

  /// The state at the end of each round or branch, for a step that goes on when they are done.
  fileprivate var blockEnd: String? {
    switch step.kind {
    case .loop, .parallel: ids.last
    default: nil
    }
  }

  /// The kind of that state.
  fileprivate var endKind: JourneyState.Kind {
    if case .parallel = step.kind { return .join(parallel: ids[0]) }
    return .again(loop: ids[0])
  }
}
