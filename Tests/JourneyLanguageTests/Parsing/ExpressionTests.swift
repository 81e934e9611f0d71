import JourneyLanguage
import JourneyModel
import Testing

/// What binds to what.
@Suite struct ExpressionTests {
  /// An expression, and the same one with all its parentheses.
  struct Reading: CustomTestStringConvertible {
    var written: String
    var read: String
    var testDescription: String { written }
    init(_ written: String, _ read: String) { (self.written, self.read) = (written, read) }
  }

  static let readings: [Reading] = [
    Reading("a or b and c", "(a or (b and c))"),
    Reading("a and b or c and d", "((a and b) or (c and d))"),
    Reading("not a and b", "((not a) and b)"),
    Reading("not not a is b", "(not (not (a is b)))"),
    Reading("a + b * c - d", "((a + (b * c)) - d)"),
    Reading("a - b - c", "((a - b) - c)"),
    Reading("-a * b", "((-a) * b)"),
    Reading("a default b + c default d", "((a default (b + c)) default d)"),
    Reading("a + 1 > b default 2", "((a + 1) > (b default 2))"),
    Reading("a is not b", "(not (a is b))"),
    Reading("a is not in [b, c] and d", "((not (a in [b c])) and d)"),
    Reading("user is in loyal", "(user in-audience loyal)"),
    Reading("user.x is in loyal", "((user x) in loyal)"),
    Reading("a is between b + 1 and c and d", "((a between (b + 1) c) and d)"),
    Reading("a is known or b is missing", "((a known) or (not (b known)))"),
    Reading("a is not missing", "(a known)"),
    Reading("a is more than 2 days ago and b", "((a more P2D ago) and b)"),
    Reading("a is not less than 1 hour away", "(not (a less PT1H away))"),
    Reading("a is more", "(a is more)"),
    Reading("a contains b or c", "((a contains b) or c)"),
    Reading("a does not end with b", "(not (a ends with b))"),
    Reading("a starts with b", "(a starts with b)"),
    Reading("user is reachable by email", "(user reachable email)"),
    Reading("a is reachable", "(a is reachable)"),
    Reading("1 day 12 hours + 3", "(P1DT12H + 3)"),
    Reading("2030-01-02 at 09:00 in \"UTC\"", "2030-01-02T09:00@UTC"),
    Reading("monday", "weekday1"),
    Reading("count(x within 3 days) > 2", "((count x P3D) > 2)"),
    Reading("sum(x.a.b).c", "((sum x a b) c)"),
    Reading(
      "did not x at least 3 times since entry where (a) and b", "((did-not x 3 entry a) and b)"),
    Reading("did x within 2 days and b", "((did x P2D) and b)"),
    Reading("did x matching a, b.c where (d)", "(did x a b.c d)"),
    Reading("any i in a.b where (i > 1) or c", "((any i (a b) (i > 1)) or c)"),
    Reading("lower(a).b", "((lower a) b)"),
    Reading("a.is.end.\"x y\"", "(((a is) end) x y)"),
    Reading("(a or b) and c", "((a or b) and c)"),
  ]

  @Test(arguments: readings)
  func `an expression is read as the grammar says`(reading: Reading) throws {
    let tree = Scripts.tree("constant c = \(reading.written)")
    #expect(tree.diagnostics.map(\.message) == [])
    guard case .constant(let declaration) = try #require(tree.items.first) else { return }
    #expect(Reader.show(declaration.value) == reading.read)
  }

  @Test func `a sum of many terms is refused once, a list of many is read`() {
    let sum = Array(repeating: "1", count: 1_000).joined(separator: " + ")
    #expect(Scripts.findings("constant c = \(sum)") == ["1:nested-too-deeply"])
    let list = Array(repeating: "user.a + 1", count: 1_000).joined(separator: ", ")
    #expect(Scripts.findings("constant c = [\(list)]") == [])
    let choice = Array(repeating: "a is 1", count: 1_000).joined(separator: " or ")
    #expect(Scripts.findings("constant c = \(choice)") == [])
  }
}

