internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices
internal import JourneyStore

extension JourneyEndpoints {
  /// Settles whether people enter a journey, and move in it.
  func turn(_ word: String, _ status: JourneyStatus, _ summary: String) -> Endpoint {
    Endpoint(
      Operation(
        .post, "/journeys/{id}/\(word)", name: "\(word)Journey", summary: summary,
        scope: .journeysOperate, parameters: [.journeyID],
        answerSeconds: RequestLimits.longAnswerSeconds,
        answers: [.init(200, "The journey.", .named("Journey")), .notFound])
    ) { request in
      let journeyID = try request.journeyID
      _ = try await journeys.knownVersions(journeyID)
      try await journeys.setStatus(of: journeyID, to: status)
      return .json(try await journeys.overview(of: journeyID))
    }
  }

  /// Puts a journey away.
  var archive: Endpoint {
    Endpoint(
      Operation(
        .post, "/journeys/{id}/archive", name: "archiveJourney",
        summary: "Puts a journey away: nobody enters, and nobody is inside.",
        scope: .journeysOperate,
        parameters: [
          .journeyID,
          .init(
            "endRuns", in: .query, isRequired: false,
            .text(
              "Whether the journeys of those inside end with it.", values: ["true", "false"])),
        ], answerSeconds: RequestLimits.longAnswerSeconds,
        answers: [
          .init(200, "The journey.", .named("Journey")), .notFound,
          .init(
            409, "People are inside.", type: "application/problem+json", .named("Problem")),
        ])
    ) { request in
      let journeyID = try request.journeyID
      _ = try await journeys.knownVersions(journeyID)
      do {
        try await journeys.setStatus(
          of: journeyID, to: .archived, endingRuns: request.query["endRuns"] == "true")
      } catch let error as EngineError {
        throw Problem(.conflict, error.message)
      }
      return .json(try await journeys.overview(of: journeyID))
    }
  }
}

extension JourneyService {
  /// What is told of a journey.
  func overview(of journeyID: String) async throws -> JSONNode {
    let newest = try await newest(journeyID)
    let (statuses, active) = try await (statuses(), activePeople(in: journeyID))
    return newest.overview(status: statuses[journeyID] ?? .running, active: active)
  }
}
