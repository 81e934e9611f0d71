public import JourneyModel

/// How a population is made up: what people are like, and what happens to them.
///
/// Only what the journeys ask for is drawn; whatever else a catalog declares would change nothing.
public struct PopulationPlan {
  /// The attributes of users.
  let attributes: [FieldDraw]
  /// The events.
  let events: [EventDraw]
  /// How many pools of names there are.
  let poolCount: Int
  /// The channels that people allow or do not allow marketing on.
  let channels: [String]
  /// The zone that people are in.
  let timeZone: String

  /// How an event is drawn.
  struct EventDraw {
    /// The name.
    let name: String
    /// How often it happens; `nil` for exactly once.
    let counts: [CountTable]?
    /// Its attributes.
    let attributes: [FieldDraw]
    /// What tells its stream from others.
    let purpose: UInt64
  }

  /// The channels that are always there.
  private static let ownChannels = ["email", "sms", "push"]

  /// Plans for the journeys of a workspace; `paces` says how often events happen, where known.
  public init(
    _ definitions: [JourneyDefinition], catalog: Catalog?, paces: [String: EventPace], days: Int
  ) {
    let questions = ScriptQuestions(definitions)
    var planner = DrawPlanner(questions)
    let facts = FactFields(definitions, catalog: catalog)
    attributes = planner.user(facts.user)
    events = Self.heard(questions).compactMap { name in
      let pace = paces[name] ?? .usual
      guard pace != .never else { return nil }
      return EventDraw(
        name: name, counts: Self.counts(pace, days: days),
        attributes: planner.event(facts.events[name] ?? []),
        purpose: DrawStream.purpose("event \(name)"))
    }
    poolCount = planner.pools.count
    channels =
      Self.ownChannels
      + (catalog?.channels.map(\.name) ?? []).filter {
        !Self.ownChannels.contains($0)
      }
    timeZone = catalog?.timeZone ?? "UTC"
  }

  /// The events that are made up: those that journeys listen to, and neither they nor the system
  /// make.
  public static func heardEvents(of definitions: [JourneyDefinition]) -> [String] {
    heard(ScriptQuestions(definitions))
  }

  /// The events among some questions that come from outside, by name.
  private static func heard(_ questions: ScriptQuestions) -> [String] {
    questions.events.subtracting(questions.emitted).subtracting(SystemEvents.names).sorted()
  }

  /// How often an event happens to people of each bustle.
  private static func counts(_ pace: EventPace, days: Int) -> [CountTable]? {
    guard case .perMonth(let number) = pace else { return nil }
    let mean = Double(number.millionths) / Double(ExactDecimal.scale) * Double(days) / 30
    return PopulationHabits.bustle.map { CountTable(mean: mean * Double($0) / 100) }
  }
}
