internal import JourneyMachine
public import JourneyModel
public import JourneyStore

/// Lives journeys for one person after another, wholly in memory: the sessions of the engine, with
/// nothing behind them that lasts.
///
/// What a person comes to here is what they come to in an engine over a store that was given the
/// same inputs: people know nothing of each other.
public final class PersonEngine {
  /// What all sessions share.
  private let context: SessionContext
  /// The journeys.
  private let registry: JourneyRegistry
  /// When the journeys were published: nothing is handled before.
  private let publishedAt: Moment
  /// When everybody is asked what time alone starts; `nil` where it starts nothing.
  private let question: Moment?

  /// Publishes journeys at a moment, each as its version 1.
  public init(
    _ definitions: [JourneyDefinition], settings: EngineSettings, zones: ZoneTable,
    host: EffectHost, publishedAt now: Moment
  ) throws(EngineError) {
    context = SessionContext(zones: zones, settings: settings, delivery: .inside(host))
    publishedAt = now
    let published = definitions.map { definition in
      PublishedDefinition(
        journeyID: definition.journeyID, version: 1,
        definition: DefinitionWriter.json(of: definition), publishedAt: now)
    }
    registry = try JourneyRegistry(published, zones: zones, settings: settings)
    question = definitions.compactMap { Engine.firstQuestion(of: $0, publishedAt: now) }.min()
  }

  /// Lives the inputs of a person, in order of arrival, and all that they lead to up to and
  /// including `until`.
  ///
  /// `take` gets what changed, piece by piece in order of time; a run is in each piece in which it
  /// changed, as it was at its end.
  public func live(
    _ userID: String, inputs: [InboxRecord], until: Moment, take: (UserChange) -> Void
  ) throws(EngineError) {
    var work = UserWork(userID: userID)
    work.inbox = inputs
    work.turnAt = question
    var clock = publishedAt
    var number = inputs.reduce(0) { max($0, $1.number) } + 1
    while true {
      let numbers = NumberSequence(next: number)
      let session = UserSession(
        work, part: 0, numbers: numbers, clock: clock, context: context, registry: registry)
      session.advance(until: until)
      take(session.finished())
      guard session.isUnfinished else { return }
      work = session.remaining
      clock = session.now
      number = numbers.next
    }
  }
}
