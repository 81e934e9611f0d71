import JourneyModel

extension ValueAnalysis {
  /// Why something cannot be: the places that made sure of it; none if it cannot be anywhere.
  struct Reason {
    /// The places, the last one asked first.
    var sources: [FactSource] = []

    /// `true` if branches that were passed by are the whole of it.
    var isPassedBy: Bool { !sources.isEmpty && sources.allSatisfy { $0.way == .passed } }

    /// The places in words: `line 3 and line 5`.
    var places: String {
      var seen: [String] = []
      for source in sources where !seen.contains(source.place) { seen.append(source.place) }
      guard let last = seen.last, seen.count > 1 else { return seen.first ?? "" }
      return seen.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The places one a line, with what each made sure of.
    var details: [String] {
      sources.count < 2
        ? [] : sources.map { "\($0.place): `\(ExpressionText.short($0.condition))`" }
    }

    /// What the places made sure of: "`a is 1`, as line 3 has made sure".
    var words: String {
      guard let first = sources.first else { return "" }
      if sources.count > 1 { return "\(places) have made sure of it" }
      return "\(first.place) has made sure of `\(ExpressionText.short(first.condition))`"
    }
  }

  /// The most facts among which the few that matter are sought one by one.
  private static let factsMax = 24

  /// Returns why a formula cannot hold beside what is known; `nil` if it can.
  func reason(against formula: Formula, _ facts: Facts) -> Reason? {
    if !conditions.canHold([formula]) { return Reason() }
    let table = flow.table
    var numbers = table.relevant(facts, to: formula)
    if numbers.isEmpty { return nil }
    let clauses = numbers.map { table.clauses[$0] }
    if conditions.canHold(clauses + [formula]) { return nil }
    if let single = numbers.first(where: { !conditions.canHold([table.clauses[$0], formula]) }) {
      numbers = [single]
    } else if numbers.count <= Self.factsMax {
      numbers = needed(numbers, against: formula)
    }
    return Reason(sources: sources(of: numbers, in: facts))
  }

  /// The facts that cannot be left out.
  private func needed(_ numbers: [Int], against formula: Formula) -> [Int] {
    var kept = numbers
    for number in numbers {
      let others = kept.filter { $0 != number }
      if !conditions.canHold(others.map { flow.table.clauses[$0] } + [formula]) { kept = others }
    }
    return kept
  }

  /// The places of some facts, those further up first.
  private func sources(of numbers: [Int], in facts: Facts) -> [FactSource] {
    let places = Set(numbers.compactMap { facts[$0] })
    return places.map { flow.table.sources[$0] }.sorted { $0.precedes($1) }
  }

  /// Returns why a condition never holds here; `nil` if it may.
  func reasonAgainst(_ condition: Expression, _ facts: Facts) -> Reason? {
    condition.readsAnything ? reason(against: conditions.formula(condition), facts) : nil
  }

  /// Returns why a condition always holds here; `nil` if it may not.
  func reasonFor(_ condition: Expression, _ facts: Facts) -> Reason? {
    condition.readsAnything
      ? reason(against: conditions.formula(condition).negated, facts) : nil
  }

  /// `true` if a condition always holds only as the catalog says that a value is never missing.
  func holdsByDeclaration(_ condition: Expression, in scope: Conditions) -> Bool {
    var wary = scope
    wary.types.trustsRequired = false
    return wary.canHold([wary.formula(condition).negated])
  }
}
