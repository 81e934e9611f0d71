/// Spells an expression as a script does: the words of the language, with no more brackets than its
/// meaning needs.
///
/// What is spelled is read back as the same expression, but for what a script cannot say: `and` and
/// `or` of less than two parts, and names that are given by `as` and are no words.
public struct ExpressionSpelling: Sendable {
  /// `true` where nobody has entered yet, as in a trigger: `matching` cannot stand there.
  public var isBeforeEntry: Bool

  /// Creates a spelling.
  public init(isBeforeEntry: Bool = false) {
    self.isBeforeEntry = isBeforeEntry
  }

  /// How tightly a form of expression binds, the loosest first.
  enum Tightness: Int, Comparable {
    case or, and, not, test, `default`, sum, product, sign, operand

    /// The order, the loosest first.
    static func < (left: Tightness, right: Tightness) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter form.
    var next: Tightness { Tightness(rawValue: rawValue + 1) ?? .operand }
  }

  /// A spelling with how tightly it binds.
  struct Spelled {
    /// The text.
    var text: String
    /// How tightly it binds.
    var tightness: Tightness
  }

  /// Returns the expression as a script spells it.
  public func text(_ expression: Expression) -> String { spelled(expression).text }

  /// Returns the expression as a part of a form that binds so tightly, in brackets if need be.
  func text(_ expression: Expression, atLeast tightness: Tightness) -> String {
    let own = spelled(expression)
    return own.tightness < tightness ? "(\(own.text))" : own.text
  }

  /// Returns the expressions in a row, with commas between them.
  ///
  /// What ends in `matching` would take the next ones for attributes, and stands in brackets.
  func row(_ expressions: [Expression]) -> String {
    let last = expressions.count - 1
    return expressions.enumerated().map { index, expression in
      let text = text(expression)
      return index < last && endsInMatching(expression) ? "(\(text))" : text
    }.joined(separator: ", ")
  }

  /// `true` if the last word of an expression belongs to a `matching`.
  private func endsInMatching(_ expression: Expression) -> Bool {
    guard let query = Self.lastQuestion(of: expression) else { return false }
    let condition = EventCondition(query.condition, isBeforeEntry: isBeforeEntry)
    return !condition.matching.isEmpty && condition.rest == nil
  }

  /// The `did` that an expression ends in, if it does: it would take the words that follow.
  static func lastQuestion(of expression: Expression) -> HistoryQuery? {
    switch expression {
    case .history(let query):
      guard case .did = query.kind else { return nil }
      return query
    case .and(let parts), .or(let parts): return parts.last.flatMap(lastQuestion)
    case .not(let inner), .negated(let inner): return lastQuestion(of: inner)
    case .compare(_, _, let right), .isIn(_, let right), .isBetween(_, _, let right),
      .textTest(_, _, let right), .listContains(_, let right), .defaulted(_, let right),
      .arithmetic(_, _, let right):
      return lastQuestion(of: right)
    case .literal, .path, .member, .list, .isKnown, .age, .reachable, .call, .quantified:
      return nil
    }
  }

  /// Spells any expression.
  func spelled(_ expression: Expression) -> Spelled {
    switch expression {
    case .literal(let literal): spelled(literal)
    case .path(let root, let names): operand(Self.path(root, names))
    case .member(let whole, let names): operand(owner(whole) + Self.members(names))
    case .list(let parts): operand("[\(row(parts))]")
    case .and(let parts): joined(parts, by: "and", .and, ifNone: "true")
    case .or(let parts): joined(parts, by: "or", .or, ifNone: "false")
    case .not(let inner): negation(of: inner)
    case .compare, .isIn, .isBetween, .isKnown, .age, .textTest, .listContains, .reachable:
      test(expression, isNegated: false) ?? operand("false")
    case .defaulted(let value, let other): pair(value, "default", other, .default)
    case .arithmetic(let operation, let left, let right): arithmetic(operation, left, right)
    case .negated(let inner): Spelled(text: "-" + text(inner, atLeast: .operand), tightness: .sign)
    case .call(let function, let values): operand("\(function.rawValue)(\(row(values)))")
    case .quantified(let isEvery, let name, let list, let condition):
      operand(
        "\(isEvery ? "every" : "any") \(NameSpelling.binding(name)) in "
          + "\(text(list, atLeast: .operand)) where (\(text(condition)))")
    case .history(let query): operand(history(query, isNegated: false))
    }
  }

  /// A spelling that never needs brackets.
  private func operand(_ text: String) -> Spelled { Spelled(text: text, tightness: .operand) }

  /// What stands before a point: a name of its own needs brackets, since its members are its own.
  private func owner(_ expression: Expression) -> String {
    switch expression {
    case .history, .call: text(expression, atLeast: .operand)
    default: "(\(text(expression)))"
    }
  }

  /// Conditions that are joined by a word.
  private func joined(
    _ parts: [Expression], by word: String, _ tightness: Tightness, ifNone: String
  ) -> Spelled {
    guard let first = parts.first else { return operand(ifNone) }
    if parts.count == 1 { return spelled(first) }
    let texts = parts.map { text($0, atLeast: tightness.next) }
    return Spelled(text: texts.joined(separator: " \(word) "), tightness: tightness)
  }

  /// Two values with a word or sign between them that binds to the left.
  private func pair(
    _ left: Expression, _ word: String, _ right: Expression, _ tightness: Tightness
  ) -> Spelled {
    Spelled(
      text: "\(text(left, atLeast: tightness)) \(word) \(text(right, atLeast: tightness.next))",
      tightness: tightness)
  }

  /// An arithmetic operation.
  private func arithmetic(
    _ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression
  ) -> Spelled {
    switch operation {
    case .add, .subtract: pair(left, operation.rawValue, right, .sum)
    case .multiply, .divide: pair(left, operation.rawValue, right, .product)
    }
  }

  /// The opposite of a condition: its own negative form, where it has one.
  private func negation(of inner: Expression) -> Spelled {
    if let test = test(inner, isNegated: true) { return test }
    if case .history(let query) = inner, case .did = query.kind {
      return operand(history(query, isNegated: true))
    }
    return Spelled(text: "not " + text(inner, atLeast: .default), tightness: .not)
  }
}

extension Expression {
  /// The expression as a script spells it.
  public var spelled: String { ExpressionSpelling().text(self) }
}
