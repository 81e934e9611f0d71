import JourneyModel

/// What tests expect.
extension TestChecker {
  /// Checks an expectation.
  func check(_ expectation: ExpectationSyntax) -> JourneyTest.Expectation {
    switch expectation {
    case .sent(let isNegated, let message, let channel, let with, let times):
      if let times { expressions.checkCount(times, from: 0) }
      let declared = checkMessage(message)
      if let channel { expressions.checkChannel(channel) }
      return .sent(
        isNegated: isNegated, message.text, by: channel?.text,
        with: check(with, of: message, fields: declared?.parameters, isWhole: false),
        times: times?.value.wholePart)
    case .nothingSent: return .nothingSent
    case .called(let isNegated, let service, let operation, let with):
      let declared = checkOperation(service, operation)
      return .called(
        isNegated: isNegated, service.text, operation.text,
        with: check(with, of: operation, fields: declared?.parameters, isWhole: false))
    case .emitted(let isNegated, let event, let with):
      let meant = expressions.checkEventName(event)
      let attributes = meant.flatMap(context.catalog.event)?.attributes
      return .emitted(
        isNegated: isNegated, event.text,
        with: check(with, of: event, fields: attributes, isWhole: false))
    case .waiting(let stage):
      if let stage { checkStage(stage) }
      return .waiting(at: stage?.text)
    case .stopped(let reason): return .stopped(reason?.text)
    case .completed: return .completed
    case .exited: return .exited
    case .notEntered: return .notEntered
    case .converted: return .converted
    case .holds(let test) where context.asks(at: test.span):
      return .holds(expressions.check(test, in: Scope()).expression)
    case .holds(let test): return .holds(expressions.checkTest(test, in: Scope()).expression)
    }
  }

  /// Finds a message that the catalog declares.
  private func checkMessage(_ name: NameSyntax) -> MessageDeclaration? {
    guard let messages = context.catalog.messages else { return nil }
    if let found = context.catalog.message(name.text) { return found }
    context.reportUnknown(
      NameCode.unknownMessage, name, "no message is called `\(name.text)`",
      among: messages.map(\.name))
    return nil
  }

  /// Reports a stage that none of the journeys under test has.
  private func checkStage(_ name: NameSyntax) {
    guard isSelfContained else { return }
    let names = findings.muted {
      underTest.flatMap { StageTable(of: $0.steps, findings: findings).names }
    }
    if names.contains(name.text) { return }
    context.reportUnknown(
      NameCode.unknownStage, name, "no stage is called `\(name.text)`", among: names)
  }
}
