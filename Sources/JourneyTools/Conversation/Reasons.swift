internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Why the last steps went as they did: what caused them, and what decided at each fork of the way.
struct Reasons {
  /// The session.
  private let session: TestSession
  /// Spells steps.
  private let steps: StepSpelling

  /// Looks at a session.
  init(_ session: TestSession) {
    self.session = session
    steps = StepSpelling(catalog: session.catalog)
  }

  /// The lines about what happened since the last line that was no expectation.
  var lines: [String] {
    let recent = session.journal.entries[session.mark...]
    var told: [String] = []
    for entry in recent {
      switch entry.happening {
      case .refused(let event): told.append(refusal(event))
      case .step(let step): told += lines(about: step)
      case .effect(let row) where row.status == .skipped:
        told.append("\(row.name) was skipped: \(row.reason ?? "no reason is on record")")
      case .event, .request, .effect, .settled: continue
      }
    }
    return told.isEmpty ? nothing : told
  }

  /// What is said where nothing moved.
  private var nothing: [String] {
    ["nothing moved at the last line"] + Whereabouts(session).lines.map { "  \($0)" }
  }

  /// Why a journey did not begin.
  private func refusal(_ event: EventRecord) -> String {
    let members = try? JSONReader.parse(event.attributes)
    let journey = members?.member("journey_id")?.text ?? ""
    return "\(journey) was not entered: \(members?.member("reason")?.text ?? "")"
  }

  /// The lines about a step.
  private func lines(about step: TraceRecord) -> [String] {
    guard let run = session.journal.runs[step.runNumber],
      let states = session.states(ofRun: step.runNumber)
    else { return [] }
    let stood = session.state(before: step).flatMap { $0.isWait && !step.path.isEmpty ? $0 : nil }
    let gone = step.path.map(Int.init).filter(states.indices.contains).map { states[$0] }
    let path = (stood.map { [$0] } ?? []) + gone
    let head =
      "\(session.shown(step.at))  \(NameSpelling.spelled(run.journeyID)): \(cause(of: step))"
    let ways = path.enumerated().map { index, state in
      way(through: state, to: index + 1 < path.count ? path[index + 1] : nil, of: run)
    }
    return [head] + ways.flatMap { $0 }
  }

  /// What caused a step, in words.
  private func cause(of step: TraceRecord) -> String {
    let event = session.journal.person.events.first { $0.number == step.eventNumber }?.name
    switch step.input {
    case "entered": return "entered" + (event.map { ", since \($0) came" } ?? "")
    case "event": return event.flatMap(Self.cause) ?? "something came"
    case "goal": return "\(event ?? "an event") came, which is its goal"
    case "exit": return event.map { "\($0) came, on which it exits" } ?? "its exit held"
    case "timer": return "the time was up"
    case "change": return "the person changed, or the clock turned a condition"
    case "released": return "quiet hours were over"
    case "joined": return "its branches were done"
    case "dropped": return "another branch was first"
    case "replaced": return "a newer run took its place"
    case "displaced": return "another journey of its group came first"
    default: return step.input
    }
  }

  /// What an event says, in words; the system's own are told as what they stand for.
  private static func cause(of event: String) -> String? {
    event == SystemEvent.userChanged ? "the person changed" : "\(event) came"
  }

  /// The lines about the way through a step.
  private func way(
    through state: JourneyState, to next: JourneyState?, of run: RunRecord
  ) -> [String] {
    let text = steps.onlyEvent(of: state.kind) ?? steps.text(state.kind)
    let types = session.definition(of: run)?.types ?? FactTypes()
    guard !text.isEmpty else { return [] }
    let decided = decision(at: state, to: next).map { ": \($0)" } ?? ""
    let number = Figures.right(state.line.map { "\($0)" } ?? "", 4)
    let values = tests(of: state.kind).flatMap {
      SeenValues.lines(of: $0, in: session, run: run, types: types)
    }
    return ["  \(number)  \(text)\(decided)"] + values.map { "          \($0)" }
  }

  /// What was decided at a step, by where it led.
  private func decision(at state: JourneyState, to next: JourneyState?) -> String? {
    guard let next else { return nil }
    switch state.kind {
    case .branch(_, let then, let otherwise):
      return next.id == then && then != otherwise ? "holds" : "does not hold"
    case .choose(_, let choices, _):
      let index = choices.firstIndex { $0.next == next.id }
      return index.map { "took `\(steps.arms(of: state.kind)[$0])`" } ?? "took `otherwise`"
    case .split(_, let arms):
      return arms.first { $0.next == next.id }.map { "took \(NameSpelling.spelled($0.label))" }
    case .waitArms(let arms, _, let otherwise):
      if next.id == otherwise { return "the time was up" }
      let index = arms.firstIndex { $0.next == next.id }
      return index.map { "took `\(steps.arms(of: state.kind)[$0])`" }
    default: return nil
    }
  }

  /// What is asked at a step.
  private func tests(of kind: JourneyState.Kind) -> [Expression] {
    switch kind {
    case .branch(let test, _, _): [test]
    case .choose(let value, _, _): [value]
    case .waitArms(let arms, _, _):
      arms.compactMap { arm in
        if case .when(let test) = arm.condition { return test }
        return nil
      }
    default: []
    }
  }
}

extension JourneyState {
  /// `true` for a step with several ways on, at which a run waits.
  fileprivate var isWait: Bool {
    if case .waitArms = kind { return true }
    return false
  }
}
