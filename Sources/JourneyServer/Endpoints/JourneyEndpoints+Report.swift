internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices
internal import JourneyStore
internal import JourneyTools

extension JourneyEndpoints {
  /// Reports what became of the people of a journey.
  var report: Endpoint {
    Endpoint(
      Operation(
        .get, "/journeys/{id}/report", name: "reportJourney",
        summary: "Counts the people of a journey by step, how they ended, and what was sent.",
        scope: .journeysRead, parameters: [.journeyID],
        answers: [.init(200, "The counts.", .named("JourneyReport")), .notFound])
    ) { request in
      let journeyID = try request.journeyID
      _ = try await journeys.knownVersions(journeyID)
      guard let tallies = try await journeys.report(of: journeyID) else {
        throw Problem(.notFound, "no journey is called `\(journeyID)`")
      }
      return .json(tallies.node)
    }
  }
}

extension JourneyTallies {
  /// The report.
  var node: JSONNode {
    .object([
      "journeyId": versions.last.map { .text($0.definition.journeyID) },
      "title": versions.last?.definition.title.map(JSONNode.text),
      "entered": .integer(totals.entered), "active": .integer(totals.active),
      "ended": Self.node(totals.ended), "converted": .integer(totals.converted),
      "people": .object([
        "letIn": Self.node(totals.people), "heldOut": Self.node(totals.heldOut),
      ]),
      "sends": .object(
        members: totals.sends.sorted { $0.key < $1.key }.map { message, counts in
          (message, Self.node(counts.map { ($0.key.rawValue, $0.value) }))
        }),
      "skippedFor": Self.node(totals.skippedFor),
      "versions": .array(versions.map(node)),
    ])
  }

  /// The counts of a version.
  private func node(of version: JourneyVersion) -> JSONNode {
    let number = version.definition.version
    let counts = byVersion.first { $0.version == number } ?? VersionTotals(version: number)
    return .object([
      "version": .integer(number), "publishedAt": .text("\(version.publishedAt)"),
      "entered": .integer(counts.entered), "active": .integer(counts.active),
      "ended": Self.node(counts.ended), "converted": .integer(counts.converted),
      "steps": .array(
        version.definition.states.compactMap { state in
          counts.standing[state.id].map { Self.node(of: state, people: $0) }
        }),
    ])
  }

  /// A step with the people who stand there.
  private static func node(of state: JourneyState, people: Int) -> JSONNode {
    .object([
      "state": .text(state.id), "line": state.line.map(JSONNode.integer),
      "stage": state.stages.last.map(JSONNode.text),
      "step": .text(StandingWords().step(state)), "people": .integer(people),
    ])
  }

  /// Counts by name.
  private static func node(_ counts: [String: Int]) -> JSONNode {
    node(counts.map { ($0.key, $0.value) })
  }

  /// Counts by name.
  private static func node(_ counts: [(String, Int)]) -> JSONNode {
    .object(members: counts.sorted { $0.0 < $1.0 }.map { ($0.0, .integer($0.1)) })
  }

  /// People, each of them once, and how many of them converted.
  private static func node(_ people: PeopleTotals) -> JSONNode {
    .object(["people": .integer(people.entered), "converted": .integer(people.converted)])
  }
}
