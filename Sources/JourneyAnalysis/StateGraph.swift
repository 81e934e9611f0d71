import JourneyModel

/// The states of a definition by number, with the links between them.
struct StateGraph: Sendable {
  /// The states in the order of the definition; of two with one id the first counts.
  let states: [JourneyState]
  /// The numbers by id.
  let numbers: [String: Int]
  /// Where each state leads on; links to nothing are left out.
  let links: [[Int]]
  /// The states of which a link leads to nothing.
  let broken: [Int]

  /// Reads the graph of a definition.
  init(_ definition: JourneyDefinition) {
    states = definition.states
    var numbers: [String: Int] = [:]
    numbers.reserveCapacity(states.count)
    for number in states.indices {
      if let first = numbers.updateValue(number, forKey: states[number].id) {
        numbers[states[number].id] = first
      }
    }
    self.numbers = numbers
    let areUnique = numbers.count == states.count
    var links: [[Int]] = []
    links.reserveCapacity(states.count)
    var broken: [Int] = []
    for number in states.indices {
      let written = states[number].kind.links
      var found: [Int] = []
      found.reserveCapacity(written.count)
      for id in written {
        // Most states lead on to the one behind them.
        if areUnique, number + 1 < states.count, states[number + 1].id == id {
          found.append(number + 1)
        } else if let next = numbers[id] {
          found.append(next)
        }
      }
      links.append(found)
      if found.count < written.count { broken.append(number) }
    }
    self.links = links
    self.broken = broken
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
    if leadOnlyOn(links) { return [] }
    let sources = reversed(links)
    var waysOn = links.map { $0.count }
    var open = waysOn.indices.filter { waysOn[$0] == 0 }
    var isLost = links.map { $0.isEmpty }
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

  /// `true` if all links lead to a later state, as in most scripts: no circle can be.
  private static func leadOnlyOn(_ links: [[Int]]) -> Bool {
    links.indices.allSatisfy { number in links[number].allSatisfy { $0 > number } }
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
