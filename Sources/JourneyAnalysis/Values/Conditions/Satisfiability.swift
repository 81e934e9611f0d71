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
    if formulas.count == 1, case .atom(let atom, let isPositive) = formulas[0] {
      return canHold(atom, isPositive, types) ? .possible : .impossible
    }
    var search = Satisfiability(types: types)
    return search.extend(Tests(), with: formulas, behind: [])
  }

  /// `false` if a test alone cannot come out both ways; `nil` for what is no test alone.
  static func canComeOutBothWays(_ formula: Formula, _ types: ValueTypes) -> Bool? {
    guard case .atom(let atom, _) = formula else { return nil }
    let kind = types.kind(of: atom.subject)
    return [true, false].allSatisfy { isPositive in
      Domain(of: atom.subject, kind: kind, tests: [(atom.test, isPositive)]).hasValue
    }
  }

  /// `false` if a test cannot come out one way: most of what is asked is one test alone, of which
  /// no note need be taken.
  private static func canHold(_ atom: Atom, _ isPositive: Bool, _ types: ValueTypes) -> Bool {
    Domain(
      of: atom.subject, kind: types.kind(of: atom.subject), tests: [(atom.test, isPositive)]
    ).hasValue
  }

  /// Prepares a search.
  private init(types: ValueTypes) {
    self.types = types
  }

  /// The tests of each subject that must come out one way.
  private struct Tests {
    /// The tests.
    var bySubject = SubjectTests()
    /// What can be of the one count of past events among the subjects, test by test, as long as it
    /// is the only one: it agrees with itself.
    var loneCount: [(subject: Subject, domain: Domain)] = []
    /// The counts of past events among the subjects, once there are several.
    var counts: [Subject: CountOrder.Bounds] = [:]
  }

  /// Returns whether tests, further formulas and choices besides can hold together.
  private mutating func extend(
    _ tests: Tests, with formulas: [Formula], behind others: ArraySlice<[Formula]>
  ) -> Verdict {
    var tests = tests
    var choices: [[Formula]] = []
    for formula in formulas {
      guard add(formula, to: &tests, &choices) else { return .impossible }
    }
    choices += others
    return choose(among: choices[...], tests)
  }

  /// Tries the ways of the first choice, each with those of the others.
  private mutating func choose(among choices: ArraySlice<[Formula]>, _ tests: Tests) -> Verdict {
    guard let first = choices.first else { return .possible }
    var verdict = Verdict.impossible
    for part in first {
      guard waysLeft > 0 else { return .unknown }
      waysLeft -= 1
      switch extend(tests, with: [part], behind: choices.dropFirst()) {
      case .possible: return .possible
      case .unknown: verdict = .unknown
      case .impossible: continue
      }
    }
    return verdict
  }

  /// Adds the tests and choices of a formula; `false` if they cannot hold together any more.
  private func add(
    _ formula: Formula, to tests: inout Tests, _ choices: inout [[Formula]]
  ) -> Bool {
    switch formula {
    case .truth(let value): return value
    case .atom(let atom, let isPositive): return add(atom, isPositive, to: &tests)
    case .all(let parts): return parts.allSatisfy { add($0, to: &tests, &choices) }
    case .any(let parts) where parts.count == 1: return add(parts[0], to: &tests, &choices)
    case .any(let parts):
      choices.append(parts)
      return true
    }
  }

  /// Adds a test; `false` if the tests cannot hold together any more.
  private func add(_ atom: Atom, _ isPositive: Bool, to tests: inout Tests) -> Bool {
    let answers = tests.bySubject.add((atom.test, isPositive), of: atom.subject)
    let domain = Domain(of: atom.subject, kind: types.kind(of: atom.subject), tests: answers)
    guard domain.hasValue else { return false }
    return !domain.isOfCount || add(domain, ofCount: atom.subject, to: &tests)
  }

  /// Adds what can be of a count; `false` if the counts cannot all be as they must.
  private func add(_ domain: Domain, ofCount subject: Subject, to tests: inout Tests) -> Bool {
    if tests.counts.isEmpty {
      guard let other = tests.loneCount.last, other.subject != subject else {
        tests.loneCount.append((subject, domain))
        return true
      }
      for (known, domain) in tests.loneCount {
        if let bounds = domain.countBounds(of: known) { tests.counts[known] = bounds }
      }
    }
    guard let bounds = domain.countBounds(of: subject) else { return true }
    tests.counts[subject] = bounds
    return !CountOrder.isBroken(Array(tests.counts.values))
  }
}
