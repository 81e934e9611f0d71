import JourneyModel

extension TokenTable {
  /// Returns `true` if no blank stands between a token and the one before it.
  ///
  /// `negations` are the minus signs that belong to the value behind them.
  func isGlued(_ index: Int, negations: Set<Int>) -> Bool {
    if tokens[index].kind == .sign, isGluedBehind(tokens[index].value, at: index) { return true }
    if tokens[index - 1].kind == .sign {
      switch tokens[index - 1].value {
      case "(", "[", ".", "!": return true
      case "-": return negations.contains(index - 1)
      default: return false
      }
    }
    return isShortUnit(index)
  }

  /// Returns `true` if a sign follows what is before it without a blank.
  private func isGluedBehind(_ sign: String, at index: Int) -> Bool {
    switch sign {
    case ")", "]", ",", ":", ".", "%": true
    case "}": isSign("{", at: index - 1)
    case "(": isCall(index)
    case "!": isSign(",", at: index + 1) || isSign(")", at: index + 1)
    default: false
    }
  }

  /// Returns `true` if an opening parenthesis holds the values of the name before it.
  private func isCall(_ index: Int) -> Bool {
    let name = tokens[index - 1]
    if name.kind == .text || isSign(".", at: index - 2) { return name.kind != .sign }
    guard name.kind == .word, !name.roles.contains(.reserved) else { return false }
    let before = index > 1 && tokens[index - 2].kind == .word ? tokens[index - 2].value : ""
    switch name.value {
    case "between": return before != "is" && before != "not" && before != "is not"
    case "contain": return before != "not"
    case "request": return before != "by"
    case "expect": return !isExpectation(index - 1)
    default: return true
    }
  }

  /// Returns `true` if `expect` begins a line of a test here, not a value.
  private func isExpectation(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.kind != .sign && !before.roles.contains(.reserved)
      || [")", "]", "}"].contains(before.value) || before.value == "end"
  }

  /// Returns `true` if a token is the `h` of `1h`, which is a unit only where it is glued.
  private func isShortUnit(_ index: Int) -> Bool {
    guard tokens[index - 1].kind == .number, tokens[index].kind == .word else { return false }
    let trivia = tokens[index].trivia
    return trivia.start == trivia.end && tokens[index].value != text(index)
  }
}
