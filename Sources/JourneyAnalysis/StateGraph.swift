import JourneyModel

/// The states of a definition by number, with the links between them.
struct StateGraph {
  /// The states in the order of the definition; of two with one id the first counts.
  let states: [JourneyState]
  /// The numbers by id.
  let numbers: [String: Int]
  /// Where each state leads on; links to nothing are left out.
  let links: [[Int]]

  /// Reads the graph of a definition.
  init(_ definition: JourneyDefinition) {
    let states = definition.states
    let numbers = Dictionary(
      zip(states.lazy.map(\.id), states.indices), uniquingKeysWith: { first, _ in first })
    self.states = states
    self.numbers = numbers
    links = states.map { state in state.kind.links.compactMap { numbers[$0] } }
  }

  /// The states that can be reached from these, themselves included, over the given links.
  static func reach(from starts: some Sequence<Int>, over links: [[Int]]) -> Set<Int> {
    var found = Set(starts)
    var open = Array(found)
    while let number = open.popLast() {
      for next in links[number] where found.insert(next).inserted { open.append(next) }
    }
    return found
  }

  /// The states that a circle may lead through: those left when what leads nowhere is taken away,
  /// again and again.
  static func circular(_ links: [[Int]]) -> [Int] {
    let sources = reversed(links)
    var waysOn = links.map(\.count)
    var open = waysOn.indices.filter { waysOn[$0] == 0 }
    var isLost = links.map(\.isEmpty)
    while let number = open.popLast() {
      for source in sources[number] where !isLost[source] {
        waysOn[source] -= 1
        guard waysOn[source] == 0 else { continue }
        isLost[source] = true
        open.append(source)
      }
    }
    return links.indices.filter { !isLost[$0] }
  }

  /// The links turned round.
  static func reversed(_ links: [[Int]]) -> [[Int]] {
    var result = links.map { _ in [Int]() }
    for (number, nexts) in links.enumerated() {
      for next in nexts { result[next].append(number) }
    }
    return result
  }
}
