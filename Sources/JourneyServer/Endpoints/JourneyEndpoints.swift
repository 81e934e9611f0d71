internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
public import JourneyServices
internal import JourneyStore

/// The endpoints of journeys: publishing them, and telling of them.
public struct JourneyEndpoints: Sendable {
  /// The service.
  let journeys: JourneyService

  /// Creates the endpoints.
  public init(journeys: JourneyService) {
    self.journeys = journeys
  }

  /// All of them.
  public var all: [Endpoint] {
    [publish, list, read, readVersions, readVersion, report]
      + [
        turn("pause", .paused, "Lets nobody enter or move in a journey; nobody is dropped."),
        turn("resume", .running, "Lets people enter a journey and move in it again."),
        turn("drain", .draining, "Lets nobody enter a journey; those inside go on to its end."),
        archive,
      ]
  }

  /// Publishes a version.
  private var publish: Endpoint {
    Endpoint(
      Operation(
        .put, "/journeys/{id}", name: "publishJourney",
        summary:
          "Checks a script or a definition, and publishes it as the journey's newest version.",
        scope: .journeysPublish, parameters: [.journeyID, .migrate, .dryRun],
        body: Operation.Body(
          [
            ("text/plain", .text("The script.")),
            ("application/json", .named("JourneyDefinition")),
          ], bytesMax: JourneyService.sourceBytesMax),
        answerSeconds: RequestLimits.longAnswerSeconds,
        answers: [
          .init(200, "The newest version says so already.", .named("JourneyPublished")),
          .init(201, "People enter this version from now on.", .named("JourneyPublished")),
          .init(
            409, "Others publish at the same time.", type: "application/problem+json",
            .named("Problem")),
          .init(
            415, "It is neither a script nor a definition.", type: "application/problem+json",
            .named("Problem")),
          .init(
            422, "It has errors, or people inside would lose something.",
            type: "application/problem+json", .named("Problem")),
        ])
    ) { request in
      let journeyID = try request.journeyID
      do {
        let options = try request.publicationOptions
        let outcome = try await journeys.publish(
          journeyID, request.body, isScript: request.bringsScript, options: options)
        return outcome.response(isDryRun: options.isDryRun)
      } catch let refusal as PublicationRefusal {
        throw Problem(refusal)
      }
    }
  }

  /// Lists the journeys.
  private var list: Endpoint {
    Endpoint(
      Operation(
        .get, "/journeys", name: "listJourneys", summary: "Lists the journeys.",
        scope: .journeysRead,
        answers: [
          .init(200, "The journeys, the one that was published first first.", .named("Journeys"))
        ])
    ) { _ in
      let (active, statuses) = try await (journeys.activePeople(), journeys.statuses())
      let newest = await journeys.newest()
      return .json(
        .object([
          "journeys": .array(
            newest.map { version in
              let journeyID = version.definition.journeyID
              return version.overview(
                status: statuses[journeyID] ?? .running, active: active[journeyID] ?? 0)
            })
        ]))
    }
  }

  /// Tells of one journey.
  private var read: Endpoint {
    Endpoint(
      Operation(
        .get, "/journeys/{id}", name: "readJourney", summary: "Tells of a journey.",
        scope: .journeysRead, parameters: [.journeyID],
        answers: [.init(200, "The journey.", .named("Journey")), .notFound])
    ) { request in
      .json(try await journeys.overview(of: try request.journeyID))
    }
  }

  /// Lists the versions of a journey.
  private var readVersions: Endpoint {
    Endpoint(
      Operation(
        .get, "/journeys/{id}/versions", name: "listVersions",
        summary: "Lists the versions of a journey.",
        scope: .journeysRead, parameters: [.journeyID],
        answers: [.init(200, "The versions, the first one first.", .named("Versions")), .notFound])
    ) { request in
      let versions = try await journeys.knownVersions(try request.journeyID)
      return .json(.object(["versions": .array(versions.map { $0.overview() })]))
    }
  }

  /// Shows a version, as a script or a definition.
  private var readVersion: Endpoint {
    Endpoint(
      Operation(
        .get, "/journeys/{id}/versions/{version}", name: "readVersion",
        summary: "Shows a version: its script to those who accept text, else its definition.",
        scope: .journeysRead, parameters: [.journeyID, .version],
        answers: [
          .init(200, "The definition.", .named("JourneyDefinition")), .notFound,
        ])
    ) { request in
      let version = try await journeys.version(try request.journeyID, request.path["version"])
      guard request.prefersText else {
        return .bytes(DefinitionWriter.json(of: version.definition), type: "application/json")
      }
      return .bytes(
        try await journeys.script(of: version), type: "text/plain; charset=utf-8")
    }
  }
}
