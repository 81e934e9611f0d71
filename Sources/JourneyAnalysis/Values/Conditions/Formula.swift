import JourneyModel

/// A condition in its normal form: tests and their opposites, joined by `and` and `or`.
indirect enum Formula: Hashable {
  /// Always or never.
  case truth(Bool)
  /// A test, or its opposite.
  case atom(Atom, Bool)
  /// All hold.
  case all([Formula])
  /// One holds.
  case any([Formula])

  /// The opposite.
  var negated: Formula {
    switch self {
    case .truth(let value): .truth(!value)
    case .atom(let atom, let isPositive): .atom(atom, !isPositive)
    case .all(let parts): .any(parts.map(\.negated))
    case .any(let parts): .all(parts.map(\.negated))
    }
  }

  /// The parts that all have to hold.
  var clauses: [Formula] {
    switch self {
    case .truth(true): []
    case .all(let parts): parts.flatMap(\.clauses)
    case .any(let parts) where parts.count == 1: parts[0].clauses
    case .truth(false), .atom, .any: [self]
    }
  }

  /// Visits the subjects of its tests, some of them more than once.
  func visitSubjects(_ visit: (Subject) -> Void) {
    switch self {
    case .truth: return
    case .atom(let atom, _): visit(atom.subject)
    case .all(let parts), .any(let parts): for part in parts { part.visitSubjects(visit) }
    }
  }

  /// The number of its tests.
  var size: Int {
    switch self {
    case .truth, .atom: 1
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.size }
    }
  }
}
