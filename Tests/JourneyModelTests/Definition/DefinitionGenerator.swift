import JourneyModel

/// Makes definitions at random, with every case of the model in them sooner or later.
struct DefinitionGenerator {
  var dice: SeededGenerator

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  mutating func definition() -> JourneyDefinition {
    let first = identifier()
    let triggers = (0..<int(0...3)).map { trigger("\($0)") }
    let ids = Set((0..<int(1...6)).map { _ in identifier() }).sorted()
    return JourneyDefinition(
      journeyID: identifier(), version: int(0...9), title: maybe { $0.text() },
      source: maybe { dice in
        .init(
          file: dice.text(),
          sha256: dice.maybe { _ in String(repeating: "0f", count: 32) })
      },
      triggers: triggers, settings: settings(), types: types(), start: first,
      states: ids.map { id in
        JourneyState(
          id: id, kind: kind(), stages: some(0...2) { $0.identifier() },
          line: maybe { $0.int(1...900) })
      }
    ).namingEntryAlike
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }

  mutating func flip() -> Bool { Bool.random(using: &dice) }

  mutating func maybe<Value>(_ make: (inout DefinitionGenerator) -> Value) -> Value? {
    flip() ? make(&self) : nil
  }

  mutating func some<Value>(
    _ range: ClosedRange<Int>, _ make: (inout DefinitionGenerator) -> Value
  ) -> [Value] {
    (0..<int(range)).map { _ in make(&self) }
  }

  mutating func one<Value>(of values: [Value]) -> Value { values[int(0...(values.count - 1))] }

  mutating func identifier() -> String {
    one(of: ["a", "b", "cart_id", "Order Completed", "é/~1", "next", "\"q\"", "x\n"])
      + "\(int(0...99))"
  }

  mutating func text() -> String { one(of: ["", "DE", "\\", "😀", "path", "PT1H", "a\tb"]) }

  mutating func number() -> ExactDecimal {
    let whole = Int64.random(in: -9_999_999...9_999_999, using: &dice)
    return ExactDecimal(
      millionths: one(of: [0, 1, -500_000, .max, .min, whole, whole * 1_000_000]))
  }

  mutating func duration() -> CalendarDuration {
    let sign = one(of: [1, 1, 1, -1])
    return CalendarDuration(
      months: one(of: [0, 0, 1, 14, 1200]) * sign, days: one(of: [0, 0, 1, 7, -3, 36_600]) * sign,
      microseconds: one(of: [0, 0, 1, 1_500_000, -90_000_000, 5_400_000_000]) * Int64(sign))
  }

  mutating func time() -> TimeOfDay { TimeOfDay(seconds: int(0...86_399)) }

  mutating func date() -> CivilDate { CivilDate(daysSince1970: int(-719_528...2_932_896)) }

  mutating func zone() -> ZoneReference {
    flip() ? .named("Europe/Berlin") : .user(default: maybe { _ in "Asia/Tokyo" })
  }

  mutating func trigger(_ suffix: String) -> Trigger {
    let kind: Trigger.Kind =
      switch int(0...5) {
      case 0: .event(pattern())
      case 1: .turnsTrue(expression())
      case 2: .schedule(schedule(), users: expression())
      case 3: .once(date(), time(), zone: maybe { $0.zone() }, users: expression())
      case 4: .userDate(userDate(), users: maybe { $0.expression() })
      default: .request(parameters())
      }
    return Trigger(id: identifier() + "_\(suffix)", kind: kind, line: maybe { $0.int(1...900) })
  }

  mutating func schedule() -> Schedule {
    let recurrence: Schedule.Recurrence =
      switch int(0...3) {
      case 0: .day
      case 1: .weekday
      case 2: .dayOfWeek(int(1...7))
      default: .dayOfMonth(int(1...31))
      }
    return Schedule(
      recurrence, at: time(), zone: maybe { $0.zone() }, from: maybe { $0.date() },
      until: maybe { $0.date() })
  }

  mutating func userDate() -> UserDate {
    UserDate(
      path: some(1...2) { $0.identifier() }, isYearly: flip(), offset: maybe { $0.duration() },
      isBefore: flip(), at: maybe { $0.time() })
  }

  mutating func promise() -> JourneyPromise {
    let kind: JourneyPromise.Kind =
      switch int(0...4) {
      case 0:
        .atMost(
          int(0...9), isMarketingOnly: flip(), channel: maybe { $0.identifier() }, in: duration())
      case 1: .spacing(duration())
      case 2: .endsWithin(duration())
      case 3: .never(message: identifier(), after: pattern())
      default: .everyPathPasses(stage: identifier())
      }
    return JourneyPromise(kind, isPerRun: flip(), line: maybe { $0.int(1...900) })
  }

  mutating func pattern() -> EventPattern {
    EventPattern(
      event: identifier(), times: int(1...4), within: maybe { $0.duration() },
      binding: maybe { $0.identifier() }, condition: maybe { $0.expression(2) })
  }

