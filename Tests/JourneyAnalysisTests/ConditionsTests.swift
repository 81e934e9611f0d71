import JourneyAnalysis
import JourneyModel
import Testing

/// Whether conditions can hold together, held against all worlds of a small kind.
@Suite struct ConditionsTests {
  /// A definition that tells the types of what is asked about.
  private let definition = JourneyDefinition(
    journeyID: "small", triggers: [], settings: JourneySettings(),
    types: FactTypes(user: [
      .init(name: "n", type: .number, isRequired: false),
      .init(name: "m", type: .number, isRequired: true),
      .init(name: "plan", type: .enumeration(["free", "pro", "team"]), isRequired: false),
      .init(name: "t", type: .text, isRequired: false),
      .init(name: "b", type: .boolean, isRequired: false),
      .init(name: "d", type: .moment, isRequired: false),
    ]), start: "end", states: [JourneyState(id: "end", kind: .end)])

  /// All values of an attribute.
  private func values(_ theme: ConditionGenerator.Theme) -> (name: String, [SmallWorld.Value]) {
    let numbers =
      (-1...7).map { SmallWorld.Value.number(Int64($0) * 500_000) }
      + [.number(250_000), .number(1_250_000), .number(2_750_000)]
    let texts = ["", "a", "b", "ab", "ba", "aba", "AB", "bab", "abba", "c", "xabax", "aab", "bb"]
    let seconds = (-10...10).flatMap { [$0 * 86_400, $0 * 86_400 + 3600] }
    switch theme {
    case .number: return ("n", [.missing] + numbers)
    case .other: return ("m", numbers)
    case .plan: return ("plan", [.missing, .text("free"), .text("pro"), .text("team")])
    case .text: return ("t", [.missing] + texts.map(SmallWorld.Value.text))
    case .flag: return ("b", [.missing, .truth(true), .truth(false)])
    case .moment: return ("d", [.missing] + seconds.map(SmallWorld.Value.moment))
    case .past: return ("", [])
    }
  }

  /// All worlds in which some themes can differ.
  private func worlds(_ themes: [ConditionGenerator.Theme]) -> [SmallWorld] {
    // A test of `m` may ask about `n` too.
    let all = themes.contains(.other) && !themes.contains(.number) ? themes + [.number] : themes
    return all.reduce([SmallWorld()]) { worlds, theme in
      if theme == .past { return worlds.flatMap(pasts) }
      let (name, values) = values(theme)
      return worlds.flatMap { world in
        values.map { value in
          var world = world
          world.user[name] = value
          return world
        }
      }
    }
  }

  /// The worlds with some past events.
  private func pasts(_ world: SmallWorld) -> [SmallWorld] {
    var result: [SmallWorld] = []
    for (near, far) in (0..<12).map({ ($0 % 4, $0 / 4) }) {
      for small in 0...(near + far) {
        var world = world
        let days = Array(repeating: 3, count: near) + Array(repeating: 30, count: far)
        world.past = days.enumerated().map { index, day in
          SmallWorld.Past(daysAgo: day, v: index < small ? 1 : 9)
        }
        result.append(world)
      }
    }
    return result
  }

  @Test func `what is said never to hold holds in no world, and little is left open`() {
    var generator = ConditionGenerator(seed: 8)
    let conditions = Conditions(definition)
    var (never, missed, tooWide) = (0, 0, 0)
    let total = 1500
    for _ in 0..<total {
      let themes = generator.themes()
      let condition = generator.condition(themes, depth: 3)
      let holds = worlds(themes).contains { $0.holds(condition) }
      let canHold = conditions.canHold(condition)
      if !canHold { #expect(!holds, "`\(condition)` holds somewhere") }
      never += canHold ? 0 : 1
      missed += canHold && !holds ? 1 : 0
      tooWide += conditions.isTooWide(condition) ? 1 : 0
    }
    // Two attributes are taken as independent, and calendar days as of no fixed length.
    #expect(never > total / 20)
    #expect(missed < total / 20, "\(missed) of \(total) were left open")
    #expect(tooWide < total / 100, "\(tooWide) of \(total) were too wide")
    print("conditions: \(never) never hold, \(missed) left open, \(tooWide) too wide, of \(total)")
  }

  @Test func `what is said to follow follows in every world`() {
    var generator = ConditionGenerator(seed: 9)
    let conditions = Conditions(definition)
    var found = 0
    for _ in 0..<1500 {
      let themes = generator.themes()
      let (one, other) = (
        generator.condition(themes, depth: 2), generator.condition(themes, depth: 2)
      )
      guard conditions.implies([one], other) else { continue }
      found += 1
      #expect(!worlds(themes).contains { $0.holds(one) && !$0.holds(other) })
    }
    #expect(found > 100)
  }

  /// `user.NAME`.
  private func user(_ name: String) -> Expression { .path(.user, [name]) }

  @Test func `a month is longer than a week and may be shorter than 30 days`() {
    let conditions = Conditions(definition)
    func older(_ distance: CalendarDuration) -> Expression {
      .age(user("d"), isMore: true, distance, isAgo: true)
    }
    let (week, month) = (CalendarDuration(days: 7), CalendarDuration(months: 1))
    let days = CalendarDuration(days: 30)
    #expect(conditions.implies([older(month)], older(week)))
    #expect(!conditions.implies([older(month)], older(days)))
    #expect(!conditions.implies([older(days)], older(month)))
  }

  @Test func `a condition with very many ways is left open`() {
    let conditions = Conditions(definition)
    let parts = (0..<40).map { number -> Expression in
      .or([
        .compare(.equal, user("a\(number)"), user("b\(number)")),
        .compare(.less, user("c\(number)"), user("d\(number)")),
      ])
    }
    let hopeless = Expression.and(
      parts + [.or([.compare(.less, user("n"), user("n")), .compare(.less, user("m"), user("m"))])])
    #expect(conditions.isTooWide(hopeless))
    #expect(conditions.canHold(hopeless))
  }

  @Test func `moments in different zones are told apart only when they are days apart`() {
    let conditions = Conditions(definition)
    func moment(_ day: Int, _ zone: String) -> Expression {
      .literal(
        .moment(
          CivilDate(daysSince1970: day), TimeOfDay(seconds: 0), zone: ZoneReference.named(zone)))
    }
    func between(_ low: Expression, _ high: Expression) -> Expression {
      .and([.compare(.greater, user("d"), low), .compare(.less, user("d"), high)])
    }
    #expect(conditions.canHold(between(moment(101, "UTC"), moment(100, "America/New_York"))))
    #expect(!conditions.canHold(between(moment(110, "UTC"), moment(100, "America/New_York"))))
  }
}
