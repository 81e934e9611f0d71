import JourneyModel

/// Unrolls the states of a definition into the nodes of a timed graph.
struct TimedGraphBuilder {
  /// The definition.
  let definition: JourneyDefinition
  /// Its states and links.
  let graph: StateGraph
  /// Its loops.
  let loops: LoopTable
  /// The longest that quiet hours can hold a message; `nil` if they hold none.
  let hold: Stretch?
  /// The nodes so far.
  private(set) var nodes: [TimedGraph.Node] = []
  /// The clocks of the loops, in the order of `loops`.
  private(set) var clocks: [TimedGraph.Clock] = []
  /// The number of the node at which a run has ended.
  private(set) var end = 0
  /// The times that runs come to by the clock.
  private(set) var timetable: Timetable
  /// Where branches begin that go on side by side, by node.
  private(set) var forks: [Int: TimedGraph.Fork] = [:]
  /// The numbers of the nodes by their places.
  private var numbers: [Place: Int] = [:]
  /// The places by number.
  private var places: [Place] = []

  /// How far a message has come.
  enum Sending: Hashable {
    /// It is reached, and may be held.
    case reached
    /// It leaves.
    case leaving
    /// Its answer is waited for.
    case awaited
  }

  /// What tells one node from another.
  struct Place: Hashable {
    /// The state; `nil` for the end.
    var state: Int?
    /// How far a message has come.
    var sending = Sending.reached
    /// The round that each loop is in; `nil` where it has not begun or does not matter.
    var rounds: [Int?]
    /// The numbers of the branches that it stands in, the outermost first.
    var branch: [Int] = []
    /// The time that the clock shows here; `nil` where it may be any.
    var clock: ShownClock?
  }

  /// Prepares the unrolling of a definition.
  init(_ definition: JourneyDefinition) {
    self.definition = definition
    graph = StateGraph(definition)
    loops = LoopTable(graph)
    hold = QuietSpans(definition.settings).longestHold
    timetable = Timetable(home: definition.settings.timeZone)
    clocks = loops.loops.map { TimedGraph.Clock(every: $0.every.map { Stretch($0) }) }
  }

  /// Unrolls the states; `false` if there are too many nodes.
  mutating func build() -> Bool {
    guard let start = graph.numbers[definition.start] else { return false }
    let clock = definition.onlyTrigger.flatMap {
      ShownClock(at: $0, zone: definition.settings.timeZone)?.forSteps
    }
    _ = number(of: Place(state: start, rounds: loops.loops.map { _ in nil }, clock: clock))
    end = number(of: Place(state: nil, rounds: loops.loops.map { _ in nil }))
    var next = 0
    while next < places.count {
      if places.count > TimedGraph.nodesMax { return false }
      if places[next].state != nil { fill(next) }
      next += 1
    }
    return true
  }

  /// The number of a place; rounds that do not matter there are forgotten.
  private mutating func number(of place: Place) -> Int {
    var place = place
    for index in loops.loops.indices where place.rounds[index] != nil {
      let matters = place.state.map { loops.loops[index].alive.contains($0) } ?? false
      if !matters { place.rounds[index] = nil }
    }
    if let number = numbers[place] { return number }
    numbers[place] = places.count
    places.append(place)
    nodes.append(TimedGraph.Node(state: place.state, branch: place.branch))
    return places.count - 1
  }

  /// The node of a state that is reached from a place at once.
  private mutating func node(_ id: String, from place: Place) -> Int {
    node(id, from: place, at: place.clock)
  }

  /// The node of a state that is reached from a place, at a time that the clock shows.
  private mutating func node(_ id: String, from place: Place, at clock: ShownClock?) -> Int {
    guard let state = graph.numbers[id] else { return end }
    return number(
      of: Place(state: state, rounds: place.rounds, branch: place.branch, clock: clock))
  }

  /// Adds the ways on from a node.
  private mutating func fill(_ number: Int) {
    let place = places[number]
    guard let index = place.state else { return }
    let state = graph.states[index]
    switch state.kind {
    case .send(let action, let next): fillSend(number, action, next)
    case .loop(let timesMax, _, let until, let body, let next):
      fillLoop(number, timesMax, until != nil, body: body, next: next)
    case .again(let loop): fillAgain(number, loop)
    case .end, .stop: nodes[number].edges = [.init(target: end)]
    case .parallel(let isFirst, let branches, let next):
      fillFork(number, isFirst, branches, next)
    case .join: break
    default:
      nodes[number].isWait = state.kind.isWait
      nodes[number].edges = steps(of: state.kind).map { step in
        if let moment = state.kind.moment(of: step.cause) {
          return edge(step, until: moment, from: place)
        }
        return state.kind.isWait
          ? edge(step, behind: state.kind, from: place)
          : .init(target: node(step.next, from: place), cause: step.cause)
      }
    }
  }

