internal import Hummingbird
internal import JourneyModel

/// What asks nobody who they are: whether the server lives, and can work.
public struct HealthEndpoints: Sendable {
  /// Creates the endpoints.
  public init() {}

  /// All of them.
  public var all: [Endpoint] { [live] }

  /// Whether the process answers.
  private var live: Endpoint {
    Endpoint(
      Operation(
        .get, "/health/live", name: "isLive", summary: "Tells that the process answers.",
        scope: nil, answers: [.init(200, "It does.", .named("Health"))])
    ) { _ in .json(.object(["status": .text("ok")])) }
  }
}
