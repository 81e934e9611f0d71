internal import Foundation
internal import JourneyModel
internal import JourneyServices
internal import JourneyStore
internal import JourneyTools

extension RunFate {
  /// Whose run it is, or would have been.
  var userID: String {
    switch self {
    case .run(let passage): passage.record.userID
    case .waiting(let request), .notEntered(let request): request.userID
    }
  }

  /// What is told of it.
  func node(of id: RunID) -> JSONNode {
    switch self {
    case .run(let passage): passage.node
    case .waiting(let request): Self.node(of: id, request, status: "waiting")
    case .notEntered(let request): Self.node(of: id, request, status: "notEntered")
    }
  }

  /// What is told of a request that has started nothing.
  private static func node(of id: RunID, _ request: TakenRequest, status: String) -> JSONNode {
    .object([
      "runId": .text("\(id)"), "userId": .text(request.userID),
      "journeyId": .text(request.journeyID), "status": .text(status),
    ])
  }
}

extension Passage {
  /// What is told of a run.
  var node: JSONNode {
    let run = record.run
    return .object([
      "runId": .text("\(record.id)"), "userId": .text(record.userID),
      "journeyId": .text(run.journeyID), "title": definition?.title.map(JSONNode.text),
      "version": .integer(run.version), "status": .text(status),
      "enteredAt": .text("\(run.enteredAt)"), "endedAt": run.endedAt.map { .text("\($0)") },
      "endReason": run.endReason.map(JSONNode.text),
      "convertedAt": run.convertedAt.map { .text("\($0)") },
      "stands": run.endedAt == nil
        ? .array(([run] + record.branches).map(place)) : nil,
    ])
  }

  /// How it stands, in a word.
  private var status: String {
    if record.run.stateID.isEmpty { return "heldOut" }
    return record.run.endedAt == nil ? "inside" : "ended"
  }

  /// Where a run or a branch stands.
  private func place(_ run: RunRecord) -> JSONNode {
    let state = definition?.states.first { $0.id == run.stateID }
    let effects = record.effects.filter { $0.runNumber == run.number }
    return .object([
      "branch": (run.branch?.path).map(JSONNode.text), "state": .text(run.stateID),
      "line": (state?.line).map(JSONNode.integer),
      "stage": (state?.stages.last).map(JSONNode.text),
      "step": state.map { .text(StandingWords().step($0)) },
      "waitsFor": state.flatMap(StandingWords.wanted).map(JSONNode.text),
      "until": run.wakeAt.map { .text("\($0)") },
      "effects": effects.isEmpty ? nil : .array(effects.map(Self.node)),
    ])
  }

  /// A message or a call that has not left.
  private static func node(of effect: PassageRecord.OpenEffect) -> JSONNode {
    .object([
      "name": .text(effect.name),
      "channel": effect.channel.isEmpty ? nil : .text(effect.channel),
      "status": .text(effect.status.rawValue), "at": .text("\(effect.at)"),
    ])
  }
}
