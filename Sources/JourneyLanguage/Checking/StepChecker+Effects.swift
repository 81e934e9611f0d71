import JourneyModel

extension StepChecker {
  /// Checks a send against the message that the catalog declares.
  func checkSend(_ send: SendSyntax) -> CheckedStep.Kind {
    let message = checkMessage(send)
    let kind = message?.kind ?? (send.isTransactional ? .transactional : .marketing)
    for channel in send.channels { checkChannel(channel, of: message) }
    let arguments = checkArguments(
      send.arguments, of: send.message,
      parameters: context.catalog.messages == nil
        ? nil : message?.parameters)
    let to = checkAddress(send, kind: kind, message: message)
    let onlyIf = send.onlyIf.map { expressions.checkTest($0, in: scope).expression }
    let declared = send.channels.first.flatMap { first in
      context.catalog.channels.first { $0.name == first.text }?.failure
    }
    let failure = checkFailure(send.failure, declared: declared)
    if let binding = send.binding {
      bind(binding, to: .value(.known(.record(FixedNames.outcome)), isMissable: false))
    }
    return .send(
      SendAction(
        message: send.message.text, kind: kind, topic: message?.topic,
        channels: send.channels.map(\.text), isByEach: send.isByEach, to: to,
        arguments: arguments, onlyIf: onlyIf, binding: send.binding?.text, failure: failure))
  }

  /// Finds the message, and checks that its kind is what the send says.
  private func checkMessage(_ send: SendSyntax) -> MessageDeclaration? {
    guard let messages = context.catalog.messages else { return nil }
    guard let message = context.catalog.message(send.message.text) else {
      context.reportUnknown(
        NameCode.unknownMessage, send.message, "no message is called `\(send.message.text)`",
        among: messages.map(\.name))
      return nil
    }
    if send.isTransactional != (message.kind == .transactional) {
      reportKind(send, message)
    }
    return message
  }

  /// Reports a send that says another kind than the catalog.
  private func reportKind(_ send: SendSyntax, _ message: MessageDeclaration) {
    let name = message.name
    let text =
      send.isTransactional
      ? "`\(name)` is \(message.kind.phrase) message, not a transactional one"
      : "`\(name)` is a transactional message, which the send must say"
    let fix =
      send.isTransactional
      ? nil
      : Diagnostic.Fix(
        span: SourceSpan(send.message.span.start, send.message.span.start),
        replacement: "transactional ", isSafe: false)
    findings.report(
      TypeCode.wrongMessageKind, at: send.message.span, text,
      help: send.isTransactional
        ? "leave out `transactional`, or change the kind in the catalog"
        : "write `send transactional \(name)`", fix: fix)
  }

  /// Checks a channel that a message goes by.
  private func checkChannel(_ channel: NameSyntax, of message: MessageDeclaration?) {
    guard expressions.checkChannel(channel), let message, !message.channels.isEmpty else { return }
    if message.channels.contains(channel.text) { return }
    findings.report(
      NameCode.unknownChannel, at: channel.span,
      "`\(message.name)` does not go by `\(channel.text)`",
      help: "it goes by \(CheckContext.listing(message.channels))")
  }

  /// Checks `to`; an internal message has an address of its own.
  private func checkAddress(
    _ send: SendSyntax, kind: MessageKind, message: MessageDeclaration?
  ) -> Expression? {
    guard let to = send.to else {
      guard kind == .internal, let address = message?.to else { return nil }
      return .literal(.text(address))
    }
    let typed = expressions.check(to, in: scope)
    expressions.require(typed, is: .text, at: to.span) {
      "\($0) is \($1), but an address is text"
    }
    let isUnclear = context.catalog.messages != nil && message == nil
    if kind == .marketing, !isUnclear {
      findings.report(
        TypeCode.addressNotAllowed, at: to.span,
        "a marketing message goes to the user's own address only",
        help: "`to` is for transactional and internal messages")
    }
    return typed.expression
  }

  /// Checks a call against the operation that the catalog declares.
  func checkCall(_ call: CallSyntax) -> CheckedStep.Kind {
    let operation = checkOperation(call)
    let arguments = checkArguments(
      call.arguments, of: call.operation, parameters: operation?.parameters)
    if let within = call.within { expressions.checkPositive(within) }
    let failure = checkFailure(call.failure, declared: operation?.failure)
    let term = answerTerm(call, operation)
    if call.binding != nil {
      context.reads.readAnswer(call.service.text, call.operation.text, as: term)
    }
    if let binding = call.binding {
      let isLost = operation == nil && context.catalog.services != nil
      let answer = Subject.value(term, isMissable: failure.action == .skip)
      bind(binding, to: isLost ? .lost(isUnread: false) : answer)
    }
    return .call(
      CallAction(
        service: call.service.text, operation: call.operation.text, arguments: arguments,
        binding: call.binding?.text, within: call.within?.value, failure: failure))
  }

