internal import Hummingbird
internal import JourneyModel

/// What asks nobody who they are: whether the server lives, and can work.
public struct HealthEndpoints: Sendable {
  /// Tells whether the server can work.
  private let readiness: Readiness

  /// Creates the endpoints.
  public init(readiness: Readiness = Readiness()) {
    self.readiness = readiness
  }

  /// All of them.
  public var all: [Endpoint] { [live, ready] }

  /// Whether the process answers.
  private var live: Endpoint {
    Endpoint(
      Operation(
        .get, "/health/live", name: "isLive", summary: "Tells that the process answers.",
        scope: nil, answers: [.init(200, "It does.", .named("Health"))])
    ) { _ in .json(.object(["status": .text("ok")])) }
  }

  /// Whether it can work.
  private var ready: Endpoint {
    Endpoint(
      Operation(
        .get, "/health/ready", name: "isReady", summary: "Tells whether work can be taken in.",
        scope: nil,
        answers: [
          .init(200, "It can.", .named("Health")),
          .init(503, "Not now, and why.", type: Problem.type, .named("Problem")),
        ])
    ) { _ in
      if let reason = readiness.obstacle {
        throw Problem(.unavailable, reason, retryAfterSeconds: Readiness.retryAfterSeconds)
      }
      return .json(.object(["status": .text("ok")]))
    }
  }
}