  /// The way on from a wait for a moment: how far that is hangs on what the clock shows.
  private mutating func edge(
    _ step: TimedStep, until moment: MomentExpression, from place: Place
  ) -> TimedGraph.Edge {
    let home = definition.settings.timeZone
    let shown = ShownClock(at: moment, zone: home).map { place.clock?.reaching($0) ?? $0 }
    // Branches side by side keep to no timetable: what stands for them together has none.
    let time = place.branch.isEmpty ? shown.map { timetable.number(of: $0) } : nil
    return .init(
      target: node(step.next, from: place, at: shown?.forSteps),
      range: place.clock?.time(until: shown, home: home) ?? step.range, cause: step.cause,
      comesTo: time)
  }

  /// The way on from a wait for something else: within a day its time is one by the clock, too.
  private mutating func edge(
    _ step: TimedStep, behind wait: JourneyState.Kind, from place: Place
  ) -> TimedGraph.Edge {
    let home = definition.settings.timeZone
    let clock = place.clock?.behind(wait, home: home)
    let isWithinDay = clock?.isAtHome(home) ?? false
    return .init(
      target: node(step.next, from: place, at: clock),
      range: isWithinDay ? step.range.withinDay : step.range, cause: step.cause)
  }

  /// The ways on from a state, but for the arms of events that make a run exit first.
  private func steps(of kind: JourneyState.Kind) -> [TimedStep] {
    let steps = kind.steps(in: definition.settings.timeZone)
    guard case .waitArms(let arms, _, _) = kind else { return steps }
    return steps.filter { step in
      guard case .arm(let index) = step.cause, case .event(let arm) = arms[index].condition else {
        return true
      }
      return !definition.settings.exits.contains { rule in
        if case .event(let exit) = rule { return exit.covers(arm, in: definition) }
        return false
      }
    }
  }

  /// Adds the ways on from a message, held or not, and waited for where its outcome has a name.
  private mutating func fillSend(_ number: Int, _ action: SendAction, _ next: String) {
    let place = places[number]
    var after = place
    after.clock = nil
    if place.sending == .awaited {
      let answer = TimeRange(.zero, Stretch(JourneyState.Kind.answer))
      nodes[number].isWait = true
      nodes[number].edges = [.init(target: node(next, from: after), range: answer)]
      return
    }
    let isNeverHeld = place.clock?.isAwake(through: definition.settings) ?? false
    if let hold, action.kind == .marketing, place.sending == .reached, !isNeverHeld {
      after.sending = .leaving
      nodes[number].isWait = true
      nodes[number].edges = [.init(target: self.number(of: after), range: TimeRange(.zero, hold))]
      return
    }
    nodes[number].sends = true
    after.sending = .awaited
    let target = action.binding == nil ? node(next, from: place) : self.number(of: after)
    nodes[number].edges = [.init(target: target)]
  }

  /// Begins the branches of a fork.
  ///
  /// What stands for all of them together is added once the whole graph is known; their ends lead
  /// nowhere by themselves.
  private mutating func fillFork(
    _ number: Int, _ isFirst: Bool, _ branches: [String], _ next: String
  ) {
    let place = places[number]
    let starts = branches.enumerated().map { index, id in
      var inside = place
      inside.branch.append(index)
      return node(id, from: inside)
    }
    forks[number] = TimedGraph.Fork(
      node: number, isFirst: isFirst, starts: starts, next: node(next, from: place, at: nil))
  }

  /// Adds the ways on from a loop: into its first round, or past it.
  private mutating func fillLoop(
    _ number: Int, _ timesMax: Int, _ hasUntil: Bool, body: String, next: String
  ) {
    if timesMax > 0 {
      nodes[number].edges.append(beginRound(1, of: body, from: number, after: nil))
    }
    if hasUntil || timesMax <= 0 {
      nodes[number].edges.append(.init(target: node(next, from: places[number])))
    }
  }

  /// The way into a round of the loop at a node.
  private mutating func beginRound(
    _ round: Int, of body: String, from number: Int, after clock: Int?
  ) -> TimedGraph.Edge {
    var place = places[number]
    let loop = loops.index(ofState: place.state ?? 0)
    if let loop { place.rounds[loop] = round }
    return .init(
      target: node(body, from: place), awaits: clock, starts: loop.map { $0 + 1 })
  }

  /// Adds the ways on from the end of a round.
  private mutating func fillAgain(_ number: Int, _ id: String) {
    guard let state = graph.numbers[id], let loop = loops.index(ofState: state),
      case .loop(let timesMax, let every, let until, let body, let next) = graph.states[state].kind
    else { return nodes[number].edges = [.init(target: end)] }
    let place = places[number]
    guard let round = place.rounds[loop], round < timesMax else {
      return nodes[number].edges = [.init(target: node(next, from: place))]
    }
    nodes[number].isWait = every != nil
    var begun = place
    begun.rounds[loop] = round + 1
    begun.clock = every == nil ? place.clock : nil
    let clock = every == nil ? nil : loop + 1
    var edges = [
      TimedGraph.Edge(target: node(body, from: begun), awaits: clock, starts: loop + 1)
    ]
    if until != nil {
      edges.append(.init(target: node(next, from: place, at: begun.clock), awaits: clock))
    }
    nodes[number].edges = edges
  }
}
