import JourneyModel

/// Follows what is known of values along the ways through a journey.
///
/// A fact is kept at a state if every way there has it. Ways on which nobody can go are not
/// followed; what has not been reached in the end, nobody reaches.
struct ValueFlow {
  /// The definition.
  let definition: JourneyDefinition
  /// Its graph.
  let graph: StateGraph
  /// What conditions say of each other.
  let conditions: Conditions
  /// The clauses and their places.
  let table = FactTable()
  /// What is known on entering each state; `nil` where nobody comes.
  private(set) var facts: [Facts?]
  /// Whether the way on from each state has to be looked at.
  private var isOpen: [Bool]
  /// How many have to be.
  private var openCount = 0
  /// What the branches of each parallel state may change, by number of the state.
  let parallels: [Int: ParallelRegion]
  /// The regions around each state.
  let regions: [Int: [ParallelRegion.Part]]

  /// The most times that a state is looked at, each time as it has lost a fact or got an earlier
  /// place for one.
  ///
  /// Beyond, all facts of it are given up, so that no graph takes long.
  private static let visitsMax = 64

  /// A way on from a state, with what is known on it.
  struct Way {
    /// The id of the state it leads to.
    var target: String
    /// What is known there.
    var facts: Facts
  }

  /// Follows a definition from its triggers on.
  init(_ definition: JourneyDefinition, _ graph: StateGraph) {
    self.definition = definition
    self.graph = graph
    conditions = Conditions(definition)
    facts = definition.states.map { _ in nil }
    isOpen = definition.states.map { _ in false }
    parallels = ParallelRegion.all(in: graph)
    regions = ParallelRegion.parts(of: parallels)
    guard let start = graph.numbers[definition.start] else { return }
    facts[start] = entryFacts()
    open(start)
    run(from: start)
  }

  /// Notes that the way on from a state has to be looked at.
  private mutating func open(_ number: Int) {
    if isOpen[number] { return }
    isOpen[number] = true
    openCount += 1
  }

  /// Looks at states, those further up first, until nothing changes any more.
  private mutating func run(from start: Int) {
    let order = forwardOrder(from: start)
    var visits = order.map { _ in 0 }
    while openCount > 0 {
      for (place, number) in order.enumerated() where isOpen[number] {
        isOpen[number] = false
        openCount -= 1
        visits[place] += 1
        if visits[place] > Self.visitsMax { facts[number] = [:] }
        guard let known = facts[number] else { continue }
        for way in ways(from: number, knowing: known) { arrive(by: way) }
      }
    }
  }

  /// Notes what is known on a way into a state.
  private mutating func arrive(by way: Way) {
    guard let number = graph.numbers[way.target] else { return }
    let arriving = admitted(way.facts, to: number)
    guard let before = facts[number] else {
      facts[number] = arriving
      open(number)
      return
    }
    let after = table.common(before, arriving)
    guard after != before else { return }
    facts[number] = after
    open(number)
  }

  /// What may be taken into a state: nothing that a branch beside it can change.
  private func admitted(_ facts: Facts, to number: Int) -> Facts {
    guard let parts = regions[number] else { return facts }
    return table.keeping(facts) { reads in parts.allSatisfy { !$0.othersChange(reads) } }
  }

  /// The states that can be reached, each behind those that lead to it as far as can be.
  private func forwardOrder(from start: Int) -> [Int] {
    var order: [Int] = []
    var isSeen = graph.links.map { _ in false }
    isSeen[start] = true
    var path: [(number: Int, taken: Int)] = [(start, 0)]
    while let (number, taken) = path.last {
      guard taken < graph.links[number].count else {
        order.append(number)
        path.removeLast()
        continue
      }
      path[path.count - 1].taken += 1
      let next = graph.links[number][taken]
      if !isSeen[next] { path.append((next, 0)) }
      isSeen[next] = true
    }
    return order.reversed()
  }

  /// `true` if somebody comes to a state.
  func reaches(_ id: String) -> Bool {
    graph.numbers[id].map { facts[$0] != nil } ?? false
  }
}
