internal import JourneyModel
internal import JourneyStore

/// Who waits where, until when, and for what.
struct Whereabouts {
  /// The session.
  private let session: TestSession
  /// Spells what is waited for.
  private let spelling = ExpressionSpelling()

  /// Looks at a session.
  init(_ session: TestSession) {
    self.session = session
  }

  /// The lines about all runs: where those inside are, and how the others ended.
  var lines: [String] {
    let runs = session.journal.runs.values.filter { $0.branch == nil }
      .sorted { $0.number < $1.number }
    return runs.isEmpty ? ["nobody has entered"] : runs.flatMap { lines(about: $0) }
  }

  /// The lines about a run and its branches.
  private func lines(about run: RunRecord) -> [String] {
    let name = NameSpelling.spelled(run.journeyID)
    let goal = run.convertedAt.map { ", converted \(session.shown($0))" } ?? ""
    if let end = run.endedAt {
      return ["\(name): \(run.endReason ?? "ended"), \(session.shown(end))\(goal)"]
    }
    let since = "\(name): inside since \(session.shown(run.enteredAt))\(goal)"
    return [since] + ([run] + session.journal.branches(of: run)).flatMap(place)
  }

  /// The lines about where a run or branch stands.
  private func place(of run: RunRecord) -> [String] {
    guard let state = session.state(of: run) else { return [] }
    let line = state.line.map { "line \($0)" } ?? "the beginning"
    let stage = state.stages.last.map { " in \(NameSpelling.spelled($0))" } ?? ""
    let branch = run.branch.map { "branch \($0.path), " } ?? ""
    let head = "  \(branch)\(line)\(stage): \(wait(ofRun: run.number) ?? "waits")"
    return [head] + others(at: state)
  }

  /// What else leads on from a step at which several things are waited for.
  private func others(at state: JourneyState) -> [String] {
    guard case .waitArms(let arms, _, _) = state.kind, arms.count > 1 else { return [] }
    return arms.map { "    \(spelling.text($0.condition))" }
  }

  /// What a run waits for now, and until when; `nil` if it does not.
  func wait(ofRun number: Int64) -> String? {
    guard let run = session.journal.runs[number], run.endedAt == nil,
      let state = session.state(of: run)
    else { return nil }
    let until = run.wakeAt.map { " until \(session.shown($0))" } ?? ""
    if run.heldEffect != nil { return "is held by quiet hours\(until)" }
    guard let wanted = StandingWords.wanted(at: state) else { return "waits\(until)" }
    return "waits for \(wanted)\(until.isEmpty ? "" : ",")\(until)"
  }
}
