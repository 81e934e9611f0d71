import JourneyModel

extension ScriptLint {
  /// Looks at an item, and at everything in it.
  mutating func visit(_ item: ItemSyntax) {
    switch item {
    case .journey(let journey):
      checkQuotes(journey.name)
      checkTitle(of: journey)
      checkQuiet(of: journey)
      for setting in journey.settings { visit(setting) }
      visit(journey.steps)
    case .fragment(let fragment):
      checkQuotes(fragment.name)
      visit(fragment.steps)
    case .audience(let declaration):
      checkQuotes(declaration.name)
      visit(declaration.value)
    case .constant(let declaration): visit(declaration.value)
    case .test: break
    }
  }

  /// Looks at a setting.
  private mutating func visit(_ setting: SettingSyntax) {
    switch setting.kind {
    case .trigger(let trigger): visit(trigger)
    case .entry(let entry): visit(entry.key)
    case .exitOn(let pattern), .goal(let pattern, _): visit(pattern)
    case .exitWhen(let test), .sendOnlyIf(let test): visit(test)
    case .limit(_, let topic, _, let channel):
      checkQuotes(topic)
      checkQuotes(channel)
    case .promise(.never(let message, let pattern), _):
      checkQuotes(message)
      visit(pattern)
    case .promise(.everyPathPasses(let stage), _): checkQuotes(stage)
    case .exclusive(let group): checkQuotes(group)
    case .quiet, .holdout, .priority, .timeZone, .promise: break
    }
  }

  /// Looks at what starts a journey.
  private mutating func visit(_ trigger: TriggerSyntax) {
    switch trigger {
    case .on(let pattern): visit(pattern)
    case .when(let test): visit(test)
    case .schedule(let schedule): visit(schedule.users)
    case .once(_, _, _, let users): visit(users)
    case .userDate(_, _, _, _, _, let users): visit(users)
    case .byRequest: break
    }
  }

  /// Looks at steps in order.
  private mutating func visit(_ steps: [StepSyntax]) {
    for step in steps { visit(step) }
  }

  /// Looks at a step, and at the blocks in it.
  private mutating func visit(_ step: StepSyntax) {
    switch step.kind {
    case .wait(let length, _): visit(length)
    case .waitUntil(let moment), .upon(let moment, _): visit(moment)
    case .waitFor(let pattern, let bound):
      visit(pattern)
      visit(bound)
    case .waitWithout(_, let pattern, _): visit(pattern)
    case .waitArms(let bound, let arms, _):
      visit(bound)
      for arm in arms { visit(arm) }
    case .send(let send): visit(send)
    case .call(let call):
      checkQuotes(call.service)
      visit(call.arguments)
      bind(call.binding)
    case .set(_, let value): visit(value)
    case .assign(let name, let value):
      visit(value)
      bind(name)
    case .emit(let event, let arguments):
      visit(event: event)
      visit(arguments)
    case .start(let journey, let arguments):
      checkQuotes(journey)
      visit(arguments)
    case .branch(let branches, _): for branch in branches { visit(branch.test) }
    case .choose(let value, _, _): visit(value)
    case .split(let name, let arms):
      checkQuotes(name)
      for arm in arms { checkQuotes(arm.label) }
    case .loop(_, _, let until, _): visit(until)
    case .stage(let name, let steps): checkStage(name, steps)
    case .goTo(let name): checkQuotes(name)
    case .use(let use):
      checkQuotes(use.name)
      fragmentsUsed.insert(use.name.text)
      for value in use.values { visit(value) }
    case .parallel, .stop: break
    }
    for block in step.blocks { visit(block) }
  }

  /// Looks at an arm of a wait, but not at its steps.
  private mutating func visit(_ arm: ArmSyntax) {
    switch arm.condition {
    case .on(let pattern): visit(pattern)
    case .when(let test): visit(test)
    }
  }

  /// Looks at a send.
  private mutating func visit(_ send: SendSyntax) {
    checkQuotes(send.message)
    checkChannels(of: send)
    visit(send.to)
    visit(send.arguments)
    visit(send.onlyIf)
    bind(send.binding)
  }

  /// Looks at the values of a list of arguments.
  private mutating func visit(_ arguments: [ArgumentSyntax]) {
    for argument in arguments { visit(argument.value) }
  }

  /// Looks at a pattern.
  private mutating func visit(_ pattern: PatternSyntax) {
    visit(event: pattern.event)
    visit(pattern.condition)
    bind(pattern.binding)
  }

  /// Looks at the longest that a wait may last.
  private mutating func visit(_ bound: BoundSyntax?) {
    if case .moment(let moment) = bound { visit(moment) }
  }

  /// Looks at a moment.
  private mutating func visit(_ moment: MomentSyntax) {
    switch moment.form {
    case .offset(_, _, let base, _): visit(base)
    case .value(let value): visit(value)
    case .nextTime, .tomorrow, .nextWeekday: break
    }
  }

  /// Notes that an event is named.
  private mutating func visit(event name: NameSyntax) {
    checkQuotes(name)
    if eventNames.insert(name.text).inserted { events.append(name) }
  }

  /// Notes that a name is given to a value.
  private mutating func bind(_ name: NameSyntax?) {
    if let name { bindings.append(name) }
  }

  /// Looks at an expression where there is one.
  private mutating func visit(_ expression: ExpressionSyntax?) {
    if let expression { visit(expression) }
  }

  /// Looks at an expression, and at those in it.
  private mutating func visit(_ expression: ExpressionSyntax) {
    switch expression.kind {
    case .literal, .invalid: return
    case .name(let name): namesRead.insert(name.text)
    case .isInAudience(let name, _): audiencesRead.insert(name.text)
    case .not(let inner): checkNegation(of: inner, in: expression)
    case .list(let elements): checkValues(elements)
    case .history(let history): visit(event: history.event)
    default: break
    }
    expression.kind.visitChildren { visit($0) }
  }
}
