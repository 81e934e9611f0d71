import JourneyModel

/// A thousand people, each with an event, for conditions to be asked of: as the peers' scripts have
/// them.
///
/// All predicates hold of every one, so that nothing is cut short.
struct People {
  /// A person with an event.
  struct Person {
    /// The user as JSON, in the names of the language.
    var user: [UInt8]
    /// The attributes of the event as JSON.
    var event: [UInt8]
    /// Both as a table of Lua.
    var lua: String
  }

  /// How many there are.
  static let count = 1024
  /// The moment at which they are asked.
  static let now = Moment(microseconds: 1_760_000_000 * Moment.perSecond)

  /// The people.
  let all: [Person]

  /// Makes them up; always the same ones.
  init() {
    all = Array(Self.people(Self.count))
  }

  /// So many people, one after another; always the same ones.
  static func people(_ count: Int) -> some Sequence<Person> {
    var generator = SeededGenerator(seed: 42)
    return (0..<count).lazy.map { person($0, &generator) }
  }

  /// A table of Lua with all of them.
  var lua: String {
    "return {\n" + all.map(\.lua).joined(separator: ",\n") + "\n}\n"
  }

  /// Makes up a person.
  private static func person(_ index: Int, _ generator: inout SeededGenerator) -> Person {
    let country = generator.pick(["DE", "FR"])
    let age = Int.random(in: 18...64, using: &generator)
    let email = "user\(index).\(Int.random(in: 0...1_000_000, using: &generator))@example.com"
    let days = Int64.random(in: 1...29, using: &generator)
    let last = Moment(microseconds: now.microseconds - days * 86_400 * Moment.perSecond)
    let tags = generator.pick([["a", "b"], ["newsletter", "c"], ["b", "c"]]) + ["vip"]
    let latitude = "52.\(Int.random(in: 3000...6999, using: &generator))"
    let total = generator.amount(51...500)
    let category = generator.pick(["shoes", "bags"])
    let plan = generator.pick(["pro", "team"])
    let listed = tags.map { "\"\($0)\"" }.joined(separator: ",")
    let user = """
      {"id":"u\(index)","country":"\(country)","subscribed":true,"bounced":false,"age":\(age),\
      "email":"\(email)","plan":"\(plan)","last_order_at":"\(last)","tags":[\(listed)],\
      "address":{"city":"Berlin","geo":{"lat":\(latitude),"lon":13.4}}}
      """
    let event = """
      {"total":\(total),"items":3,"currency":"EUR","props":{"category":"\(category)",\
      "channel":"web"}}
      """
    let lua = """
      {now=\(now.seconds),user={id="u\(index)",country="\(country)",subscribed=true,bounced=false,\
      age=\(age),email="\(email)",plan="\(plan)",last_order_at=\(last.seconds),tags={\(listed)},\
      address={city="Berlin",geo={lat=\(latitude),lon=13.4}}},event={total=\(total),items=3,\
      currency="EUR",props={category="\(category)",channel="web"}}}
      """
    return Person(user: Array(user.utf8), event: Array(event.utf8), lua: lua)
  }
}
