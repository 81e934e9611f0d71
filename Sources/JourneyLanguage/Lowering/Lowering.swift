import JourneyModel

/// Turns checked journeys into definitions.
struct Lowering {
  /// The script.
  let source: SourceFile
  /// What the uses tell about undeclared names.
  let table: TypeTable
  /// Where findings go.
  let findings: Findings
  /// The name of the script's file, without folders.
  private let fileName: String

  /// Prepares for the journeys of a script.
  init(source: SourceFile, table: TypeTable, findings: Findings) {
    self.source = source
    self.table = table
    self.findings = findings
    fileName = String(source.name.split(separator: "/").last ?? "")
  }

  /// A definition with the places of its states.
  struct Lowered {
    /// The definition.
    var definition: JourneyDefinition
    /// The place of the step that each state stands for.
    var spans: [String: SourceSpan]
  }

  /// A journey whose graph is built: its steps are not needed any more.
  struct Built {
    /// The journey, without its steps.
    fileprivate var journey: CheckedJourney
    /// The id of the state that it begins with.
    fileprivate var start: String
    /// The states and their places.
    fileprivate var builder: GraphBuilder
  }

  /// Builds the graph of a journey, which may be done as soon as that is checked.
  func build(_ journey: CheckedJourney) -> Built {
    var builder = GraphBuilder(source: source)
    let start = builder.build(journey.steps)
    var journey = journey
    journey.steps = []
    return Built(journey: journey, start: start, builder: builder)
  }

  /// Returns the definition of a journey, once all of the script are checked.
  func lower(_ built: Built) -> Lowered {
    let (journey, builder) = (built.journey, built.builder)
    for circle in builder.circles {
      findings.report(
        NameCode.emptyCircle, at: circle, "this jump leads back to itself, with nothing between",
        help: "put a `wait` between, or leave out the jump")
    }
    checkLimits(of: builder)
    let definition = JourneyDefinition(
      journeyID: journey.name, title: journey.title, source: .init(file: fileName),
      triggers: triggers(of: journey), settings: journey.settings,
      types: journey.ownTypes ?? journey.reads.types(in: table), start: built.start,
      states: builder.states)
    return Lowered(definition: definition, spans: builder.spans)
  }

  /// Reports more steps than a journey can have, and more ways on than a step can have.
  private func checkLimits(of builder: GraphBuilder) {
    let last = builder.states.dropFirst(DefinitionLimits.statesMax - 1)
    let span = last.lazy.compactMap { builder.spans[$0.id] }.first
    if builder.states.count > DefinitionLimits.statesMax, let span {
      findings.report(
        DefinitionCode.tooManyStates, at: span,
        DefinitionLimits.tooManyStates(builder.states.count), help: DefinitionLimits.help)
    }
    for state in builder.states {
      let count = state.kind.armCount
      guard count > DefinitionLimits.armsMax, let span = builder.spans[state.id] else { continue }
      findings.report(
        DefinitionCode.tooManyArms, at: span, DefinitionLimits.tooManyArms(count))
    }
  }

  /// The triggers, each with an id from its words.
  private func triggers(of journey: CheckedJourney) -> [Trigger] {
    var namer = StateNamer(reserved: [])
    return journey.triggers.map { trigger in
      let id = namer.name(Self.words(for: trigger.kind), nil, at: StepPlace())
      return Trigger(id: id, kind: trigger.kind, line: source.line(at: trigger.span.start))
    }
  }

  /// The words of a trigger's id.
  private static func words(for kind: Trigger.Kind) -> String {
    switch kind {
    case .event(let pattern): "on_" + Slug.word(pattern.event)
    case .turnsTrue(let test): "when_" + WordRow.text { Slug.add(condition: test, to: &$0) }
    case .request: "by_request"
    case .schedule(let schedule, _): "every_" + Self.word(for: schedule.recurrence)
    case .once(let date, _, _, _): "at_" + Slug.word(date.description)
    case .userDate(let date, _): "on_user_" + date.path.map(Slug.word).joined(separator: "_")
    }
  }

  /// The word for how often a schedule comes.
  private static func word(for recurrence: Schedule.Recurrence) -> String {
    switch recurrence {
    case .day: "day"
    case .weekday: "weekday"
    case .dayOfWeek(let day): "weekday_\(day)"
    case .dayOfMonth: "month"
    }
  }
}

extension JourneyState.Kind {
  /// How many arms or branches there are, or values of one of them if those are more.
  fileprivate var armCount: Int {
    switch self {
    case .waitArms(let arms, _, _): arms.count
    case .choose(_, let choices, _): max(choices.count, choices.map(\.values.count).max() ?? 0)
    case .split(_, let arms): arms.count
    case .parallel(_, let branches, _): branches.count
    default: 0
    }
  }
}
