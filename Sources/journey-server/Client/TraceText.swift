internal import JourneyModel

/// What happened to somebody, for people.
struct TraceText {
  /// The steps, as the server told them.
  private let steps: [JSONNode]
  /// The runs, as the server told them.
  private let runs: [JSONNode]

  /// Creates the text of what a server told; `journey` leaves out all others.
  init(trace: JSONNode, journeys: JSONNode, only journey: String?) {
    steps = trace.member("steps")?.elements ?? []
    runs = (journeys.member("journeys")?.elements ?? []).filter { run in
      journey.map { run.member("journeyId")?.text == $0 } ?? true
    }
  }

  /// The text.
  var text: String {
    if steps.isEmpty { return "nothing has happened" }
    return (steps.flatMap(lines(about:)) + places).joined(separator: "\n")
  }

  /// The lines about one step.
  private func lines(about step: JSONNode) -> [String] {
    let at = step.member("at")?.text ?? ""
    let name = step.member("journeyId")?.text ?? ""
    let branch = step.member("branch")?.text.map { ", branch \($0)" } ?? ""
    let version = step.member("version")?.integer ?? 0
    let head = "\(at)  \(name), version \(version)\(branch): \(step.member("what")?.text ?? "")"
    let path = (step.member("path")?.elements ?? []).map { state in
      let line = state.member("line")?.integer.map { "line \($0)  " } ?? ""
      return "    \(line)\(state.member("step")?.text ?? "")"
    }
    return [head] + path
  }

  /// Where the person is now.
  private var places: [String] {
    let inside = runs.filter { $0.member("status")?.text == "inside" }
    if inside.isEmpty { return ["now: in no journey"] }
    return inside.flatMap { run in
      (run.member("stands")?.elements ?? []).map { place in
        let line = place.member("line")?.integer.map { "line \($0), " } ?? ""
        let wanted = place.member("waitsFor")?.text.map { ", for \($0)" } ?? ""
        let until = place.member("until")?.text.map { ", until \($0)" } ?? ""
        return "now: \(run.member("journeyId")?.text ?? ""), \(line)"
          + "`\(place.member("step")?.text ?? "")`\(wanted)\(until)"
      }
    }
  }
}
