import JourneyEngine
import JourneyMachine
import JourneyModel
import JourneyTools
import Testing

/// What decided, and the smallest change, held against trying every change of random conditions.
@Suite struct ReasoningTests {
  /// A row of numbers that is the same each time.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// The most terms of a condition: every change of them is tried.
  private static let termsMax = 8

  /// A random condition over terms of their own.
  private func condition(
    depth: Int, terms: inout [Expression], with dice: inout Dice
  ) -> Expression {
    if depth == 0 || terms.count + 2 > Self.termsMax || Int.random(in: 0..<4, using: &dice) == 0 {
      let term = Expression.path(.user, ["t\(terms.count)"])
      terms.append(term)
      return term
    }
    let kind = Int.random(in: 0..<5, using: &dice)
    if kind == 0 { return .not(condition(depth: depth - 1, terms: &terms, with: &dice)) }
    let count = Int.random(in: 2...3, using: &dice)
    var parts: [Expression] = []
    for _ in 0..<count where terms.count < Self.termsMax {
      parts.append(condition(depth: depth - 1, terms: &terms, with: &dice))
    }
    return kind < 3 ? .and(parts) : .or(parts)
  }

  /// A condition with the values of its terms.
  private func evidence(_ condition: Expression, _ values: [Expression: Bool]) -> Evidence {
    let parts: [Expression] =
      switch condition {
      case .and(let parts), .or(let parts): parts
      case .not(let inner): [inner]
      default: []
      }
    let seen = parts.map { evidence($0, values) }
    let isTrue =
      switch condition {
      case .and: seen.allSatisfy(\.value.isTrue)
      case .or: seen.contains(where: \.value.isTrue)
      case .not: !(seen.first?.value.isTrue ?? false)
      default: values[condition] ?? false
      }
    return Evidence(expression: condition, value: .boolean(isTrue), parts: seen)
  }

  @Test func `the changes turn a condition, and no fewer do`() {
    var dice = Dice(state: 7)
    for _ in 0..<600 {
      var terms: [Expression] = []
      let condition = condition(depth: 4, terms: &terms, with: &dice)
      let values = Dictionary(
        uniqueKeysWithValues: terms.map { ($0, Bool.random(using: &dice)) })
      let seen = evidence(condition, values)
      guard let changes = Reasoning.changes(to: !seen.value.isTrue, of: seen) else {
        Issue.record("nothing turns \(condition.spelled)")
        continue
      }
      var turned = values
      for change in changes { turned[change.term.expression] = change.wanted }
      #expect(evidence(condition, turned).value.isTrue != seen.value.isTrue)
      let fewest = (0..<(1 << terms.count)).filter { mask in
        var tried = values
        for (index, term) in terms.enumerated() where mask & 1 << index != 0 {
          tried[term]?.toggle()
        }
        return evidence(condition, tried).value.isTrue != seen.value.isTrue
      }.map(\.nonzeroBitCount).min()
      #expect(changes.count == fewest, "\(condition.spelled) with \(values)")
    }
  }

  @Test func `the terms that decided do so whatever the others are, and none can be left out`() {
    var dice = Dice(state: 8)
    for _ in 0..<600 {
      var terms: [Expression] = []
      let condition = condition(depth: 4, terms: &terms, with: &dice)
      let values = Dictionary(
        uniqueKeysWithValues: terms.map { ($0, Bool.random(using: &dice)) })
      let seen = evidence(condition, values)
      let deciding = Set(Reasoning.deciding(seen).map(\.expression))
      #expect(settles(condition, deciding, terms, values, seen.value.isTrue))
      for left in deciding {
        #expect(!settles(condition, deciding.subtracting([left]), terms, values, seen.value.isTrue))
      }
    }
  }

  /// `true` if a condition comes out the same whatever the terms are that are not held.
  private func settles(
    _ condition: Expression, _ held: Set<Expression>, _ terms: [Expression],
    _ values: [Expression: Bool], _ outcome: Bool
  ) -> Bool {
    let free = terms.filter { !held.contains($0) }
    return (0..<(1 << free.count)).allSatisfy { mask in
      var tried = values
      for (index, term) in free.enumerated() where mask & 1 << index != 0 { tried[term]?.toggle() }
      return evidence(condition, tried).value.isTrue == outcome
    }
  }
}
