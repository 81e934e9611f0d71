internal import JourneyAnalysis
internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Lives those who take paths, through the very engine that everything else uses, and tells who
/// takes just that path.
struct PathProof {
  /// The journey.
  let definition: JourneyDefinition
  /// The catalog; `nil` where there is none.
  let catalog: Catalog?

  /// How long the clock goes on behind the end of a path: nothing may happen any more.
  private static let restMicroseconds: Int64 = 400 * 86_400 * Moment.perSecond
  /// A moment before every event: people are known from it on.
  private static let dawn = SimulatedClock.dawn

  /// Returns for each path whether the one who is to take it does so.
  func isTaken(_ paths: [JourneyPath]) -> [Bool] {
    paths.map { path in
      guard let witness = path.witness else { return false }
      return (try? live(path, witness)) ?? false
    }
  }

  /// Lives one person; `true` if one of their runs takes the path.
  private func live(_ path: JourneyPath, _ witness: PathWitness) throws -> Bool {
    let store = try SQLStore.temporary()
    let lines = WitnessLines(definition: definition, catalog: catalog)
    let types = IntakeTypes(catalog)
    var inputs = [
      try UserLine(lines.user(witness), types: types).input(
        changeID: "person", arrivesAt: Self.dawn)
    ]
    for line in lines.events(path, witness) {
      let event = try EventLine(line, types: types)
      inputs.append(event.input(madeID: "", arrivesAt: event.at ?? Self.dawn))
    }
    _ = try store.take(inputs)
    let start = try store.totals().firstEventAt ?? path.enteredAt
    let engine = try Engine(
      store: store, settings: catalog.map(EngineSettings.init) ?? EngineSettings(),
      zones: ZoneFiles.table(), host: Self.host(for: witness), owner: "journey paths", at: start)
    let others = [lines.starter(path, witness)].compactMap { $0 }
    _ = try engine.publish([definition] + others, at: start)
    let end = Moment(microseconds: path.endedAt.microseconds + Self.restMicroseconds)
    try engine.advance(from: start, until: end)
    return try isTaken(path, in: store)
  }

  /// `true` if the trace of a run is that of a path; of what branches do side by side, the order is
  /// left open.
  private func isTaken(_ path: JourneyPath, in store: SQLStore) throws -> Bool {
    var runs: [Int64: (states: [String], end: String?)] = [:]
    try store.eachTrace { line in
      guard line.journeyID == definition.journeyID else { return }
      let number = line.branch?.root ?? line.step.runNumber
      var run = runs[number] ?? ([], nil)
      run.states += line.step.path.map { definition.states[Int($0)] }.filter(\.kind.isProved)
        .map(\.id)
      if line.branch == nil { run.end = line.step.endReason ?? run.end }
      runs[number] = run
    }
    let wanted = path.steps.filter { step in
      definition.states.first { $0.id == step.stateID }?.kind.isProved ?? false
    }.map(\.stateID)
    let isSideBySide = definition.states.contains { state in
      if case .parallel = state.kind { true } else { false }
    }
    return runs.values.contains { run in
      let isSame = isSideBySide ? run.states.sorted() == wanted.sorted() : run.states == wanted
      return isSame && run.end == path.end
    }
  }

  /// Answers calls as the path needs it, one after the other; without a need nobody is asked.
  private static func host(for witness: PathWitness) -> EffectHost {
    let answers = AnswerQueue(witness.answers)
    return EffectHost { service, operation, _ in answers.next(service, operation) }
  }
}

/// The answers that services give, in order.
private final class AnswerQueue: @unchecked Sendable {
  /// Those that are left; one thread of work takes them.
  private var left: [PathWitness.Answer]

  /// Creates a queue.
  init(_ answers: [PathWitness.Answer]) { left = answers }

  /// Takes the next answer of an operation; one that fails stays, since it is tried again.
  func next(_ service: String, _ operation: String) -> EffectHost.CallOutcome {
    let index = left.firstIndex { $0.service == service && $0.operation == operation }
    guard let index else { return .notAsked }
    guard let value = left[index].value else { return .failed }
    left.remove(at: index)
    if value.isEmpty { return .notAsked }
    return .answered(JSONWriter.compact(PathValue.record(value).json))
  }
}

extension JourneyState.Kind {
  /// `true` for the states that a trace tells as a path does: all but those that only lead on.
  fileprivate var isProved: Bool {
    switch self {
    case .loop, .again, .parallel, .join: false
    default: true
    }
  }
}
