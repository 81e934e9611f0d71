extension DefinitionReader {
  /// An expression: a plain literal, or an object of one operator.
  static func expression(_ place: DocumentPlace) -> Expression? {
    switch place.node.value {
    case .text(let text): return .literal(.text(text))
    case .number(let number): return .literal(.number(number))
    case .boolean(let boolean): return .literal(.boolean(boolean))
    case .object(let members) where members.count == 1:
      return apply(members[0], in: place)
    case .null, .array, .object:
      return place.wrongType("a text, a number, true, false, or an object with one operator")
    }
  }

  /// The operators whose operands are a list of so many expressions.
  private static let listOperators: [(name: String, count: ClosedRange<Int>)] =
    [("list", 0...Int.max), ("and", 0...Int.max), ("or", 0...Int.max)]
    + [("in", 2...2), ("between", 3...3), ("list_contains", 2...2), ("default", 2...2)]
    + Expression.Comparison.allCases.map { ($0.rawValue, 2...2) }
    + Expression.Arithmetic.allCases.map { ($0.rawValue, 2...2) }
    + Expression.TextTest.allCases.map { (DefinitionVocabulary.name(of: $0), 2...2) }

  /// The other operators.
  private static let otherOperators = [
    "path", "binding", "member", "not", "known", "age", "reachable", "negate", "call", "any",
    "every", "history", "missing", "duration", "date", "time", "moment", "weekday",
  ]

  /// An operator with its operands.
  private static func apply(_ member: JSONNode.Member, in place: DocumentPlace) -> Expression? {
    let name = member.key
    let operand = place.child(member)
    if let found = listOperators.first(where: { $0.name == name }) {
      return operands(operand, count: found.count).flatMap { combine(name, $0) }
    }
    if otherOperators.contains(name) { return special(name, operand) }
    let all = listOperators.map(\.name) + otherOperators
    place.findings.add(
      Diagnostic(
        DefinitionCode.unknownOperator, at: member.keySpan,
        "\(place.name) has the unknown operator `\(name)`",
        help: Suggestion.closest(to: name, among: all).map { "did you mean `\($0)`?" }))
    return nil
  }

  /// So many expressions in a list.
  private static func operands(
    _ place: DocumentPlace, count: ClosedRange<Int>
  ) -> [Expression]? {
    guard let elements = place.node.elements else { return place.wrongType("a list of operands") }
    guard count.contains(elements.count) else {
      place.report(
        DefinitionCode.invalidValue,
        "\(place.name) must have \(count.lowerBound) operands, not \(elements.count)")
      return nil
    }
    return place.list(expression)
  }

  /// The expression of an operator and its operands, whose number is right.
  private static func combine(_ name: String, _ parts: [Expression]) -> Expression? {
    switch name {
    case "list": return .list(parts)
    case "and": return .and(parts)
    case "or": return .or(parts)
    case "in": return .isIn(parts[0], parts[1])
    case "between": return .isBetween(parts[0], parts[1], parts[2])
    case "list_contains": return .listContains(parts[0], parts[1])
    case "default": return .defaulted(parts[0], parts[1])
    default: break
    }
    if let comparison = Expression.Comparison(rawValue: name) {
      return .compare(comparison, parts[0], parts[1])
    }
    if let operation = Expression.Arithmetic(rawValue: name) {
      return .arithmetic(operation, parts[0], parts[1])
    }
    return Expression.TextTest.allCases.first { DefinitionVocabulary.name(of: $0) == name }
      .map { .textTest($0, parts[0], parts[1]) }
  }

  /// The expression of an operator whose operand has a form of its own.
  private static func special(_ name: String, _ operand: DocumentPlace) -> Expression? {
    switch name {
    case "path": path(operand).flatMap { rooted($0, operand) }
    case "binding":
      path(operand).map { .path(.binding($0[0]), Array($0.dropFirst())) }
    case "member": operand.object(member)
    case "not": expression(operand).map { .not($0) }
    case "known": expression(operand).map { .isKnown($0) }
    case "age": operand.object(age)
    case "reachable": operand.identifier().map { .reachable(channel: $0) }
    case "negate": expression(operand).map { .negated($0) }
    case "call": call(operand)
    case "any", "every": operand.object { quantified(isEvery: name == "every", &$0) }
    case "history": operand.object(history).map { .history($0) }
    default: literal(name, operand).map { .literal($0) }
    }
  }

  /// A fixed value that JSON has no form for.
  private static func literal(_ name: String, _ operand: DocumentPlace) -> Literal? {
    switch name {
    case "duration": operand.duration().map { .duration($0) }
    case "date": operand.date().map { .date($0) }
    case "time": operand.time().map { .time($0) }
    case "moment": operand.object(momentLiteral)
    case "weekday": operand.weekday().map { .weekday($0) }
    default: isTrue(operand) ? .missing : nil
    }
  }

  /// A time on a day.
  private static func momentLiteral(_ fields: inout DocumentFields) -> Literal? {
    let date = fields.required("date")?.date()
    let time = fields.required("time")?.time()
    let zone = fields.optional("zone").flatMap(zone)
    guard let date, let time else { return nil }
    return .moment(date, time, zone: zone)
  }

  /// `true` if the value is `true`; anything else is a finding.
  static func isTrue(_ place: DocumentPlace) -> Bool {
    guard let value = place.boolean() else { return false }
    return value ? true : place.invalid("true") ?? false
  }

  /// One name or more.
  static func path(_ place: DocumentPlace) -> [String]? {
    guard let names = place.list({ $0.identifier() }) else { return nil }
    return names.isEmpty ? place.invalid("a list of one name or more") : names
  }

  /// The path of these names, of which the first ones tell the root.
  private static func rooted(_ names: [String], _ place: DocumentPlace) -> Expression? {
    for (first, root) in DefinitionVocabulary.roots where names.starts(with: first) {
      return .path(root, Array(names.dropFirst(first.count)))
    }
    let roots = DefinitionVocabulary.roots.map { $0.names.joined(separator: ".") }
    let spelled = names.joined(separator: ".")
    place.report(
      DefinitionCode.unknownWord, "\(place.name) is `\(spelled)`, which begins with no known root",
      help: Suggestion.closest(to: names[0], among: roots).map { "did you mean `\($0)`?" }
        ?? "the roots are \(roots.joined(separator: ", "))")
    return nil
  }
}