  mutating func settings() -> JourneySettings {
    JourneySettings(
      entry: entry(),
      exits: some(0...2) { $0.flip() ? .event($0.pattern()) : .when($0.expression()) },
      goals: some(0...2) { Goal(pattern: $0.pattern(), within: $0.duration()) },
      quiet: some(0...2) {
        QuietHours(from: $0.time(), to: $0.time(), zone: $0.maybe { $0.zone() })
      },
      limits: some(0...2) {
        MessageLimit(
          messages: $0.int(0...9), per: $0.duration(), topic: $0.maybe { $0.identifier() },
          channel: $0.maybe { $0.identifier() })
      },
      sendOnlyIf: maybe { $0.expression() }, timeZone: maybe { $0.zone() },
      holdout: maybe { ExactDecimal(millionths: Int64($0.int(0...100_000_000))) },
      priority: maybe { $0.number() }, exclusive: maybe { $0.identifier() },
      promises: some(0...2) { $0.promise() })
  }

  /// Who may enter again; `unlimited` says nothing more.
  mutating func entry() -> EntryRule {
    let kind = one(of: EntryRule.Kind.allCases)
    if kind == .unlimited { return EntryRule(kind: kind) }
    return EntryRule(
      kind: kind, key: maybe { $0.expression() }, every: maybe { $0.duration() },
      newestWins: flip())
  }

  mutating func types() -> FactTypes {
    FactTypes(
      user: fields(),
      events: names().map { EventDeclaration(name: $0, attributes: fields()) },
      services: names().map {
        OperationDeclaration(service: $0, operation: identifier(), returns: fields())
      })
  }

  mutating func names() -> [String] { Set(some(0...3) { $0.identifier() }).sorted() }

  mutating func fields(_ depth: Int = 2) -> [ValueType.Field] {
    names().map { ValueType.Field(name: $0, type: type(depth), isRequired: flip()) }
  }

  /// What a request brings: of the types that a script has words for.
  mutating func parameters() -> [ValueType.Field] {
    names().map { ValueType.Field(name: $0, type: parameterType(2), isRequired: flip()) }
  }

  private mutating func parameterType(_ depth: Int) -> ValueType {
    switch type(0) {
    case .enumeration: flip() ? .record([]) : .text
    case let plain: depth > 0 && int(0...5) == 0 ? .list(parameterType(depth - 1)) : plain
    }
  }

  mutating func type(_ depth: Int) -> ValueType {
    switch int(0...(depth > 0 ? 10 : 8)) {
    case 0: .text
    case 1: .enumeration(some(0...3) { $0.text() })
    case 2: .number
    case 3: .boolean
    case 4: .moment
    case 5: .date
    case 6: .time
    case 7: .duration
    case 8: .unknown
    case 9: .list(type(depth - 1))
    default: .record(fields(depth - 1))
    }
  }
}

extension DefinitionGenerator {
  mutating func kind() -> JourneyState.Kind {
    let next = identifier()
    switch int(0...18) {
    case 0:
      let length = flip() ? .literal(.duration(duration())) : expression()
      return .wait(length: length, upTo: maybe { $0.duration() }, next: next)
    case 1: return .waitUntil(moment(), next: next)
    case 2: return .upon(moment(), body: identifier(), next: next)
    case 3:
      let bound = maybe {
        $0.flip() ? .duration($0.duration()) : JourneyState.WaitBound.moment($0.moment())
      }
      return .waitArms(
        arms: some(0...3) {
          .init(
            condition: $0.flip() ? .event($0.pattern()) : .when($0.expression()),
            next: $0.identifier())
        }, bound: bound, otherwise: bound.map { _ in next })
    case 4:
      return .waitWithout(duration(), pattern(), timesMax: maybe { $0.int(0...5) }, next: next)
    case 5: return .send(send(), next: next)
    case 6:
      let action = CallAction(
        service: identifier(), operation: identifier(), arguments: arguments(),
        binding: maybe { $0.identifier() }, within: maybe { $0.duration() }, failure: failure())
      return .call(action, next: next)
    case 7: return .set(path: some(1...3) { $0.identifier() }, expression(), next: next)
    case 8: return .assign(name: identifier(), expression(), next: next)
    case 9: return .emit(event: identifier(), arguments(), next: next)
    case 10: return .branch(test: expression(), then: identifier(), otherwise: next)
    case 11:
      return .choose(
        expression(),
        choices: some(0...3) {
          .init(values: $0.some(0...3) { .literal($0.literal()) }, next: $0.identifier())
        },
        otherwise: next)
    case 12:
      return .split(
        name: identifier(),
        arms: some(0...3) {
          .init(
            label: $0.identifier(),
            percent: ExactDecimal(millionths: Int64($0.int(0...100_000_000))), next: $0.identifier()
          )
        })
    case 13:
      return .loop(
        timesMax: int(0...9), every: maybe { $0.duration() }, until: maybe { $0.expression() },
        body: identifier(), next: next)
    case 14: return .again(loop: next)
    case 15: return .start(journey: identifier(), arguments(), next: next)
    case 16:
      return .parallel(isFirst: flip(), branches: some(1...3) { $0.identifier() }, next: next)
    case 17: return .join(parallel: next)
    default: return flip() ? .end : .stop(reason: maybe { $0.text() })
    }
  }

