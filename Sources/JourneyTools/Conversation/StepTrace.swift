internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Each step with the states that it went through, and their instructions.
struct StepTrace {
  /// The session.
  private let session: TestSession
  /// The instructions of each journey, by heading.
  private let sections: [String: [String: [String]]]

  /// What stands behind the name of a state whose wait goes on.
  private static let onInput = ", on an input"

  /// Reads the instructions of the journeys of a session.
  init(_ session: TestSession) {
    self.session = session
    var sections: [String: [String: [String]]] = [:]
    for journey in session.journeys {
      let text = (try? Program(journey.definition))?.disassembly ?? ""
      sections[journey.definition.journeyID] = Self.sections(of: text)
    }
    self.sections = sections
  }

  /// The instructions of a disassembly, by heading.
  private static func sections(of text: String) -> [String: [String]] {
    var sections: [String: [String]] = [:]
    var headings: [String] = []
    var hasLines = false
    for line in text.split(separator: "\n") {
      if line.hasSuffix(":"), !line.hasPrefix(" ") {
        headings = (hasLines ? [] : headings) + [String(line.dropLast())]
        hasLines = false
      } else {
        hasLines = true
        for heading in headings { sections[heading, default: []].append(String(line)) }
      }
    }
    return sections
  }

  /// The lines about the steps among some entries of the journal.
  func lines(of entries: Range<Int>) -> [String] {
    session.journal.entries[entries].flatMap { entry -> [String] in
      guard case .step(let step) = entry.happening else { return [] }
      return lines(about: step)
    }
  }

  /// The lines about a step.
  private func lines(about step: TraceRecord) -> [String] {
    guard let run = session.journal.runs[step.runNumber],
      let states = session.states(ofRun: step.runNumber)
    else { return [] }
    let number = run.branch.map { "run \($0.root), branch \($0.path)" } ?? "run \(run.number)"
    let head = "\(session.shown(step.at))  \(run.journeyID), \(number): \(step.input)"
    let path = step.path.map(Int.init).filter(states.indices.contains).map { states[$0].id }
    let own = sections[run.journeyID] ?? [:]
    var told = [head]
    if let state = session.state(before: step) { told += section(state.id + Self.onInput, of: own) }
    for id in path { told += section(id, of: own) }
    return told + (step.endReason.map { ["  ends: \($0)"] } ?? [])
  }

  /// A heading with its instructions.
  private func section(_ heading: String, of sections: [String: [String]]) -> [String] {
    ["  \(heading)"] + (sections[heading] ?? []).map { "  \($0)" }
  }
}

extension TestSession {
  /// The state that a run stood in before a step; `nil` where it had not entered.
  func state(before step: TraceRecord) -> JourneyState? {
    var last: Int?
    for entry in journal.entries {
      guard case .step(let other) = entry.happening, other.runNumber == step.runNumber else {
        continue
      }
      if other.number >= step.number { break }
      last = other.path.last.map(Int.init) ?? last
    }
    guard let last, let states = states(ofRun: step.runNumber), states.indices.contains(last)
    else { return nil }
    return states[last]
  }
}
