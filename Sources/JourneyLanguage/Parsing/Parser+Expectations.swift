import JourneyModel

extension Parser {
  /// Parses what a test expects.
  ///
  ///     expected ::= "not"? "sent" name ("by" name)? with? times? | "not" "entered"
  ///                | "nothing" "sent" | "not"? "called" operation with?
  ///                | "not"? "emitted" name with? | "waiting" ("at" name)? | "stopped" TEXT?
  ///                | "completed" | "exited" | "converted" | expr
  mutating func parseExpectation() throws(SyntaxFailure) -> ExpectationSyntax {
    if let effect = try parseExpectedEffectIfPresent() { return effect }
    if isWord("nothing"), isWord("sent", at: 1) {
      skip()
      skip()
      return .nothingSent
    }
    if take("waiting") { return .waiting(at: take("at") ? try parseName("a stage") : nil) }
    if take("stopped") { return .stopped(parseTextIfPresent()) }
    if take("completed") { return .completed }
    if take("exited") { return .exited }
    if take("converted") { return .converted }
    return .holds(try parseExpression())
  }

  /// Parses what was done or not, or that nobody entered, if that comes next.
  private mutating func parseExpectedEffectIfPresent() throws(SyntaxFailure) -> ExpectationSyntax? {
    let isNegated = isWord("not")
    let distance = isNegated ? 1 : 0
    let words = ["sent", "called", "emitted"] + (isNegated ? ["entered"] : [])
    for word in words where isWord(word, at: distance) {
      if isNegated { advance() }
      skip()
      return try parseExpectedEffect(word, isNegated: isNegated)
    }
    return nil
  }

  /// Parses what was done behind its word.
  private mutating func parseExpectedEffect(
    _ word: String, isNegated: Bool
  ) throws(SyntaxFailure) -> ExpectationSyntax {
    switch word {
    case "sent":
      let message = try parseName("a message")
      let channel = take("by") ? try parseName("a channel") : nil
      let arguments = try parseWithIfPresent()
      let times = isTimes() ? try parseTimes() : nil
      return .sent(
        isNegated: isNegated, message, by: channel, with: arguments, times: times)
    case "called":
      let (service, operation) = try parseOperation()
      return .called(isNegated: isNegated, service, operation, with: try parseWithIfPresent())
    case "emitted":
      let event = try parseName("an event")
      return .emitted(isNegated: isNegated, event, with: try parseWithIfPresent())
    default: return .notEntered
    }
  }
}