/// Shows an expression with all its parentheses.
enum Reader {
  static func show(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .literal(let literal): show(literal)
    case .name(let name): name.text
    case .member(let base, let name): "(\(show(base)) \(name.text))"
    case .call(let name, let values): "(\(name.text) \(show(values)))"
    case .list(let values): "[\(show(values))]"
    case .record(let fields):
      "{\(fields.map { "\($0.name.text) \(show($0.value))" }.joined(separator: " "))}"
    case .parenthesized(let inner): show(inner)
    case .or(let parts): "(\(parts.map { show($0) }.joined(separator: " or ")))"
    case .and(let parts): "(\(parts.map { show($0) }.joined(separator: " and ")))"
    case .not(let inner): "(not \(show(inner)))"
    case .negated(let inner): "(-\(show(inner)))"
    case .arithmetic(let sign, let left, let right):
      "(\(show(left)) \(sign.rawValue) \(show(right)))"
    case .defaulted(let left, let right): "(\(show(left)) default \(show(right)))"
    case .compare(let sign, let left, let right, let isNegated):
      negated("(\(show(left)) \(sign.rawValue) \(show(right)))", isNegated)
    case .isIn(let left, let right, let isNegated):
      negated("(\(show(left)) in \(show(right)))", isNegated)
    case .isInAudience(let name, let isNegated):
      negated("(user in-audience \(name.text))", isNegated)
    case .isBetween(let value, let low, let high, let isNegated):
      negated("(\(show(value)) between \(show(low)) \(show(high)))", isNegated)
    case .isKnown(let value, let isNegated): negated("(\(show(value)) known)", isNegated)
    case .age(let value, let isMore, let duration, let isAgo, let isNegated):
      negated(
        "(\(show(value)) \(isMore ? "more" : "less") \(duration.value.iso8601) \(isAgo ? "ago" : "away"))",
        isNegated)
    case .textTest(let test, let left, let right, let isNegated):
      negated("(\(show(left)) \(test.rawValue) \(show(right)))", isNegated)
    case .reachable(let value, let channel, let isNegated):
      negated("(\(show(value)) reachable \(channel.text))", isNegated)
    case .quantified(let isEvery, let name, let list, let condition):
      "(\(isEvery ? "every" : "any") \(name.text) \(show(list)) \(show(condition)))"
    case .history(let history): show(history)
    case .invalid: "?"
    }
  }

  private static func negated(_ text: String, _ isNegated: Bool) -> String {
    isNegated ? "(not \(text))" : text
  }

  private static func show(_ values: [ExpressionSyntax]) -> String {
    values.map { show($0) }.joined(separator: " ")
  }

  private static func show(_ literal: Literal) -> String {
    switch literal {
    case .missing: "missing"
    case .text(let text): "\"\(text)\""
    case .number(let number): number.description
    case .boolean(let value): value.description
    case .duration(let duration): duration.iso8601
    case .date(let date): date.description
    case .time(let time): time.description
    case .moment(let date, let time, .named(let zone)?): "\(date)T\(time)@\(zone)"
    case .moment(let date, let time, _): "\(date)T\(time)"
    case .weekday(let day): "weekday\(day)"
    }
  }

  private static func show(_ history: HistorySyntax) -> String {
    var parts: [String] = []
    switch history.kind {
    case .did(let isNegated, _, let times):
      parts = [isNegated ? "did-not" : "did", history.event.text]
      if let times { parts.append(times.value.description) }
    case .aggregate(let word): parts = [word.text, history.event.text]
    }
    parts += history.attribute.map(\.text)
    if let within = history.within { parts.append(within.value.iso8601) }
    if history.sinceEntry != nil { parts.append("entry") }
    parts += history.matching.map { $0.map(\.text).joined(separator: ".") }
    if let condition = history.condition { parts.append(show(condition)) }
    return "(\(parts.joined(separator: " ")))"
  }
}