  /// Finds the operation that is called.
  private func checkOperation(_ call: CallSyntax) -> OperationDeclaration? {
    guard let services = context.catalog.services else { return nil }
    if let found = context.catalog.operation(call.service.text, call.operation.text) {
      return found
    }
    let operations = services.filter { $0.service == call.service.text }.map(\.operation)
    if operations.isEmpty {
      context.reportUnknown(
        NameCode.unknownOperation, call.service, "no service is called `\(call.service.text)`",
        among: services.map(\.service))
    } else {
      context.reportUnknown(
        NameCode.unknownOperation, call.operation,
        "`\(call.service.text)` has no operation `\(call.operation.text)`", among: operations,
        isMember: true)
    }
    return nil
  }

  /// The type of an answer.
  private func answerTerm(_ call: CallSyntax, _ operation: OperationDeclaration?) -> TypeTerm {
    if let operation { return .known(.record(operation.returns)) }
    guard context.catalog.services == nil else { return .anything }
    return context.table.term(for: "service.\(call.service.text).\(call.operation.text)")
  }

  /// Checks what becomes of a failure; what is not said is as the catalog says.
  private func checkFailure(_ failure: FailureSyntax?, declared: FailurePolicy?) -> FailurePolicy {
    let fallback = declared ?? FailurePolicy()
    guard let failure else { return fallback }
    if let retries = failure.retries { expressions.checkCount(retries, from: 0) }
    return FailurePolicy(
      retries: failure.retries?.value.wholePart ?? fallback.retries,
      action: failure.action ?? fallback.action)
  }

  /// Checks `emit`.
  func checkEmit(_ event: NameSyntax, _ arguments: [ArgumentSyntax]) -> CheckedStep.Kind {
    let meant = expressions.checkEventName(event)
    let declaration = meant.flatMap(context.catalog.event)
    let checked = checkArguments(
      arguments, of: event, parameters: declaration?.attributes,
      inferring: meant != nil && declaration == nil ? meant : nil)
    return .emit(event.text, checked)
  }

  /// Checks `set user.ATTR = expr`.
  func checkSet(_ path: [NameSyntax], _ value: ExpressionSyntax) -> CheckedStep.Kind {
    let found = expressions.userPath(path)
    let typed = expressions.check(value, in: scope)
    let names = path.map(\.text)
    if let first = path.first, FixedNames.readOnlyFields.contains(first.text) {
      findings.report(
        TypeCode.readOnlyAttribute, at: first.span, "`user.\(first.text)` cannot be set")
      return .set(names, typed.expression)
    }
    let phrase = context.table.type(of: found.type).phrase
    let agrees = expressions.require(typed, is: found.type, at: value.span) {
      "\($0) is \($1), but `user.\(names.joined(separator: "."))` is \(phrase)"
    }
    if agrees { expressions.checkValues(of: value, against: found.type) }
    scope.forget { $0.root == .user && $0.names.starts(with: names) }
    if !typed.isMissable { scope.known.insert(KnownPath(root: .user, names: names)) }
    return .set(names, typed.expression)
  }

  /// Checks `let NAME = expr`.
  func checkAssign(_ name: NameSyntax, _ value: ExpressionSyntax) -> CheckedStep.Kind {
    let typed = expressions.check(value, in: scope)
    if case .invalid = value.kind {
      bind(name, to: .lost(isUnread: context.source.text(value.span) == "as"))
    } else if let event = typed.event {
      bind(name, to: .event(event))
      scope.bindings[name.text]?.isMissable = typed.isMissable
    } else {
      bind(name, to: .value(typed.type, isMissable: typed.isMissable))
    }
    return .assign(name.text, typed.expression)
  }

  /// Binds a name from here on.
  private func bind(_ name: NameSyntax, to subject: Subject) {
    if expressions.checkBindable(name) { scope.bind(name.text, to: subject) }
  }
}

extension MessageKind {
  /// The kind with its article.
  fileprivate var phrase: String {
    switch self {
    case .marketing: "a marketing"
    case .transactional: "a transactional"
    case .internal: "an internal"
    }
  }
}
