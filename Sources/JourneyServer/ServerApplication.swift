internal import Foundation
public import Hummingbird
internal import JourneyEngine
public import JourneyServices

/// The services as an application that answers HTTP.
public struct ServerApplication: Sendable {
  /// The endpoints.
  public let endpoints: [Endpoint]
  /// What they are endpoints of.
  private let services: Services

  /// Creates an application of the endpoints of some services.
  public init(services: Services) {
    self.services = services
    endpoints =
      EventEndpoints(events: services.events).all + UserEndpoints(users: services.users).all
      + JourneyEndpoints(journeys: services.journeys).all + HealthEndpoints().all
  }

  /// Answers at an address, and lets the journeys run, until the process is told to stop.
  public func run(host: String, port: Int) async throws {
    var application = Application(
      router: router(),
      configuration: .init(address: .hostname(host, port: port), serverName: "journey"))
    application.addServices(services.dispatcher)
    try await application.runService()
  }

  /// The routes of the endpoints.
  public func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    for endpoint in endpoints {
      router.on(RouterPath(endpoint.operation.path), method: endpoint.operation.method) {
        request, context in
        try await respond(to: request, context, by: endpoint)
      }
    }
    return router
  }

  /// The media type in a header, without its parameters.
  private static func mediaType(_ header: String?) -> String? {
    header?.split(separator: ";").first.map {
      $0.lowercased().trimmingCharacters(in: .whitespaces)
    }
  }

  /// Reads the body within its limit, does what the endpoint does, and turns errors into problems.
  private func respond(
    to request: Request, _ context: BasicRequestContext, by endpoint: Endpoint
  ) async throws -> Response {
    let buffer = try await request.body.collect(upTo: endpoint.operation.body?.bytesMax ?? 0)
    let path = Dictionary(
      context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { $1 })
    do {
      return try await endpoint.handle(
        EndpointRequest(
          caller: nil, body: Array(buffer.readableBytesView),
          contentType: Self.mediaType(request.headers[.contentType]),
          accept: request.headers[.accept], path: path,
          query: Dictionary(
            request.uri.queryParameters.map { (String($0.key), String($0.value)) },
            uniquingKeysWith: { first, _ in first })))
    } catch let error as LineError {
      throw Problem(.invalid, error.description)
    } catch IntakeRefusal.busy(let seconds) {
      throw Problem(
        .busy, "more comes in than can be taken; come again", retryAfterSeconds: seconds)
    } catch IntakeRefusal.unavailable(let reason) {
      throw Problem(.unavailable, reason, retryAfterSeconds: ServiceLimits.retryAfterSeconds)
    }
  }
}
