internal import JourneyModel

/// Why an expression that a test expects does not hold.
extension TestSession {
  /// Throws unless an expression holds; what it asks of is told with its value.
  func check(_ test: Expression, types: FactTypes) throws(TestMistake) {
    guard try values(of: [test], types: types).first?.boolean != true else { return }
    let asked = test.asked
    let values = try values(of: asked, types: types)
    let spelling = ExpressionSpelling()
    let told = zip(asked, values).map { "`\(spelling.text($0))` is \(Self.spelled($1))" }
    throw TestMistake(
      told.isEmpty ? "this does not hold" : "this does not hold: \(told.joined(separator: ", "))")
  }

  /// A value as people read it.
  private static func spelled(_ value: JSONNode) -> String {
    if case .null = value.value { return "missing" }
    return String(decoding: JSONWriter.compact(value), as: UTF8.self)
  }
}

extension Expression {
  /// What a condition asks of, each thing once: the sides of its comparisons that stand for
  /// something else than themselves.
  fileprivate var asked: [Expression] {
    var seen: Set<Expression> = []
    return sides.filter { !$0.isPlain && seen.insert($0).inserted }
  }

  /// The sides of all comparisons in a condition.
  private var sides: [Expression] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.sides)
    case .not(let test): test.sides
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right):
      [left, right]
    case .isBetween(let value, let low, let high): [value, low, high]
    case .isKnown(let value), .age(let value, _, _, _): [value]
    case .path: [self]
    default: []
    }
  }

  /// `true` for what stands for itself.
  private var isPlain: Bool {
    switch self {
    case .literal: true
    case .list(let elements): elements.allSatisfy(\.isPlain)
    default: false
    }
  }
}
