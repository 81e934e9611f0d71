internal import JourneyModel
internal import JourneyServices
internal import JourneyStore
internal import JourneyTools

extension TracedStep {
  /// What is told of a step.
  var node: JSONNode {
    .object([
      "at": .text("\(line.step.at)"),
      "runId": .text(
        "\(RunID(userID: line.userID, number: line.branch?.root ?? line.step.runNumber))"),
      "journeyId": .text(line.journeyID), "version": .integer(line.version),
      "branch": (line.branch?.path).map(JSONNode.text), "input": .text(line.step.input),
      "event": line.eventName.isEmpty ? nil : .text(line.eventName), "what": .text(what),
      "path": .array(line.step.path.compactMap(place)),
      "ended": line.step.endReason.map(JSONNode.text),
    ])
  }

  /// What happened, in words.
  private var what: String {
    guard let reason = line.step.endReason else { return cause }
    return "\(cause), and it ended: \(reason)"
  }

  /// What caused the step, in words.
  private var cause: String {
    let event = line.eventName.isEmpty ? nil : "`\(line.eventName)`"
    return switch line.step.input {
    case "entered": "entered" + (event.map { " by \($0)" } ?? "")
    case "event": "\(event ?? "an event") came"
    case "timer": "the time had come"
    case "change": "something about the person changed"
    case "released": "what was held left"
    case "goal": "converted" + (event.map { " by \($0)" } ?? "")
    case "exit": "left" + (event.map { " by \($0)" } ?? "")
    case "replaced": "gave way to a newer passage"
    case "displaced": "gave way to a journey that goes first"
    case "held out": "was held out"
    case "not started": "asked for a journey that nobody can ask for"
    case "branch": "a branch began"
    case "joined": "went on behind the branches"
    case "dropped": "another branch was first"
    default:
      line.step.migratedFrom.map { "was led over from version \($0)" } ?? line.step.input
    }
  }

  /// A state that was gone through.
  private func place(_ index: UInt16) -> JSONNode? {
    guard let definition, definition.states.indices.contains(Int(index)) else { return nil }
    let state = definition.states[Int(index)]
    let words = StandingWords().step(state)
    guard !words.isEmpty else { return nil }
    return .object([
      "state": .text(state.id), "line": state.line.map(JSONNode.integer), "step": .text(words),
    ])
  }
}
