import JourneyModel

extension DefinitionGenerator {
  /// A pattern of an event; in a trigger there is no run yet.
  mutating func pattern(isInRun: Bool = true) -> EventPattern {
    let event = dice.pick(Vocabulary.eventNames)
    var pattern = EventPattern(event: event)
    if dice.chance(35) { pattern.binding = dice.pick(Vocabulary.eventBindings) }
    if dice.chance(30) { pattern.times = dice.number(in: 2...3) }
    if pattern.times > 1, dice.chance(50) { pattern.within = dice.pick(Vocabulary.durations) }
    guard dice.chance(45) else { return pattern }
    var place = ExpressionGenerator.Place(candidate: event, isInRun: isInRun)
    if let name = pattern.binding { place.locals.append((name, nil)) }
    pattern.condition =
      dice.chance(25) && isInRun ? expressions.matching(place) : condition(place)
    return pattern
  }

  /// What starts the journey.
  mutating func triggers() -> [Trigger] {
    (0..<dice.number(in: 1...3)).map { index in
      let kind: Trigger.Kind =
        switch dice.below(8) {
        case 0: .turnsTrue(condition(.init(isInRun: false)))
        case 1: .request(Vocabulary.request)
        default: .event(pattern(isInRun: false))
        }
      return Trigger(id: "trigger_\(index)", kind: kind)
    }
  }

  /// The journey's head.
  mutating func settings() -> JourneySettings {
    var settings = JourneySettings()
    if dice.chance(50) {
      let key = expressions.path(
        .text, .init(candidate: dice.pick(Vocabulary.eventNames), isInRun: false))
      settings.entry = EntryRule(kind: .once, key: key)
    }
    settings.exits = (0..<dice.below(3)).map { _ in
      dice.chance(60) ? .event(pattern()) : .when(predicate())
    }
    settings.goals = (0..<dice.below(2)).map { _ in
      Goal(pattern: pattern(), within: CalendarDuration(days: 7))
    }
    if dice.chance(30) { settings.sendOnlyIf = condition() }
    if dice.chance(60) { settings.timeZone = expressions.zone() }
    return settings
  }

  /// Named arguments.
  mutating func arguments() -> [Argument] {
    ["name", "total", "quoted name"].prefix(dice.below(4)).map { name in
      Argument(
        name: name, value: expressions.expression(dice.pick(Vocabulary.Kind.allCases), .init()))
    }
  }

  /// A message.
  mutating func sending() -> SendAction {
    SendAction(
      message: dice.pick(["reminder", "last call"]),
      kind: dice.pick([.marketing, .transactional]),
      channels: Array(Vocabulary.channels.prefix(dice.number(in: 1...3))),
      to: dice.chance(20) ? expressions.expression(.text, .init()) : nil,
      arguments: arguments(), onlyIf: dice.chance(40) ? condition() : nil,
      binding: dice.chance(50) ? "result" : nil)
  }

  /// A call.
  mutating func calling() -> CallAction {
    CallAction(
      service: "crm", operation: dice.chance(80) ? "score" : "other", arguments: arguments(),
      binding: dice.chance(80) ? "lead" : nil)
  }

  /// An assignment, mostly of the kind that the name stands for.
  mutating func assignment(_ next: String) -> JourneyState.Kind {
    let target = dice.pick(Vocabulary.lets)
    return .assign(
      name: target.name, expressions.expression(target.kind, .init()), next: next)
  }

  /// A change of the user.
  mutating func setting(_ next: String) -> JourneyState.Kind {
    let (path, kind): ([String], Vocabulary.Kind) = dice.pick([
      (["points"], .number), (["plan"], .text), (["trial_ends_at"], .moment), (["tags"], .texts),
      (["address", "city"], .text), (["preferences", "email", "marketing"], .boolean),
      (["misc"], .duration),
    ])
    return .set(path: path, expressions.expression(kind, .init()), next: next)
  }
}
