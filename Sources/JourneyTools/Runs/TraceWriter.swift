internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Writes a line of NDJSON for each step of each run, in order of time.
struct TraceWriter {
  /// Knows the definitions that the steps are of.
  let engine: Engine

  /// Writes the whole trace of a store.
  func write(_ store: any JourneyStore, to output: OutputFile) throws {
    try store.eachTrace { line in
      try output.write(text(of: line))
    }
  }

  /// Returns the line of a step, with its line break.
  private func text(of line: TraceLine) -> [UInt8] {
    var members: [(String, JSONNode)] = [
      ("at", .text(line.step.at.description)), ("userId", .text(line.userID)),
      ("journeyId", .text(line.journeyID)), ("version", .integer(line.version)),
      ("run", .integer(Int(line.branch?.root ?? line.step.runNumber))),
    ]
    if let branch = line.branch { members.append(("branch", .text(branch.path))) }
    members.append(("input", .text(line.step.input)))
    if line.step.isBeginning { members.append(("trigger", .text(line.triggerID))) }
    if !line.eventName.isEmpty { members.append(("event", .text(line.eventName))) }
    members.append(("path", .array(path(of: line))))
    if let reason = line.step.endReason { members.append(("ended", .text(reason))) }
    return JSONWriter.compact(.object(members: members)) + [0x0A]
  }

  /// The states that the step went through, each with the line of the script.
  private func path(of line: TraceLine) -> [JSONNode] {
    guard let definition = engine.definition(line.journeyID, version: line.version) else {
      return []
    }
    return line.step.path.compactMap { index in
      guard definition.states.indices.contains(Int(index)) else { return nil }
      let state = definition.states[Int(index)]
      var members: [(String, JSONNode)] = [("state", .text(state.id))]
      if let number = state.line { members.append(("line", .integer(number))) }
      return .object(members: members)
    }
  }
}

extension TraceRecord {
  /// `true` for the first step of a run, also of one that was held out.
  fileprivate var isBeginning: Bool { input == "entered" || input == "held out" }
}