  mutating func send() -> SendAction {
    var send = SendAction(
      message: identifier(), kind: one(of: MessageKind.allCases), topic: maybe { $0.identifier() },
      channels: some(1...3) { $0.identifier() }, isByEach: flip(), to: maybe { $0.expression() },
      arguments: arguments(), onlyIf: maybe { $0.expression() }, binding: maybe { $0.identifier() },
      failure: failure())
    // By each of one channel is by that channel.
    if send.channels.count == 1 { send.isByEach = false }
    return send
  }

  mutating func arguments() -> [Argument] {
    names().map { Argument(name: $0, value: expression()) }
  }

  mutating func failure() -> FailurePolicy {
    let actions: [FailurePolicy.Action] = [.skip, .park, .stop(reason: nil), .stop(reason: "x")]
    return FailurePolicy(retries: maybe { $0.int(0...9) }, action: one(of: actions))
  }

  mutating func moment() -> MomentExpression {
    let form: MomentExpression.Form =
      switch int(0...4) {
      case 0: .nextTime(time())
      case 1: .tomorrow(time())
      case 2: .nextWeekday(int(1...7), time())
      case 3: .offset(duration(), isBefore: flip(), from: expression(), at: maybe { $0.time() })
      default: .value(expression())
      }
    return MomentExpression(form, zone: maybe { $0.zone() })
  }

  mutating func literal() -> Literal {
    switch int(0...8) {
    case 0: .missing
    case 1: .text(text())
    case 2: .number(number())
    case 3: .boolean(flip())
    case 4: .duration(duration())
    case 5: .date(date())
    case 6: .time(time())
    case 7: .moment(date(), time(), zone: maybe { $0.zone() })
    default: .weekday(int(1...7))
    }
  }

  mutating func root() -> Expression.PathRoot {
    one(of: [
      .user, .entry, .event, .binding(identifier()), .binding("user"), .now, .today, .enteredAt,
      .journeyID,
    ])
  }

  mutating func expression(_ depth: Int = 3) -> Expression {
    if depth == 0 {
      return flip() ? .literal(literal()) : .path(root(), some(0...2) { $0.identifier() })
    }
    func part(_ generator: inout DefinitionGenerator) -> Expression {
      generator.expression(depth - 1)
    }
    switch int(0...19) {
    case 0: return .literal(literal())
    case 1: return .path(root(), some(0...2) { $0.identifier() })
    case 2: return .member(part(&self), some(0...2) { $0.identifier() })
    case 3: return .list(some(0...3, part))
    case 4: return .and(some(0...3, part))
    case 5: return .or(some(0...3, part))
    case 6: return .not(part(&self))
    case 7: return .compare(one(of: Expression.Comparison.allCases), part(&self), part(&self))
    case 8: return .isIn(part(&self), part(&self))
    case 9: return .isBetween(part(&self), part(&self), part(&self))
    case 10: return .isKnown(part(&self))
    case 11: return .age(part(&self), isMore: flip(), duration(), isAgo: flip())
    case 12: return .textTest(one(of: Expression.TextTest.allCases), part(&self), part(&self))
    case 13: return .listContains(part(&self), part(&self))
    case 14: return .reachable(channel: identifier())
    case 15: return .defaulted(part(&self), part(&self))
    case 16: return .arithmetic(one(of: Expression.Arithmetic.allCases), part(&self), part(&self))
    case 17:
      return flip()
        ? .negated(part(&self)) : .call(one(of: Expression.Function.allCases), some(0...3, part))
    case 18:
      return .quantified(
        isEvery: flip(), name: identifier(), list: part(&self), condition: part(&self))
    default: return .history(history(depth - 1))
    }
  }

  mutating func history(_ depth: Int) -> HistoryQuery {
    let path = some(0...2) { $0.identifier() }
    let kinds: [HistoryQuery.Kind] = [
      .did(one(of: HistoryQuery.Quantity.allCases), int(0...5)), .count, .sum(path), .average(path),
      .smallest(path), .largest(path), .latest(path), .first(path),
    ]
    let spans: [HistoryQuery.Span] = [.always, .sinceEntry, .within(duration())]
    return HistoryQuery(
      kind: one(of: kinds), event: identifier(), span: one(of: spans),
      condition: maybe { $0.expression(depth) })
  }
}
