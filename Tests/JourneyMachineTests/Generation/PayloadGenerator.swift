import JourneyModel

/// Makes users and the payloads of events, mostly of the declared types.
struct PayloadGenerator {
  /// The dice.
  var dice: SeededGenerator
  /// The instant that moments lie around.
  var near: Moment

  /// A payload of the declared fields: some missing, some wrong, sometimes one more.
  mutating func record(_ fields: [ValueType.Field], full: Bool = false) -> Payload {
    var members: [Payload.Member] = []
    for field in fields where full || dice.chance(85) {
      members.append(Payload.Member(key: field.name, value: value(field.type)))
    }
    if dice.chance(10) { members.append(Payload.Member(key: "extra", value: anything(1))) }
    return .object(members)
  }

  /// The attributes of an event.
  mutating func attributes(of event: String) -> Payload {
    if let declared = Vocabulary.events.first(where: { $0.name == event }) {
      return record(declared.attributes)
    }
    let names = ["total", "cart_id", "at", "device", "tags", "items"]
    let members = names.filter { _ in dice.chance(70) }.map {
      Payload.Member(key: $0, value: $0 == "total" ? value(.number) : anything(1))
    }
    return .object(members)
  }

  /// A user: an id is always there.
  mutating func user() -> Payload {
    record(Vocabulary.user).setting(["id"], to: .text("u\(dice.below(1000))"))
  }

  /// A value of a type, with the odd one of another.
  mutating func value(_ type: ValueType) -> Payload {
    if dice.chance(6) { return anything(2) }
    switch type {
    case .text: return .text(dice.word())
    case .enumeration(let values): return .text(dice.pick(values))
    case .number: return .number(dice.decimal())
    case .boolean: return .boolean(dice.chance(60))
    case .moment: return .text(momentText())
    case .date: return .text(dateText())
    case .time: return .text(TimeOfDay(seconds: dice.pick(Vocabulary.times)).description)
    case .duration: return .text(dice.pick(Vocabulary.durations).iso8601)
    case .list(let element):
      return .array((0..<dice.below(4)).map { _ in value(element) })
    case .record(let fields): return record(fields)
    case .unknown: return anything(2)
    }
  }

  /// Any JSON, not nested deeper than so many levels.
  mutating func anything(_ depth: Int) -> Payload {
    switch dice.below(depth > 0 ? 8 : 6) {
    case 0: return .null
    case 1: return .boolean(dice.chance(50))
    case 2: return .number(dice.decimal())
    case 3: return .text(momentText())
    case 4, 5: return .text(dice.word())
    case 6: return .array((0..<dice.below(3)).map { _ in anything(depth - 1) })
    default: return .object([.init(key: "city", value: anything(depth - 1))])
    }
  }

  /// A moment some steps from the clock.
  mutating func moment() -> Moment {
    let sign: Int64 = dice.chance(50) ? 1 : -1
    let seconds = Int64(dice.pick(Vocabulary.steps) + dice.pick(Vocabulary.steps))
    let micro: Int64 = dice.chance(10) ? 250_000 : 0
    return Moment(microseconds: near.microseconds + sign * (seconds * Moment.perSecond + micro))
  }

  /// A moment as text, sometimes with an offset.
  private mutating func momentText() -> String {
    let text = moment().description
    return dice.chance(20) ? text.replacing("Z", with: "+02:00") : text
  }

  /// A day as text, sometimes as the beginning of a moment.
  private mutating func dateText() -> String {
    let text = moment().description
    return dice.chance(25) ? text : String(text.prefix(10))
  }
}
