extension DefinitionReader {
  /// Something that is promised.
  static func promise(_ fields: inout DocumentFields) -> JourneyPromise? {
    let isPerRun = fields.optional("per_run")?.boolean() ?? false
    let line = fields.optional("line")?.integer(atLeast: 1)
    guard let kind = promiseKind(&fields) else { return nil }
    return JourneyPromise(kind, isPerRun: isPerRun, line: line)
  }

  /// The kinds of promise.
  private enum PromiseWord: String, CaseIterable {
    case atMost = "at_most"
    case spacing
    case endsWithin = "ends_within"
    case never
    case everyPathPasses = "every_path_passes"
  }

  /// What is promised.
  private static func promiseKind(_ fields: inout DocumentFields) -> JourneyPromise.Kind? {
    guard let word = fields.required("kind")?.word(of: PromiseWord.self) else {
      fields.isUnclear = true
      return nil
    }
    switch word {
    case .atMost: return atMost(&fields)
    case .spacing: return fields.required("between")?.duration().map { .spacing($0) }
    case .endsWithin: return fields.required("within")?.duration().map { .endsWithin($0) }
    case .never:
      let message = fields.required("message")?.identifier()
      guard let pattern = pattern(&fields), let message else { return nil }
      return .never(message: message, after: pattern)
    case .everyPathPasses:
      return fields.required("stage")?.identifier().map { .everyPathPasses(stage: $0) }
    }
  }

  /// A budget of messages.
  private static func atMost(_ fields: inout DocumentFields) -> JourneyPromise.Kind? {
    let messages = fields.required("messages")?.integer(atLeast: 0)
    let isMarketingOnly = fields.optional("marketing")?.boolean() ?? false
    let channel = fields.optional("channel")?.identifier()
    let window = fields.required("in")?.duration()
    guard let messages, let window else { return nil }
    return .atMost(messages, isMarketingOnly: isMarketingOnly, channel: channel, in: window)
  }
}
