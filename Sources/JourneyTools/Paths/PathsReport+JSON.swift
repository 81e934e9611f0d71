internal import JourneyAnalysis
internal import JourneyModel

extension PathsReport {
  /// The paths for programs.
  public func json() -> String {
    let node = JSONNode.object(members: [
      ("journeyId", .text(definition.journeyID)),
      ("paths", .array(found.paths.indices.map(node))),
      ("exits", .array(definition.settings.exits.map { .text(words(of: $0)) })),
      ("more", .integer(found.moreCount)), ("isMoreCut", .boolean(found.isCountCut)),
      ("unsolved", .integer(found.unsolvedCount)), ("confirmed", .integer(provedCount)),
      (
        "covered",
        .object([
          "steps": .integer(coveredSteps), "ofSteps": .integer(found.stateCount),
          "arms": .integer(coveredArms), "ofArms": .integer(found.armCount),
        ])
      ),
      (
        "impossible",
        .array(
          found.impossible.sorted { $0.key < $1.key }.map { line, count in
            .object(["line": .integer(line), "ways": .integer(count)])
          })
      ),
    ])
    return String(decoding: JSONWriter.pretty(node), as: UTF8.self)
  }

  /// A path.
  private func node(of number: Int) -> JSONNode {
    let path = found.paths[number]
    return .object([
      "end": .text(path.end), "enteredAt": .text("\(path.enteredAt)"),
      "endedAt": .text("\(path.endedAt)"), "isConfirmed": .boolean(isTaken[number]),
      "steps": .array(
        path.steps.map { step in
          .object([
            "state": .text(step.stateID), "at": .text("\(step.at)"),
            "arm": step.arm.map(JSONNode.text), "line": step.line.map(JSONNode.integer),
          ])
        }),
      "witness": path.witness.map(node),
    ])
  }

  /// Somebody who takes a path.
  private func node(_ witness: PathWitness) -> JSONNode {
    .object([
      "userId": .text(witness.userID), "user": PathValue.record(witness.user).json,
      "unreachable": .array(witness.unreachable.sorted().map(JSONNode.text)),
      "events": .array(
        witness.events.map { event in
          .object([
            "eventName": .text(event.name), "eventTime": .text("\(event.at)"),
            "attributes": PathValue.record(event.attributes).json,
          ])
        }),
      "answers": .array(
        witness.answers.map { answer in
          .object([
            "service": .text(answer.service), "operation": .text(answer.operation),
            "answer": answer.value.map { PathValue.record($0).json },
          ])
        }),
      "shares": .object(members: witness.shares.map { ($0.split, .text($0.label)) }),
      "request": witness.request.map { PathValue.record($0).json },
    ])
  }
}
