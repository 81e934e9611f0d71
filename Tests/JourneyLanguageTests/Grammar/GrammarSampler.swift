/// Makes sentences of a grammar at random: at each choice any way, once a sentence is long the
/// shortest.
struct GrammarSampler {
  /// The grammar.
  private let grammar: Grammar
  /// How high the lowest tree of each rule is.
  private var heights: [String: Int] = [:]
  /// The dice.
  private var dice: SeededGenerator
  /// How many tokens a sentence may have before it takes the shortest ways.
  private let tokensMax: Int
  /// `true` while a test is being made, in which records may stand.
  private var isInTest = false
  /// The rules and words that were used so far.
  private(set) var used: Set<String> = []

  /// A height that no rule has.
  private static let endless = 1_000

  /// Prepares a sampler.
  init(_ grammar: Grammar, seed: UInt64, tokensMax: Int = 40) {
    self.grammar = grammar
    self.tokensMax = tokensMax
    dice = SeededGenerator(seed: seed)
    var isChanged = true
    while isChanged {
      isChanged = false
      for name in grammar.names {
        let height = 1 + (grammar.rules[name].map(height) ?? 0)
        if height < heights[name, default: Self.endless] {
          heights[name] = height
          isChanged = true
        }
      }
    }
  }

  /// Returns a sentence of a rule, its tokens with spaces between.
  mutating func sentence(of rule: String) -> String {
    var tokens: [String] = []
    isInTest = false
    add(.rule(rule), to: &tokens)
    return tokens.joined(separator: " ")
  }

  /// How high the lowest tree of a term is.
  private func height(of term: Grammar.Term) -> Int {
    switch term {
    case .word: 0
    case .rule(let name): isToken(name) ? 0 : heights[name, default: Self.endless]
    case .sequence(let terms): terms.map(height).max() ?? 0
    case .choice(let terms): terms.map(height).min() ?? 0
    case .repeated(let term, let least, _): least == 0 ? 0 : height(of: term)
    }
  }

  /// `true` for a name in capitals.
  private func isToken(_ name: String) -> Bool { name.first?.isUppercase ?? false }

  /// Adds the tokens of a term.
  private mutating func add(_ term: Grammar.Term, to tokens: inout [String]) {
    switch term {
    case .word(let word): tokens.append(word)
    case .rule(let name) where isToken(name): tokens.append(token(name))
    case .rule("duration"):
      used.insert("duration")
      tokens.append(["1 hour", "2 days", "1 day 12 hours"].randomElement(using: &dice) ?? "")
    case .rule(let name):
      used.insert(name)
      let wasInTest = isInTest
      if name == "test" { isInTest = true }
      if name == "quantifier" { return addQuantifier(to: &tokens) }
      let start = tokens.count
      if let body = grammar.rules[name] { add(body, to: &tokens) }
      isInTest = wasInTest
      if name == "moment" { leaveBareTime(from: start, in: &tokens) }
    case .sequence(let terms): for term in terms { add(term, to: &tokens) }
    case .choice(let terms):
      let free = terms.filter { isInTest || $0 != .rule("record") }
      let low = free.map(height).min() ?? 0
      let possible = tokens.count < tokensMax ? free : free.filter { height(of: $0) == low }
      if let term = possible.randomElement(using: &dice) { add(term, to: &tokens) }
    case .repeated(let term, let least, let most):
      let count = tokens.count < tokensMax ? Int.random(in: least...most, using: &dice) : least
      for _ in 0..<count { add(term, to: &tokens) }
    }
  }

  /// Adds `any x in LIST where (…)`: a history in place of the list would take the `where`.
  private mutating func addQuantifier(to tokens: inout [String]) {
    tokens += ["any", token("NAME"), "in", token("NAME")]
    add(.rule("condition"), to: &tokens)
  }

  /// Lets no expression begin with a time where a moment is due: a time there is the whole moment.
  private func leaveBareTime(from start: Int, in tokens: inout [String]) {
    let isTime = tokens[start].contains(":") && !tokens[start].contains("\"")
    guard isTime, start + 1 < tokens.count, tokens[start + 1] != "in" else { return }
    tokens[start] = "now"
  }

  /// A token of a kind.
  private mutating func token(_ kind: String) -> String {
    let words =
      switch kind {
      case "NAME": ["cart_viewed", "total", "stadt_größe", "b2"]
      case "WORD": ["plan", "end", "on", "city"]
      case "TEXT": ["\"Order Completed\"", "\"a \\\"b\\\" \\u{1F600}\"", "\"\"\"x\ny\"\"\""]
      case "NUMBER": ["1", "30", "1_0", "2"]
      case "DATE": ["2030-05-01"]
      case "TIME": ["09:00", "23:59:59"]
      case "WEEKDAY": ["monday", "sunday"]
      case "UNIT": ["day", "hours", "month"]
      default: ["?\(kind)?"]
      }
    return words.randomElement(using: &dice) ?? ""
  }
}
