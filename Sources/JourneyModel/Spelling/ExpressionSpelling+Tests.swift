extension ExpressionSpelling {
  /// Spells a test, or its negative form; `nil` for what has no such form.
  func test(_ expression: Expression, isNegated: Bool) -> Spelled? {
    let verb = isNegated ? "is not" : "is"
    switch expression {
    case .compare(.equal, let left, let right):
      return words(left, verb, equal(right))
    case .compare(let comparison, let left, let right):
      return isNegated ? nil : words(left, comparison.rawValue, value(right))
    case .isIn(let element, let list): return words(element, "\(verb) in", value(list))
    case .isBetween(let element, let low, let high):
      return words(element, "\(verb) between", "\(value(low)) and \(value(high))")
    case .isKnown(let element): return words(element, "is", isNegated ? "missing" : "known")
    case .age(let element, let isMore, let duration, let isAgo):
      let direction = isAgo ? "ago" : "away"
      return words(element, verb, "\(isMore ? "more" : "less") than \(duration) \(direction)")
    case .textTest(let test, let left, let right):
      return words(left, isNegated ? Self.negative(test) : test.rawValue, value(right))
    case .listContains(let list, let element):
      return words(list, isNegated ? "does not contain" : "contains", value(element))
    case .reachable(let channel):
      return Spelled(
        text: "user \(verb) reachable by \(NameSpelling.spelled(channel))", tightness: .test)
    default: return nil
    }
  }

  /// A test: what is tested, and what is said of it.
  private func words(_ left: Expression, _ verb: String, _ right: String) -> Spelled {
    Spelled(text: "\(value(left)) \(verb) \(right)", tightness: .test)
  }

  /// A value on a side of a test.
  private func value(_ expression: Expression) -> String {
    text(expression, atLeast: .default)
  }

  /// What stands behind `is`: a word that would go on as another test is put in brackets.
  private func equal(_ expression: Expression) -> String {
    let text = value(expression)
    let first = text.prefix { $0 != " " && $0 != "." }
    return Self.tails.contains(String(first)) ? "(\(text))" : text
  }

  /// The words that make a test of their own behind `is`.
  private static let tails: Set<String> = [
    "known", "missing", "between", "more", "less", "reachable",
  ]

  /// The negative form of a test on text.
  private static func negative(_ test: Expression.TextTest) -> String {
    switch test {
    case .contains: "does not contain"
    case .startsWith: "does not start with"
    case .endsWith: "does not end with"
    }
  }
}
