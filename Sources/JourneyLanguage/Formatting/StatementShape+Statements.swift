import JourneyModel

extension StatementShape {
  /// Adds what a setting may be broken at.
  mutating func add(_ setting: SettingSyntax) {
    switch setting.kind {
    case .trigger(let trigger): add(trigger)
    case .entry(let entry): if let key = entry.key { add(key) }
    case .exitOn(let pattern): add(pattern)
    case .exitWhen(let test), .sendOnlyIf(let test): add(test)
    case .goal(let pattern, let within):
      add(pattern)
      addClause(within.span, wordsBefore: 1)
    case .promise(.never(_, let pattern), let isPerRun):
      add(pattern)
      let end = SourceSpan(setting.span.end, setting.span.end)
      if isPerRun { addClause(end, wordsBefore: 2) }
    case .priority: negations.insert(table.index(at: setting.span.start) + 1)
    case .holdout, .quiet, .limit, .exclusive, .timeZone, .promise: break
    }
  }

  /// Adds what a trigger may be broken at.
  private mutating func add(_ trigger: TriggerSyntax) {
    switch trigger {
    case .on(let pattern): add(pattern)
    case .when(let test): add(test)
    case .schedule(let schedule): addUsers(schedule.users)
    case .once(_, _, _, let users): addUsers(users)
    case .userDate(_, _, _, _, _, let users): if let users { addUsers(users) }
    case .byRequest: break
    }
  }

  /// Adds the clause `for users where …`.
  private mutating func addUsers(_ users: ExpressionSyntax) {
    addClause(users.span, wordsBefore: 3)
    add(users)
  }

  /// Adds what a step without a block may be broken at.
  mutating func add(_ step: StepSyntax.Kind) {
    switch step {
    case .wait(let length, _): add(length)
    case .waitUntil(let moment): add(moment)
    case .waitFor(let pattern, let bound):
      add(pattern)
      if let bound { add(bound, isClause: true) }
    case .waitWithout(_, let pattern, let times):
      add(pattern)
      if let times { addClause(times.span, wordsBefore: 2) }
    case .send(let send): add(send)
    case .call(let call): add(call)
    case .set(_, let value), .assign(_, let value): add(value)
    case .emit(_, let arguments), .start(_, let arguments): addWith(arguments)
    case .use(let use): for value in use.values { add(value) }
    default: break
    }
  }

  /// Adds what the end of a wait may be broken at.
  mutating func add(_ bound: BoundSyntax, isClause: Bool) {
    switch bound {
    case .duration(let duration):
      if isClause { addClause(duration.span, wordsBefore: 2) }
    case .moment(let moment):
      if isClause { addClause(moment.span, wordsBefore: 2) }
      add(moment)
    }
  }

  /// Adds the clauses of a send.
  private mutating func add(_ send: SendSyntax) {
    if let to = send.to { add(to) }
    addWith(send.arguments)
    if let test = send.onlyIf {
      addClause(test.span, wordsBefore: 2)
      add(test)
    }
    if let binding = send.binding { addClause(binding.span, wordsBefore: 1) }
    if let failure = send.failure { addClause(failure.span, wordsBefore: 0) }
  }

  /// Adds the clauses of a call.
  private mutating func add(_ call: CallSyntax) {
    addValues(call.arguments)
    if let binding = call.binding { addClause(binding.span, wordsBefore: 1) }
    if let failure = call.failure { addClause(failure.span, wordsBefore: 0) }
  }

  /// Adds what a line of a test may be broken at.
  mutating func add(_ line: TestLineSyntax) {
    switch line.kind {
    case .user(let fields), .preferences(let fields), .request(let fields),
      .event(_, let fields, _), .respond(_, _, let fields):
      addValues(fields)
    case .advanceTo(let moment): add(moment)
    case .expect(let expectation): add(expectation)
    case .advance, .fail, .force: break
    }
  }

  /// Adds what an expectation may be broken at.
  private mutating func add(_ expectation: ExpectationSyntax) {
    switch expectation {
    case .sent(_, _, _, let arguments, let times):
      addWith(arguments)
      if let times, !arguments.isEmpty { addClause(times.span, wordsBefore: 0) }
    case .called(_, _, _, let arguments), .emitted(_, _, let arguments): addWith(arguments)
    case .holds(let test): add(test)
    case .nothingSent, .waiting, .stopped, .completed, .exited, .notEntered, .converted: break
    }
  }
}
