import JourneyModel

/// Makes valid definitions: blocks of steps as a compiler lays them out, of all kinds of states.
struct DefinitionGenerator {
  /// The dice.
  var dice: SeededGenerator
  /// What makes the expressions.
  var expressions: ExpressionGenerator
  /// The states made so far, the last steps first.
  var states: [JourneyState] = []
  /// How many ids have been given.
  private var count = 0
  /// How many states may still be made.
  private var budget: Int

  /// Creates the generator of a seed.
  init(seed: UInt64, near: Moment) {
    dice = SeededGenerator(seed: seed)
    expressions = ExpressionGenerator(dice: SeededGenerator(seed: ~seed), near: near)
    budget = dice.number(in: 3...14)
  }

  /// A definition.
  mutating func definition() -> JourneyDefinition {
    let end = add("end", .end)
    let start = block(next: end, length: dice.number(in: 1...5), depth: 3)
    addJumps()
    let triggers = triggers()
    let settings = settings()
    return JourneyDefinition(
      journeyID: dice.pick(["rescue", "j\u{e9}", "a b"]), triggers: triggers, settings: settings,
      types: FactTypes(
        user: Vocabulary.user, events: Vocabulary.events, services: Vocabulary.services),
      start: start, states: dice.chance(50) ? states : states.reversed())
  }

  /// Adds a state; returns its id.
  mutating func add(_ word: String, _ kind: JourneyState.Kind) -> String {
    count += 1
    return add(id: "\(word)_\(count)", kind)
  }

  /// Adds a state of an id.
  private mutating func add(id: String, _ kind: JourneyState.Kind) -> String {
    states.append(JourneyState(id: id, kind: kind, line: count))
    budget -= 1
    return id
  }

  /// A condition.
  mutating func condition(_ place: ExpressionGenerator.Place = .init()) -> Expression {
    expressions.expression(.boolean, place)
  }

  /// A predicate that may turn while the run waits.
  mutating func predicate() -> Expression {
    dice.chance(60) ? expressions.liveCondition(.init()) : condition()
  }

  /// A moment, mostly one to come.
  private mutating func coming() -> Expression {
    if dice.chance(40) { return expression(dice.chance(70) ? .moment : .date) }
    return .arithmetic(
      .add, dice.chance(50) ? .path(.now, []) : expressions.path(.moment, .init()),
      dice.chance(70) ? expressions.literal(.duration) : expression(.duration))
  }

  /// An expression of a kind.
  private mutating func expression(_ kind: Vocabulary.Kind) -> Expression {
    expressions.expression(kind, .init())
  }

  /// Steps one after another that lead to `next`; returns the id of the first.
  private mutating func block(next: String, length: Int, depth: Int) -> String {
    var first = next
    for _ in 0..<length where budget > 0 { first = step(next: first, depth: depth) }
    return first
  }

  /// A block in a step.
  private mutating func inner(_ next: String, _ depth: Int) -> String {
    if dice.chance(8) { return add("stop", .stop(reason: dice.chance(60) ? "enough" : nil)) }
    return block(next: next, length: dice.number(in: 0...2), depth: depth - 1)
  }

  /// A step that leads to `next`.
  private mutating func step(next: String, depth: Int) -> String {
    switch dice.below(depth > 0 ? 33 : 17) {
    case 0, 1: return add("wait", wait(next))
    case 2, 3: return add("until", .waitUntil(moment(), next: next))
    case 4, 5: return add("without", without(next))
    case 6, 7: return add("send", .send(sending(), next: next))
    case 8: return add("call", .call(calling(), next: next))
    case 9: return add("set", setting(next))
    case 10: return add("emit", .emit(event: "followed_up", arguments(), next: next))
    case 11...13: return add("let", assignment(next))
    case 14...16: return add("arms", arms(next, 0))
    case 17...20: return add("arms", arms(next, depth))
    case 21, 22: return add("upon", .upon(moment(), body: inner(next, depth), next: next))
    case 23, 24:
      let test = condition()
      return add(
        "if", .branch(test: test, then: inner(next, depth), otherwise: inner(next, depth)))
    case 25: return add("choose", choice(next, depth))
    case 26: return add("split", split(next, depth))
    case 27...29: return loop(next, depth)
    default: return parallel(next, depth)
    }
  }

  /// Branches side by side, and the end that they share.
  private mutating func parallel(_ next: String, _ depth: Int) -> String {
    count += 1
    let id = "parallel_\(count)"
    let join = add("join", .join(parallel: id))
    let branches = (0..<dice.number(in: 1...3)).map { _ in inner(join, depth) }
    return add(id: id, .parallel(isFirst: dice.chance(35), branches: branches, next: next))
  }

