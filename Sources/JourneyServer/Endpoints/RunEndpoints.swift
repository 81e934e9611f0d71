internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
public import JourneyServices
internal import JourneyStore

/// The endpoints of runs: starting journeys for people, and telling where people are.
public struct RunEndpoints: Sendable {
  /// The service.
  private let runs: RunService

  /// Creates the endpoints.
  public init(runs: RunService) {
    self.runs = runs
  }

  /// All of them.
  public var all: [Endpoint] { [start, read, list, trace] }

  /// Starts a journey for a user.
  private var start: Endpoint {
    Endpoint(
      Operation(
        .post, "/initiateJourney", name: "initiateJourney",
        summary: "Asks for a journey for a user; it is durable when the answer comes.",
        scope: .journeysStart,
        body: Operation.Body(
          [("application/json", .named("JourneyRequest"))], bytesMax: IntakeLimits.lineBytesMax),
        checksOwnUser: true,
        answers: [
          .init(202, "It is durable, and will be handled once.", .named("JourneyInitiated")),
          .notFound,
          .init(
            409, "The request's id was taken before with another content, or its user was erased.",
            type: "application/problem+json", .named("Problem")),
          .init(
            422, "Nobody can ask for this journey.", type: "application/problem+json",
            .named("Problem")),
        ])
    ) { request in
      let line = try RequestLine(request.body)
      try request.requireCaller(mayTouch: line.userID)
      do {
        let id = try await runs.start(line)
        return .json(.object(["runId": .text("\(id)")]), status: .accepted)
      } catch let refusal as StartRefusal {
        throw Problem(refusal)
      }
    }
  }

  /// Tells of one run.
  private var read: Endpoint {
    Endpoint(
      Operation(
        .get, "/runs/{runId}", name: "readRun",
        summary: "Tells where a run is, or what became of the request for it.",
        scope: .usersRead,
        parameters: [
          .init(
            "runId", in: .path, isRequired: true,
            .text("The name of the run, as it was answered to who asked for it."))
        ],
        checksOwnUser: true, answers: [.init(200, "The run.", .named("Run")), .notFound])
    ) { request in
      let name = request.path["runId"] ?? ""
      // Somebody else's run is answered for as one that is not there.
      guard let id = RunID(name), let fate = try await runs.fate(of: id),
        request.caller?.mayTouch(fate.userID) ?? true
      else {
        throw Problem(.notFound, "no run is called `\(name.prefix(64))`")
      }
      return .json(fate.node(of: id))
    }
  }

  /// Tells what happened to a user.
  private var trace: Endpoint {
    Endpoint(
      Operation(
        .get, "/users/{userId}/trace", name: "traceUser",
        summary: "Tells what happened to a user in journeys, step by step.",
        scope: .usersRead,
        parameters: [
          .init("userId", in: .path, isRequired: true, .text("The user.")),
          .init("journeyId", in: .query, isRequired: false, .text("Only this journey.")),
        ],
        answers: [.init(200, "The newest steps, in order.", .named("Trace"))])
    ) { request in
      let userID = try request.userID()
      let journeyID = request.query["journeyId"]
      let steps = try await runs.steps(of: userID).filter { step in
        journeyID.map { $0 == step.line.journeyID } ?? true
      }
      return .json(
        .object(["userId": .text(userID), "steps": .array(steps.map(\.node))]))
    }
  }

  /// Lists the runs of a user.
  private var list: Endpoint {
    Endpoint(
      Operation(
        .get, "/users/{userId}/journeys", name: "listUserJourneys",
        summary: "Tells where a user is in which journeys, and how the others ended.",
        scope: .usersRead,
        parameters: [
          .init("userId", in: .path, isRequired: true, .text("The user."))
        ],
        answers: [.init(200, "The runs, those that began last first.", .named("Runs"))])
    ) { request in
      let userID = try request.userID()
      let passages = try await runs.passages(of: userID)
      return .json(.object(["journeys": .array(passages.map(\.node))]))
    }
  }
}

extension Problem {
  /// Tells why a journey was not asked for.
  init(_ refusal: StartRefusal) {
    switch refusal {
    case .unknownJourney(let name):
      self.init(.notFound, "no journey is called `\(name)`; publish it first")
    case .notByRequest(let name):
      self.init(
        .refused, "nobody can ask for `\(name)`; give it a `trigger by request`")
    case .conflict(let requestID):
      self.init(
        .conflict,
        "the request `\(requestID)` was taken before with another content; give this one another id"
      )
    case .erased(let userID):
      self.init(
        .conflict,
        "the user `\(userID)` was erased; create the user again before asking for a journey")
    }
  }
}
