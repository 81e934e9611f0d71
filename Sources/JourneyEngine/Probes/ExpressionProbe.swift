internal import JourneyMachine
public import JourneyModel
internal import JourneyStore

/// Answers expressions and moments for a person, outside of any run: what tests and the prompt ask.
///
/// The expressions become the arguments of one effect of a journey made for them, so that the very
/// machine that runs journeys answers.
public final class ExpressionProbe {
  /// The machine.
  private let machine: Machine
  /// The channels whose reach is asked for.
  private let channels: [String]
  /// The zones.
  private let zones: ZoneTable
  /// What a preference that is not on record means.
  private let unknownConsent: Catalog.UnknownConsent

  /// The id of the state that asks.
  private static let askID = "ask"
  /// The id of the state that waits.
  private static let waitID = "wait"
  /// The id of the last state.
  private static let endID = "end"

  /// The names by which the expressions are asked; one that is missing has no answer.
  private let names: [String]

  /// Prepares expressions, and a moment if there is one, of these types.
  public init(
    _ expressions: [Expression], moment: MomentExpression? = nil, types: FactTypes,
    timeZone: ZoneReference?, zones: ZoneTable, settings: EngineSettings
  ) throws(EngineError) {
    names = expressions.indices.map { "v\($0)" }
    let arguments = zip(names, expressions).map { Argument(name: $0, value: $1) }
    var states = [
      JourneyState(
        id: Self.askID,
        kind: .emit(
          event: "probe", arguments, next: moment == nil ? Self.endID : Self.waitID)),
      JourneyState(id: Self.endID, kind: .end),
    ]
    if let moment {
      states.append(JourneyState(id: Self.waitID, kind: .waitUntil(moment, next: Self.endID)))
    }
    let definition = JourneyDefinition(
      journeyID: "probe", triggers: [Trigger(id: "by_request", kind: .request([]))],
      settings: JourneySettings(timeZone: timeZone), types: types, start: Self.askID,
      states: states)
    do {
      let program = try Program(definition)
      let zone = zones.index(named: settings.timeZone) ?? ZoneTable.utc
      machine = Machine(program: program, zones: zones, workspaceZone: zone)
      channels = program.channels
    } catch {
      throw EngineError("the expression cannot be asked: \(error.message)")
    }
    self.zones = zones
    unknownConsent = settings.unknownConsent
  }

  /// Returns the values of the expressions for a person at a moment, `null` for missing, and the
  /// moment; that is `nil` where it is past or missing.
  public func answers(
    for person: KnownPerson, at now: Moment
  ) -> (values: [JSONNode], moment: Moment?) {
    load(person, at: now)
    machine.enter(
      trigger: 0, eventName: nil, payload: Array("{}".utf8), at: now, now: now, number: .max)
    guard case .effect = answered(machine.start(), for: person) else { return ([], nil) }
    let arguments = (try? JSONReader.parse(machine.argumentsJSON()))?.members ?? []
    var moment: Moment?
    if case .parked(_, let wakeAt) = answered(machine.proceed(), for: person) { moment = wakeAt }
    _ = machine.takeVisited()
    let values = Dictionary(arguments.map { ($0.key, $0.value) }) { first, _ in first }
    return (names.map { values[$0] ?? JSONNode(.null) }, moment)
  }

  /// Tells the machine what is known.
  private func load(_ person: KnownPerson, at now: Moment) {
    machine.loadUser(
      UserDocument.json(
        userID: person.userID, profile: person.profile, preferences: person.preferences))
    let check = ConsentCheck(unknown: unknownConsent)
    for (index, channel) in channels.enumerated() {
      let refusal = check.refusal(
        .marketing, channel: channel, profile: person.profile, preferences: person.preferences,
        hasOwnAddress: false)
      machine.setReachable(index, refusal == nil)
    }
    machine.setZone(person.profile?.timezone.flatMap { zones.index(named: $0) })
    machine.setInput(now: now, number: .max)
    machine.forgetHistory()
    machine.clearEvent()
  }

  /// Goes on until the machine asks for no more histories.
  private func answered(_ outcome: MachineOutcome, for person: KnownPerson) -> MachineOutcome {
    var outcome = outcome
    while case .needsHistory(let name) = outcome {
      let events = person.events.filter { $0.name == name }.sorted {
        ($0.at, $0.number) < ($1.at, $1.number)
      }
      machine.provideHistory(event: name, events.map(HistoryEvent.init))
      outcome = machine.proceed()
    }
    return outcome
  }
}
