internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices
internal import JourneyStore

extension PublicationOutcome {
  /// The answer to who has published, or would have.
  func response(isDryRun: Bool) -> Response {
    let (journeyID, number) = (version.definition.journeyID, version.definition.version)
    var answer = Response.json(
      .object([
        "journeyId": .text(journeyID), "version": .integer(number), "warnings": warnings,
        "migration": migration?.node,
      ]), status: isNew && !isDryRun ? .created : .ok)
    if isDryRun { return answer }
    let name = journeyID.asPathPart
    answer.headers[.location] = "/journeys/\(name)/versions/\(number)"
    return answer
  }
}

extension Problem {
  /// Tells why nothing was published.
  init(_ refusal: PublicationRefusal) {
    switch refusal {
    case .findings(let findings):
      self.init(.refused, "nothing is published; mend the errors", findings: findings)
    case .otherJourney(let wanted, []):
      self.init(.refused, "there is no journey in it, and none called `\(wanted)`")
    case .otherJourney(let wanted, let found):
      let names = found.map { "`\($0)`" }.joined(separator: ", ")
      self.init(
        .refused, "the address names `\(wanted)`, and the journey in it is called \(names)")
    case .losses(let plan):
      self.init(
        .refused,
        "nothing is published: \(plan.lost) of \(plan.people) people inside would lose something",
        migration: plan.node)
    case .mapping(let stateID, let meant):
      self.init(
        .invalid,
        "no step is called `\(stateID)`" + (meant.map { "; did you mean `\($0)`?" } ?? ""))
    case .crowded:
      self.init(.conflict, "others publish at the same time; publish again")
    }
  }
}

extension JourneyVersion {
  /// What is told of a version in lists, with the people inside the journey where they are counted.
  func overview(status: JourneyStatus? = nil, active: Int? = nil) -> JSONNode {
    .object([
      "journeyId": .text(definition.journeyID), "title": definition.title.map(JSONNode.text),
      "version": .integer(definition.version), "publishedAt": .text("\(publishedAt)"),
      "status": status.map { .text($0.rawValue) }, "active": active.map(JSONNode.integer),
    ])
  }
}

extension MigrationOutcome {
  /// What is told of people who were led over.
  var node: JSONNode {
    .object([
      "moved": .integer(moved), "left": .integer(left), "people": .integer(plan.people),
      "steps": plan.node,
    ])
  }
}

extension MigrationPlan {
  /// Where people stand, and what they would lose.
  var node: JSONNode {
    .array(
      steps.map { step in
        .object([
          "version": .integer(step.version), "state": .text(step.stateID),
          "line": step.line.map(JSONNode.integer), "target": step.target.map(JSONNode.text),
          "people": .integer(step.people), "losses": .array(step.losses.map(JSONNode.text)),
        ])
      })
  }
}
