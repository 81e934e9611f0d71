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
  let channels: [ChannelDraw]
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

  /// How a channel is drawn; chances are in millionths.
  struct ChannelDraw {
    /// The name.
    let name: String
    /// The chance that a person can be reached.
    let reachable: Int
    /// The chance that a person allows marketing.
    let marketing: Int
  }

  /// Plans for the journeys of a workspace; `paces` says how often events happen, before what the
  /// catalog says of its population.
  public init(
    _ definitions: [JourneyDefinition], catalog: Catalog?, paces: [String: EventPace], days: Int
  ) {
    let questions = ScriptQuestions(definitions)
    let population = catalog?.population ?? PopulationDeclaration()
    var planner = DrawPlanner(questions)
    let facts = FactFields(definitions, catalog: catalog)
    attributes = planner.user(facts.user, population.attributes)
    events = Self.heard(questions).compactMap { name in
      let habits = population.events[name] ?? PopulationEvent()
      let pace = paces[name] ?? habits.pace ?? .usual
      guard pace != .never else { return nil }
      return EventDraw(
        name: name, counts: Self.counts(pace, days: days),
        attributes: planner.event(facts.events[name] ?? [], habits.attributes),
        purpose: DrawStream.purpose("event \(name)"))
    }
    poolCount = planner.pools.count
    channels = (catalog?.declaredChannels ?? Catalog.ownChannels)
      .map { Self.draw($0, population.channels[$0]) }
    timeZone = catalog?.timeZone ?? "UTC"
  }

  /// How a channel is drawn of which the catalog may say something.
  private static func draw(_ channel: String, _ habits: PopulationChannel?) -> ChannelDraw {
    ChannelDraw(
      name: channel,
      reachable: habits?.reachable ?? PopulationHabits.reachableShares[channel]
        ?? DrawStream.certain,
      marketing: habits?.marketing ?? PopulationHabits.consentShare)
  }

  /// The chance that a person can be reached by a channel, in millionths.
  func reachable(by channel: String) -> Int {
    channels.first { $0.name == channel }?.reachable ?? DrawStream.certain
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
