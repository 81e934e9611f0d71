import JourneyModel

/// Decides whether conditions can hold together, by trying one way after another.
struct Satisfiability {
  /// What can be said.
  enum Verdict {
    /// Never.
    case impossible
    /// As far as can be seen.
    case possible
    /// There are more ways to hold than are tried.
    case unknown
  }

  /// The most ways that are tried: conditions of people have a handful, and a thousand of them are
  /// looked through within a millisecond or two.
  static let waysMax = 400

  /// The types of what is asked about.
  private let types: ValueTypes
  /// The ways that may still be tried.
  private var waysLeft = Self.waysMax

  /// Returns whether conditions can hold together.
  static func verdict(_ formulas: [Formula], _ types: ValueTypes) -> Verdict {
    var search = Satisfiability(types: types)
    return search.extend(Tests(), with: formulas.flatMap(\.clauses))
  }

  /// Prepares a search.
  private init(types: ValueTypes) {
    self.types = types
  }

  /// The tests of each subject that must come out one way.
  private struct Tests {
    /// The tests.
    var bySubject = SubjectTests()
    /// The counts of past events among the subjects.
    var counts: [Subject: CountOrder.Bounds] = [:]
  }

  /// Returns whether tests and further clauses can hold together.
  private mutating func extend(_ tests: Tests, with clauses: [Formula]) -> Verdict {
    var tests = tests
    var choices: [[Formula]] = []
    for clause in clauses {
      switch clause {
      case .truth(true): continue
      case .truth(false): return .impossible
      case .atom(let atom, let isPositive):
        if !add(atom, isPositive, to: &tests) { return .impossible }
      case .all(let parts): choices += parts.map { [$0] }
      case .any(let parts): choices.append(parts)
      }
    }
    return choose(among: choices[...], tests)
  }

  /// Tries the ways of the first choice, each with those of the others.
  private mutating func choose(among choices: ArraySlice<[Formula]>, _ tests: Tests) -> Verdict {
    guard let first = choices.first else { return .possible }
    let others = choices.dropFirst().map { Formula.any($0) }
    var verdict = Verdict.impossible
    for part in first {
      guard waysLeft > 0 else { return .unknown }
      waysLeft -= 1
      switch extend(tests, with: part.clauses + others) {
      case .possible: return .possible
      case .unknown: verdict = .unknown
      case .impossible: continue
      }
    }
    return verdict
  }

  /// Adds a test; `false` if the tests cannot hold together any more.
  private func add(_ atom: Atom, _ isPositive: Bool, to tests: inout Tests) -> Bool {
    let kind: ValueTypes.Kind =
      if case .value(let value) = atom.subject { types.kind(of: value) } else { .anything }
    let answers = tests.bySubject.add((atom.test, isPositive), of: atom.subject)
    let domain = Domain(subject: atom.subject, kind: kind, tests: answers)
    guard domain.hasValue else { return false }
    guard let bounds = domain.countBounds else { return true }
    tests.counts[atom.subject] = bounds
    return !CountOrder.isBroken(Array(tests.counts.values))
  }
}