  /// A wait for a length of time.
  private mutating func wait(_ next: String) -> JourneyState.Kind {
    let length =
      dice.chance(50) ? expressions.literal(.duration) : expression(.duration)
    return .wait(
      length: length, upTo: dice.chance(30) ? dice.pick(Vocabulary.durations) : nil, next: next)
  }

  /// A wait for the absence of an event.
  private mutating func without(_ next: String) -> JourneyState.Kind {
    .waitWithout(
      dice.pick(Vocabulary.durations), pattern(),
      timesMax: dice.chance(50) ? dice.number(in: 1...2) : nil,
      next: next)
  }

  /// A moment of any form.
  private mutating func moment() -> MomentExpression {
    let zone = dice.chance(40) ? expressions.zone() : nil
    let clock = expressions.clock()
    switch dice.below(8) {
    case 0: return MomentExpression(.nextTime(clock), zone: zone)
    case 1: return MomentExpression(.tomorrow(clock), zone: zone)
    case 2: return MomentExpression(.nextWeekday(dice.number(in: 1...7), clock), zone: zone)
    case 3, 4, 5:
      let base = dice.chance(60) ? expression(dice.chance(70) ? .moment : .date) : coming()
      return MomentExpression(
        .offset(
          dice.pick(Vocabulary.durations), isBefore: dice.chance(40), from: base,
          at: dice.chance(40) ? clock : nil), zone: zone)
    default: return MomentExpression(.value(coming()), zone: zone)
    }
  }

  /// A wait with arms.
  private mutating func arms(_ next: String, _ depth: Int) -> JourneyState.Kind {
    let isPlain = depth == 0
    let arms = (0..<(isPlain ? 1 : dice.number(in: 1...3))).map { _ in
      let leads = isPlain ? next : inner(next, depth)
      let isEvent = isPlain || dice.chance(70)
      return JourneyState.Arm(
        condition: isEvent ? .event(pattern()) : .when(predicate()), next: leads)
    }
    guard dice.chance(80) else { return .waitArms(arms: arms, bound: nil, otherwise: nil) }
    let bound: JourneyState.WaitBound =
      dice.chance(70) ? .duration(dice.pick(Vocabulary.durations)) : .moment(moment())
    return .waitArms(
      arms: arms, bound: bound, otherwise: isPlain ? next : inner(next, depth))
  }

  /// A choice among literals, `missing` among them at times.
  private mutating func choice(_ next: String, _ depth: Int) -> JourneyState.Kind {
    let kind = dice.pick([Vocabulary.Kind.text, .text, .number, .boolean, .duration])
    let choices = (0..<dice.number(in: 1...3)).map { _ in
      let values = (0..<dice.number(in: 1...3)).map { _ in
        dice.chance(12) ? .literal(.missing) : expressions.literal(kind)
      }
      return JourneyState.Choice(values: values, next: inner(next, depth))
    }
    return .choose(expression(kind), choices: choices, otherwise: inner(next, depth))
  }

  /// A split into shares that sum to a hundred.
  private mutating func split(_ next: String, _ depth: Int) -> JourneyState.Kind {
    let shares = dice.pick([
      [50_000_000, 50_000_000], [10_000_000, 0, 90_000_000], [33_333_333, 33_333_333, 33_333_334],
      [100_000_000], [1, 99_999_999],
    ])
    let arms = shares.enumerated().map { index, share in
      JourneyState.SplitArm(
        label: "arm\(index)", percent: ExactDecimal(millionths: Int64(share)),
        next: inner(next, depth))
    }
    return .split(name: dice.pick(["test", "t\u{e9}st"]), arms: arms)
  }

  /// A loop, its body and the end of its rounds.
  private mutating func loop(_ next: String, _ depth: Int) -> String {
    count += 1
    let id = "loop_\(count)"
    let again = add("again", .again(loop: id))
    let body = block(next: again, length: dice.number(in: 0...2), depth: depth - 1)
    return add(
      id: id,
      .loop(
        timesMax: dice.number(in: 1...3),
        every: dice.chance(70) ? dice.pick(Vocabulary.durations) : nil,
        until: dice.chance(40) ? condition() : nil, body: body, next: next))
  }

  /// Makes plain waits jump somewhere else, as `go to` does: a wait stands in every circle.
  private mutating func addJumps() {
    // Nothing can jump into a branch, or out of one.
    if states.contains(where: { $0.id.hasPrefix("parallel") }) { return }
    let ids = states.map(\.id).filter { !$0.hasPrefix("again") }
    for index in states.indices where dice.chance(20) {
      guard case .wait(.literal(.duration(let length)), nil, _) = states[index].kind else {
        continue
      }
      states[index].kind = .wait(
        length: .literal(.duration(length)), upTo: nil, next: dice.pick(ids))
    }
  }
}
