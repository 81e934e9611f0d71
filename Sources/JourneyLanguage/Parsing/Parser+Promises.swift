import JourneyModel

extension Parser {
  /// Parses a promise.
  ///
  ///     promise ::= "promise" promised ("per" "run")?
  mutating func parsePromiseSetting() throws(SyntaxFailure) -> SettingSyntax.Kind {
    let promise = try parsePromise()
    guard take("per") else { return .promise(promise, isPerRun: false) }
    try expect("run")
    return .promise(promise, isPerRun: true)
  }

  /// Parses what is promised.
  ///
  ///     promised ::= "at" "most" NUMBER "marketing"? messages ("by" name)? "in" duration
  ///                | "at" "least" duration "between" "messages" | "ends" "within" duration
  ///                | "never" name "after" pattern | "every" "path" "passes" name
  private mutating func parsePromise() throws(SyntaxFailure) -> PromiseSyntax {
    if take("at") { return try parseNumberPromise() }
    if take("ends") {
      try expect("within")
      return .endsWithin(try parseDuration())
    }
    if take("never") {
      let message = try parseName("a message")
      try expect("after")
      return .never(message, after: try parsePattern())
    }
    guard take("every") else { throw missing("what is promised") }
    try expect("path")
    try expect("passes")
    return .everyPathPasses(try parseName("a stage"))
  }

  /// Parses a promise about the number of messages or the time between them.
  private mutating func parseNumberPromise() throws(SyntaxFailure) -> PromiseSyntax {
    if take("least") {
      let duration = try parseDuration()
      try expect("between")
      try expectMessages()
      return .spacing(duration)
    }
    guard take("most") else { throw missing("`most` or `least`") }
    let count = try parseNumber()
    let isMarketingOnly = take("marketing")
    try expectMessages()
    let channel = take("by") ? try parseName("a channel") : nil
    try expect("in")
    let duration = try parseDuration()
    return .atMost(count, isMarketingOnly: isMarketingOnly, channel: channel, in: duration)
  }
}
