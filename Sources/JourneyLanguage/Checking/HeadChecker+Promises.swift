import JourneyModel

/// Promises: that what they name exists, and that they promise something.
extension HeadChecker {
  /// Checks a promise.
  func check(_ promise: PromiseSyntax, in scope: Scope) -> JourneyPromise.Kind {
    switch promise {
    case .atMost(let count, let isMarketingOnly, let channel, let window):
      expressions.checkCount(count, from: 0)
      if let channel { expressions.checkChannel(channel) }
      expressions.checkPositive(window)
      return .atMost(
        count.value.wholePart, isMarketingOnly: isMarketingOnly, channel: channel?.text,
        in: window.value)
    case .spacing(let duration):
      expressions.checkPositive(duration)
      return .spacing(duration.value)
    case .endsWithin(let duration):
      expressions.checkPositive(duration)
      return .endsWithin(duration.value)
    case .never(let message, let pattern):
      checkMessage(message)
      return .never(message: message.text, after: patterns.check(pattern, in: scope).pattern)
    case .everyPathPasses(let stage):
      checkStage(stage)
      return .everyPathPasses(stage: stage.text)
    }
  }

  /// Reports a message that the catalog does not declare.
  private func checkMessage(_ name: NameSyntax) {
    guard let messages = context.catalog.messages, context.catalog.message(name.text) == nil
    else { return }
    context.reportUnknown(
      NameCode.unknownMessage, name, "no message is called `\(name.text)`",
      among: messages.map(\.name))
  }

  /// Reports a stage that the journey does not have.
  private func checkStage(_ name: NameSyntax) {
    let names = findings.muted {
      StageTable(of: journey.steps, findings: findings).names
    }
    if names.contains(name.text) { return }
    context.reportUnknown(
      NameCode.unknownStage, name, "no stage is called `\(name.text)`", among: names)
  }
}
