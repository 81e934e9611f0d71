import JourneyModel

/// Makes expressions of a kind that is asked for, and now and then of another.
struct ExpressionGenerator {
  typealias Kind = Vocabulary.Kind

  /// The dice.
  var dice: SeededGenerator
  /// The instant that literal moments lie around.
  var near: Moment

  /// What may be said at a place.
  struct Place {
    /// The event that `event` names, inside of a condition.
    var candidate: String?
    /// `true` inside of a run: `since entry`, `journey.entered_at` and bindings are there.
    var isInRun = true
    /// The names of quantifiers and the pattern around, with what they hold; records as `nil`.
    var locals: [(name: String, kind: Kind?)] = []
    /// How deep it may still nest.
    var depth = 3

    /// The same one level deeper.
    var deeper: Place {
      var place = self
      place.depth -= 1
      return place
    }
  }

  /// An expression of a kind.
  mutating func expression(_ kind: Kind, _ place: Place) -> Expression {
    let kind = dice.chance(4) ? dice.pick(Kind.allCases) : kind
    if place.depth <= 0 || dice.chance(25) { return leaf(kind, place) }
    if dice.chance(6) {
      return .defaulted(expression(kind, place.deeper), expression(kind, place.deeper))
    }
    switch kind {
    case .boolean: return condition(place)
    case .number: return number(place.deeper)
    case .text: return text(place.deeper)
    case .moment: return moment(place.deeper)
    case .date: return date(place.deeper)
    case .duration: return duration(place.deeper)
    case .time: return leaf(kind, place)
    case .texts, .numbers, .records:
      let element: Kind = kind == .texts ? .text : kind == .numbers ? .number : .boolean
      if kind == .records || dice.chance(40) { return leaf(kind, place) }
      return .list((0..<dice.below(4)).map { _ in expression(element, place.deeper) })
    }
  }

  /// A literal or a path.
  mutating func leaf(_ kind: Kind, _ place: Place) -> Expression {
    if dice.chance(2) { return .literal(.missing) }
    if dice.chance(40), kind != .records { return literal(kind) }
    return path(kind, place)
  }

  /// A literal of a kind.
  mutating func literal(_ kind: Kind) -> Expression {
    switch kind {
    case .boolean: .literal(.boolean(dice.chance(50)))
    case .number:
      dice.chance(10)
        ? .literal(.weekday(dice.number(in: 1...7)))
        : .literal(.number(dice.decimal()))
    case .text: .literal(.text(dice.word()))
    case .moment:
      .literal(.moment(day(), clock(), zone: dice.chance(50) ? nil : zone()))
    case .date: .literal(.date(day()))
    case .time: .literal(.time(clock()))
    case .duration: .literal(.duration(dice.pick(Vocabulary.durations)))
    case .texts: .list((0..<dice.below(7)).map { _ in literal(.text) })
    case .numbers: .list((0..<dice.below(7)).map { _ in literal(.number) })
    case .records: .list([])
    }
  }

  /// A day near the clock.
  mutating func day() -> CivilDate {
    CivilDate(
      daysSince1970: Int(near.seconds / 86_400) + dice.number(in: -2...2)
        + (dice.chance(10) ? 30 : 0))
  }

  /// A time on the clock.
  mutating func clock() -> TimeOfDay { TimeOfDay(seconds: dice.pick(Vocabulary.times)) }

  /// A zone, now and then one that does not exist.
  mutating func zone() -> ZoneReference {
    switch dice.below(6) {
    case 0: .user(default: nil)
    case 1: .user(default: dice.pick(Vocabulary.zones).name)
    case 2: .named("Nowhere/Land")
    default: .named(dice.pick(Vocabulary.zones).name)
    }
  }

  /// A path that usually has the kind.
  mutating func path(_ kind: Kind, _ place: Place) -> Expression {
    let own = place.locals.filter { $0.kind == kind }
    if let local = own.last, dice.chance(60) { return .path(.binding(local.name), []) }
    let records = place.locals.filter { $0.kind == nil }
    if let local = records.last, dice.chance(40) {
      return .path(.binding(local.name), [fieldName(kind)])
    }
    if let name = place.candidate, dice.chance(50) { return eventPath(kind, name) }
    switch dice.below(place.isInRun ? 10 : 6) {
    case 0...4: return .path(.user, userPath(kind))
    case 5, 6: return .path(.entry, [fieldName(kind)])
    case 7: return .path(.binding(dice.pick(Vocabulary.eventBindings)), [fieldName(kind)])
    default: return binding(kind)
    }
  }

  /// A path of the candidate.
  private mutating func eventPath(_ kind: Kind, _ name: String) -> Expression {
    if dice.chance(2) { return .path(.event, []) }
    return .path(.event, [fieldName(kind)])
  }

  /// The attributes of users of a kind.
  private mutating func userPath(_ kind: Kind) -> [String] {
    if dice.chance(3) { return ["misc"] }
    switch kind {
    case .boolean: return dice.pick([["is_active"], ["preferences", "email", "marketing"]])
    case .number: return dice.pick([["points"], ["points"], ["address", "zip"], ["misc"]])
    case .text:
      return dice.pick([["plan"], ["country"], ["id"], ["address", "city"], ["timezone"]])
    case .moment: return dice.pick([["trial_ends_at"], ["trial_ends_at"], ["created_at"]])
    case .date: return dice.pick([["dob"], ["address", "since"]])
    case .time: return ["wake_time"]
    case .duration: return ["patience"]
    case .texts: return ["tags"]
    case .numbers: return ["scores"]
    case .records: return ["visits"]
    }
  }

  /// An attribute of events of a kind.
  mutating func fieldName(_ kind: Kind) -> String {
    switch kind {
    case .boolean: "gift"
    case .number: "total"
    case .text: dice.pick(["cart_id", "cart_id", "device"])
    case .moment: dice.pick(["at", "at", "delivered"])
    case .date: "placed_on"
    case .time: "clock"
    case .duration: "pause"
    case .texts: "tags"
    case .numbers: "counts"
    case .records: "items"
    }
  }

  /// A name that `let`, a call or a send has bound, or the run's own.
  private mutating func binding(_ kind: Kind) -> Expression {
    let names = Vocabulary.lets.filter { $0.kind == kind }.map(\.name)
    if let name = names.first, dice.chance(50) { return .path(.binding(name), []) }
    if dice.chance(10) { return .path(.binding(fieldName(kind)), []) }
    if dice.chance(10) { return .path(.binding(dice.pick(Vocabulary.eventBindings)), []) }
    switch kind {
    case .boolean: return .path(.binding("result"), ["sent"])
    case .number: return .path(.binding("lead"), ["score"])
    case .text:
      return dice.pick([
        .path(.binding("lead"), ["label"]), .path(.binding("result"), ["channel"]),
        .path(.binding("result"), ["reason"]), .path(.journeyID, []),
      ])
    case .moment:
      return dice.pick([.path(.now, []), .path(.enteredAt, []), .path(.binding("lead"), ["when"])])
    case .date: return .path(.today, [])
    default: return .path(.binding("ghost"), [])
    }
  }
}
