internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Reads from the journal of a session what its runs have passed.
struct TrailReader {
  /// The session.
  private let session: TestSession
  /// The state that each run stands in, by the run's number.
  private var standing: [Int64: Int] = [:]
  /// What was passed, by journey.
  private var trails: [String: JourneyTrail] = [:]

  /// Returns what was passed in a session, by journey.
  static func trails(of session: TestSession) -> [String: JourneyTrail] {
    var reader = TrailReader(session: session)
    for entry in session.journal.entries {
      if case .step(let step) = entry.happening { reader.follow(step) }
    }
    return reader.trails
  }

  /// Begins to read.
  private init(session: TestSession) {
    self.session = session
  }

  /// Follows a step of a run, from where it stood to where it stands then.
  private mutating func follow(_ step: TraceRecord) {
    guard let run = session.journal.runs[step.runNumber],
      let definition = session.definition(of: run)
    else { return }
    var trail = trails[run.journeyID] ?? JourneyTrail()
    var last = standing[step.runNumber]
    var cause = cause(of: step)
    for state in step.path.map(Int.init) where definition.states.indices.contains(state) {
      if let last {
        trail.goOn(from: last, to: definition.states[state].id, by: cause, in: definition)
      }
      trail.enter(state)
      last = state
      cause = .other
    }
    if step.endReason != nil, !step.path.isEmpty, let last {
      trail.goOn(from: last, to: nil, by: cause, in: definition)
    }
    standing[step.runNumber] = last
    trails[run.journeyID] = trail
  }

  /// What made a run go on from where it stood.
  private func cause(of step: TraceRecord) -> StateWay.Cause {
    if step.input == "timer" { return .time }
    let event = session.journal.person.events.last { $0.number == step.eventNumber }
    return step.input == "event" ? event.map { .event($0.name) } ?? .other : .other
  }
}
