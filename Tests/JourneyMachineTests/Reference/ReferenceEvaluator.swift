import JourneyModel

/// Answers expressions by walking their tree.
struct ReferenceEvaluator {
  /// The definition.
  let definition: JourneyDefinition
  /// The zones.
  let zones: ZoneTable
  /// The workspace's zone.
  let workspaceZone: Int
  /// What lies outside.
  let world: ReferenceWorld
  /// The run; `nil` where a trigger is asked.
  let run: ReferenceRun?
  /// The mistake to make.
  let fault: Fault?
  /// What has been reached.
  let coverage: Coverage

  /// What names mean at a place.
  struct Scope {
    /// The candidate of the innermost condition.
    var event: ReferenceValue = .missing
    /// The payload that started the run.
    var entry: ReferenceValue = .missing
    /// The names of patterns and quantifiers around, the innermost last.
    var locals: [(name: String, value: ReferenceValue)] = []
  }

  /// The scope outside of any pattern.
  var outerScope: Scope { Scope(entry: run?.entry ?? .missing) }

  /// `true` if the condition holds.
  func holds(_ condition: Expression, _ scope: Scope) -> Bool {
    let value = evaluate(condition, scope)
    return value.isTrue || (fault == .missingIsTrue && value == .missing)
  }

  /// The value of an expression.
  func evaluate(_ expression: Expression, _ scope: Scope) -> ReferenceValue {
    let value = walk(expression, scope)
    coverage.note(expression, value)
    return value
  }

  /// The value of an expression, by its form.
  private func walk(_ expression: Expression, _ scope: Scope) -> ReferenceValue {
    switch expression {
    case .literal(let literal): value(of: literal)
    case .path(let root, let names): value(of: root, scope).member(names)
    case .member(let inner, let names): evaluate(inner, scope).member(names)
    case .list(let items): .list(items.map { evaluate($0, scope) })
    case .and(let parts): .boolean(parts.allSatisfy { holds($0, scope) })
    case .or(let parts): .boolean(parts.contains { holds($0, scope) })
    case .not(let inner): .boolean(!holds(inner, scope))
    case .compare(let comparison, let left, let right):
      .boolean(compare(comparison, evaluate(left, scope), evaluate(right, scope)))
    case .isIn(let item, let list):
      .boolean(contains(evaluate(list, scope), evaluate(item, scope)))
    case .listContains(let list, let item):
      .boolean(contains(evaluate(list, scope), evaluate(item, scope)))
    case .isBetween(let inner, let low, let high):
      .boolean(
        isBetween(evaluate(inner, scope), evaluate(low, scope), evaluate(high, scope)))
    case .isKnown(let inner): .boolean(evaluate(inner, scope).isKnown)
    case .age(let inner, let isMore, let duration, let isAgo):
      .boolean(age(evaluate(inner, scope), isMore: isMore, duration, isAgo: isAgo))
    case .textTest(let test, let left, let right):
      .boolean(textTest(test, evaluate(left, scope), evaluate(right, scope)))
    case .reachable(let channel): .boolean(world.reachable.contains(channel))
    case .defaulted(let first, let second): defaulted(first, second, scope)
    case .arithmetic(let operation, let left, let right):
      arithmetic(operation, evaluate(left, scope), evaluate(right, scope))
    case .negated(let inner): negated(evaluate(inner, scope))
    case .call(let function, let arguments):
      call(function, arguments.map { evaluate($0, scope) })
    case .quantified(let isEvery, let name, let list, let condition):
      .boolean(quantified(isEvery, name, list, condition, scope))
    case .history(let query): history(query, scope)
    }
  }

  /// The first value, or the second where the first is missing.
  private func defaulted(
    _ first: Expression, _ second: Expression, _ scope: Scope
  ) -> ReferenceValue {
    let value = evaluate(first, scope)
    return value.isKnown ? value : evaluate(second, scope)
  }

  /// What a path begins with.
  private func value(of root: Expression.PathRoot, _ scope: Scope) -> ReferenceValue {
    switch root {
    case .user: .record(world.user, fields: definition.types.user)
    case .entry: scope.entry
    case .event: scope.event
    case .binding(let name):
      scope.locals.last { $0.name == name }?.value ?? run?.bindings[name] ?? .missing
    case .now: .moment(world.now)
    case .today: .date(zones.local(of: world.now, zone: journeyZone).date)
    case .enteredAt: run.map { .moment($0.enteredAt) } ?? .missing
    case .journeyID: .text(definition.journeyID)
    }
  }

  /// The value of a literal.
  private func value(of literal: Literal) -> ReferenceValue {
    switch literal {
    case .missing: .missing
    case .text(let text): .limited(text)
    case .number(let number): .number(number)
    case .boolean(let value): .boolean(value)
    case .duration(let duration): .duration(duration)
    case .date(let date): .date(date)
    case .time(let time): .time(time)
    case .moment(let date, let time, let zone):
      .moment(zones.moment(date: date, time: time, zone: number(of: zone)))
    case .weekday(let day): ExactDecimal(day).map(ReferenceValue.number) ?? .missing
    }
  }

  /// The event as a value: its attributes by their types, and `at`.
  func value(of event: PastEvent) -> ReferenceValue {
    let declared = definition.types.events.first { $0.name == event.name }?.attributes ?? []
    return Self.payload(event.attributes, fields: declared, at: event.at)
  }

  /// A payload as a value: its attributes by their types, and the time as `at`, unless declared.
  static func payload(
    _ attributes: Payload, fields: [ValueType.Field], at: Moment
  ) -> ReferenceValue {
    guard case .record(var record) = ReferenceValue.record(attributes, fields: fields) else {
      return .record(["at": .moment(at)])
    }
    if !fields.contains(where: { $0.name == "at" }) { record["at"] = .moment(at) }
    return .record(record)
  }

  /// The journey's zone.
  var journeyZone: Int {
    definition.settings.timeZone.map { number(of: $0) } ?? workspaceZone
  }

  /// The number of a zone; the journey's where none is given.
  func number(of zone: ZoneReference?) -> Int {
    switch zone {
    case nil: journeyZone
    case .named(let name): zones.index(named: name) ?? workspaceZone
    case .user(let fallback):
      world.userZone ?? fallback.flatMap { zones.index(named: $0) } ?? workspaceZone
    }
  }
}
