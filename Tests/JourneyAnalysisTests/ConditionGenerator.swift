import JourneyModel

/// Makes up conditions over few attributes, with literals that lie near each other.
struct ConditionGenerator {
  /// The random numbers: SplitMix64, the same in every run.
  private var state: UInt64

  /// What is asked about in a condition: at most three things, so that all worlds can be tried.
  enum Theme: CaseIterable {
    case number, other, plan, text, flag, moment, past
  }

  /// Starts at a seed.
  init(seed: UInt64) { state = seed }

  /// A random number below another.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// One of several.
  mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }

  /// The themes of a condition.
  mutating func themes() -> [Theme] {
    let first = pick(Theme.allCases)
    let second = pick(Theme.allCases.filter { $0 != first })
    return below(2) == 0 ? [first] : [first, second]
  }

  /// A condition about some themes.
  mutating func condition(_ themes: [Theme], depth: Int) -> Expression {
    guard depth > 0, below(5) > 0 else { return test(pick(themes)) }
    switch below(5) {
    case 0: return .not(condition(themes, depth: depth - 1))
    case 1, 2:
      return .and((0..<2 + below(2)).map { _ in condition(themes, depth: depth - 1) })
    default: return .or((0..<2 + below(2)).map { _ in condition(themes, depth: depth - 1) })
    }
  }

  /// A test.
  private mutating func test(_ theme: Theme) -> Expression {
    switch theme {
    case .number: below(5) == 0 ? defaulted() : numberTest(.path(.user, ["n"]))
    case .other: below(3) == 0 ? pairTest() : numberTest(.path(.user, ["m"]))
    case .plan: planTest()
    case .text: textTest()
    case .flag: flagTest()
    case .moment: momentTest()
    case .past: pastTest()
    }
  }

  /// A small number, at times a half.
  private mutating func number() -> Expression {
    .literal(.number(ExactDecimal(millionths: Int64(below(7)) * 500_000)))
  }

  /// A comparison.
  private mutating func comparison() -> Expression.Comparison {
    pick(Expression.Comparison.allCases)
  }

  /// A test of a number.
  private mutating func numberTest(_ value: Expression) -> Expression {
    switch below(6) {
    case 0: .isKnown(value)
    case 1: .isIn(value, .list([number(), number()]))
    case 2: .isBetween(value, number(), number())
    case 3: .compare(comparison(), number(), value)
    default: .compare(comparison(), value, number())
    }
  }

  /// A test of a number with another in its place where it is missing.
  private mutating func defaulted() -> Expression {
    .compare(comparison(), .defaulted(.path(.user, ["n"]), number()), number())
  }

  /// A test of two numbers.
  private mutating func pairTest() -> Expression {
    let pair: [Expression] = [.path(.user, ["n"]), .path(.user, ["m"])]
    return .compare(comparison(), pick(pair), pick(pair))
  }

  /// A test of a text with known values.
  private mutating func planTest() -> Expression {
    let plan = Expression.path(.user, ["plan"])
    let values = ["free", "pro", "team"].map { Expression.literal(.text($0)) }
    return switch below(4) {
    case 0: .isKnown(plan)
    case 1: .isIn(plan, .list([pick(values), pick(values)]))
    case 2: .textTest(.contains, plan, .literal(.text(pick(["e", "p", "r"]))))
    default: .compare(.equal, plan, pick(values))
    }
  }

  /// A test of a text.
  private mutating func textTest() -> Expression {
    let text = Expression.path(.user, ["t"])
    let literal = Expression.literal(.text(pick(["", "a", "ab", "B", "ba", "aba"])))
    return switch below(5) {
    case 0: .compare(.equal, text, literal)
    case 1: .isKnown(text)
    default: .textTest(pick(Expression.TextTest.allCases), text, literal)
    }
  }

  /// A test of a boolean.
  private mutating func flagTest() -> Expression {
    let flag = Expression.path(.user, ["b"])
    return switch below(3) {
    case 0: flag
    case 1: .isKnown(flag)
    default: .compare(.equal, flag, .literal(.boolean(below(2) == 0)))
    }
  }

  /// A test of a moment.
  private mutating func momentTest() -> Expression {
    let moment = Expression.path(.user, ["d"])
    if below(6) == 0 { return .isKnown(moment) }
    let distance =
      below(4) == 0
      ? CalendarDuration(microseconds: Int64(below(9)) * 86_400 * Moment.perSecond)
      : CalendarDuration(days: below(9))
    return .age(moment, isMore: below(2) == 0, distance, isAgo: below(3) > 0)
  }

  /// A question about past events.
  private mutating func pastTest() -> Expression {
    let spans: [HistoryQuery.Span] = [.always, .within(CalendarDuration(days: 2 + below(9)))]
    let above = Expression.compare(.greater, .path(.event, ["v"]), .literal(.number(Self.five)))
    var query = HistoryQuery(
      kind: .count, event: "e", span: pick(spans), condition: below(2) == 0 ? nil : above)
    if below(3) == 0 { return .compare(comparison(), .history(query), number()) }
    query.kind = .did(pick(HistoryQuery.Quantity.allCases), below(4))
    return .history(query)
  }

  /// The number 5.
  private static let five = ExactDecimal(millionths: 5_000_000)
}
