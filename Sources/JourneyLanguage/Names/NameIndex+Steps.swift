import JourneyModel

extension NameIndex {
  /// Adds steps.
  mutating func add(_ steps: [StepSyntax]) {
    for step in steps { add(step.kind) }
  }

  /// Adds a step.
  private mutating func add(_ step: StepSyntax.Kind) {
    switch step {
    case .wait(let length, _): add(length)
    case .waitUntil(let moment): add(moment)
    case .waitFor(let pattern, let bound):
      add(pattern)
      add(bound)
    case .waitWithout(_, let pattern, _): add(pattern)
    case .waitArms(let bound, let arms, let otherwise):
      add(bound)
      arms.forEach { add($0) }
      add(otherwise ?? [])
    case .upon(let moment, let steps):
      add(moment)
      add(steps)
    case .send(let send): add(send)
    case .call(let call): add(call)
    case .set(let path, let value):
      add(userPath: path)
      add(value)
    case .assign(let name, let value):
      add(.binding(owner: owner, name.text), name, isDeclaration: true)
      add(value)
    case .emit(let event, let arguments):
      add(.event(event.text), event)
      add(arguments) { .eventAttribute([event.text], $0) }
    case .start(let journey, let arguments):
      add(.journey(journey.text), journey)
      add(arguments) { .part($0) }
    case .branch(let branches, let otherwise):
      for branch in branches {
        add(branch.test)
        add(branch.steps)
      }
      add(otherwise ?? [])
    case .choose(let value, let choices, let otherwise):
      add(value)
      choices.forEach { add($0.steps) }
      add(otherwise ?? [])
    case .split(let name, let arms): add(split: name, arms)
    case .parallel(_, let branches): branches.forEach { add($0) }
    case .loop(_, _, let until, let steps):
      if let until { add(until) }
      add(steps)
    case .stage(let name, let steps):
      add(.stage(owner: owner, name.text), name, isDeclaration: true)
      add(steps)
    case .goTo(let name): add(.stage(owner: owner, name.text), name)
    case .use(let use):
      add(.fragment(use.name.text), use.name)
      use.values.forEach { add($0) }
    case .stop: return
    }
  }

  /// Adds a split.
  private mutating func add(split name: NameSyntax, _ arms: [SplitArmSyntax]) {
    add(.split(owner: owner, name.text), name, isDeclaration: true)
    for arm in arms {
      let label = ScriptSymbol.label(owner: owner, split: name.text, arm.label.text)
      add(label, arm.label, isDeclaration: true)
      add(arm.steps)
    }
  }

  /// Adds an arm of a wait.
  private mutating func add(_ arm: ArmSyntax) {
    switch arm.condition {
    case .on(let pattern): add(pattern)
    case .when(let test): add(test)
    }
    add(arm.steps)
  }

  /// Adds a send.
  private mutating func add(_ send: SendSyntax) {
    add(.message(send.message.text), send.message)
    for channel in send.channels { add(.channel(channel.text), channel) }
    if let to = send.to { add(to) }
    add(send.arguments) { .messageParameter(send.message.text, $0) }
    if let onlyIf = send.onlyIf { add(onlyIf) }
    if let binding = send.binding {
      add(.binding(owner: owner, binding.text), binding, isDeclaration: true)
    }
  }

  /// Adds a call.
  private mutating func add(_ call: CallSyntax) {
    let (service, operation) = (call.service.text, call.operation.text)
    add(.service(service), call.service)
    add(.operation(service, operation), call.operation)
    add(call.arguments) { .operationParameter(service, operation, $0) }
    if let binding = call.binding {
      add(.binding(owner: owner, binding.text), binding, isDeclaration: true)
      sources[binding.text] = .answer(service: service, operation: operation)
    }
  }

  /// Adds arguments, whose keys name what `symbol` says.
  mutating func add(_ arguments: [ArgumentSyntax], keys symbol: (String) -> ScriptSymbol) {
    for argument in arguments {
      add(symbol(argument.name.text), argument.name)
      add(argument.value)
    }
  }

  /// Adds a moment.
  mutating func add(_ moment: MomentSyntax) {
    switch moment.form {
    case .offset(_, _, let origin, _): add(origin)
    case .value(let value): add(value)
    case .nextTime, .tomorrow, .nextWeekday: break
    }
    add(moment.zone)
  }

  /// Adds a bound.
  private mutating func add(_ bound: BoundSyntax?) {
    if case .moment(let moment) = bound { add(moment) }
  }
}
