import JourneyModel

/// What is known to hold: numbers of clauses with the numbers of the places that made sure of them.
typealias Facts = [Int: Int]

/// The clauses and places that facts are made of, by number: one for all states of a journey, so
/// that facts are compared by their numbers.
final class FactTable {
  /// The clauses.
  private(set) var clauses: [Formula] = []
  /// What each clause reads.
  private(set) var reads: [Reads] = []
  /// The topics of each clause, by number.
  private var topics: [[Int]] = []
  /// The places.
  private(set) var sources: [FactSource] = []
  /// The numbers of the clauses.
  private var clauseNumbers = Numbering<Formula>()
  /// The numbers of the places.
  private var sourceNumbers = Numbering<FactSource>()
  /// The numbers of the topics.
  private var topicNumbers = Numbering<Topic>()

  /// What clauses that bear on each other have in common.
  enum Topic: Hashable {
    /// A subject.
    case subject(Subject)
    /// How many events of a name there are.
    case count(String)

    /// Creates the topic of a subject.
    init(_ subject: Subject) {
      if case .value(.history(let query)) = subject, query.kind == .count {
        self = .count(query.event)
      } else {
        self = .subject(subject)
      }
    }
  }

  /// The largest clause that is kept: what people write in one condition.
  private static let sizeMax = 40
  /// The most facts that are kept of one state, the newest: further back lies what was asked many
  /// screens before.
  private static let factsMax = 64

  /// Adds the clauses of a formula to what is known.
  func add(_ formula: Formula, from source: FactSource, to facts: inout Facts) {
    let place = number(of: source)
    for clause in formula.clauses where clause.size <= Self.sizeMax && clause != .truth(false) {
      let number = number(of: clause)
      facts[number] = min(facts[number], place)
    }
    guard facts.count > Self.factsMax else { return }
    for number in facts.keys.sorted().prefix(facts.count - Self.factsMax) { facts[number] = nil }
  }

  /// The number of a place.
  private func number(of source: FactSource) -> Int {
    let (number, isNew) = sourceNumbers.number(of: source)
    if isNew { sources.append(source) }
    return number
  }

  /// The number of a clause.
  private func number(of clause: Formula) -> Int {
    let (number, isNew) = clauseNumbers.number(of: clause)
    if isNew {
      clauses.append(clause)
      reads.append(Reads(clause))
      topics.append(numbersOfTopics(in: clause))
    }
    return number
  }

  /// The numbers of the topics of a clause.
  private func numbersOfTopics(in clause: Formula) -> [Int] {
    var numbers: [Int] = []
    clause.visitSubjects { numbers.append(topicNumbers.number(of: Topic($0)).number) }
    return numbers
  }

  /// The place of two that is told.
  private func min(_ left: Int?, _ right: Int) -> Int {
    guard let left, left != right else { return right }
    return sources[right].precedes(sources[left]) ? right : left
  }

  /// What holds on both of two ways.
  func common(_ left: Facts, _ right: Facts) -> Facts {
    var result: Facts = [:]
    for (number, place) in left {
      if let other = right[number] { result[number] = min(place, other) }
    }
    return result
  }

  /// The facts that stay where what some clauses read may have changed.
  func keeping(_ facts: Facts, where stays: (Reads) -> Bool) -> Facts {
    facts.filter { stays(reads[$0.key]) }
  }

  /// The facts that bear on a formula, directly or over others, in order.
  func relevant(_ facts: Facts, to formula: Formula) -> [Int] {
    if facts.isEmpty { return [] }
    var asked: Set<Int> = []
    formula.visitSubjects { subject in
      if let topic = topicNumbers[Topic(subject)] { asked.insert(topic) }
    }
    var rest = Array(facts.keys)
    var result: [Int] = []
    while !asked.isEmpty {
      let found = rest.filter { topics[$0].contains(where: asked.contains) }
      if found.isEmpty { break }
      result += found
      let before = asked.count
      for number in found { asked.formUnion(topics[number]) }
      if asked.count == before { break }
      rest.removeAll { found.contains($0) }
    }
    return result.sorted()
  }
}
