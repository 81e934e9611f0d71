internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import JourneyServices
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals

/// The services as an application that answers HTTP.
public struct ServerApplication: Sendable {
  /// The endpoints.
  public let endpoints: [Endpoint]
  /// What they are endpoints of.
  private let services: Services
  /// What answers.
  private let responder: ServerResponder
  /// Where and how it answers.
  private let settings: ServerSettings
  /// Whether work can be taken in.
  private let readiness: Readiness

  /// Creates an application of the endpoints of some services; those that its `roles` ask for.
  public init(
    services: Services, verifier: TokenVerifier, settings: ServerSettings,
    metrics: MetricRegistry = MetricRegistry(), roles: Set<ServerRole> = ServerRole.all
  ) {
    self.services = services
    self.settings = settings
    readiness = Readiness(
      folder: settings.dataFolder, writing: services.dispatcher.writing)
    endpoints = Self.endpoints(
      of: services, readiness: readiness, metrics: metrics, roles: roles)
    responder = ServerResponder(
      endpoints: endpoints, gate: Gate(verifier: verifier, clock: settings.clock),
      journal: RequestJournal(prefix: settings.processID, metrics: metrics),
      isBehindProxy: settings.isBehindProxy)
  }

  /// The endpoints of services, and those that tell of the server itself.
  public static func endpoints(
    of services: Services, readiness: Readiness = Readiness(),
    metrics: MetricRegistry = MetricRegistry(), roles: Set<ServerRole> = ServerRole.all
  ) -> [Endpoint] {
    let endpoints = [
      roles.contains(.events) ? EventEndpoints(events: services.events).all : [],
      roles.contains(.api) ? askedEndpoints(of: services) : [],
      HealthEndpoints(readiness: readiness).all, MetricsEndpoints(registry: metrics).all,
      roles.contains(.api) ? StudioEndpoints().all : [],
    ].flatMap(\.self)
    return endpoints
      + DescriptionEndpoints(operations: endpoints.map(\.operation), schemas: schemas).all
  }

  /// The endpoints of services but those of events.
  private static func askedEndpoints(of services: Services) -> [Endpoint] {
    [
      UserEndpoints(users: services.users).all,
      CallbackEndpoints(callbacks: services.callbacks).all,
      JourneyEndpoints(journeys: services.journeys).all, RunEndpoints(runs: services.runs).all,
      WhyEndpoints(why: services.why).all,
      DeadLetterEndpoints(deadLetters: services.deadLetters).all,
      OperationEndpoints(operations: services.operations).all,
    ].flatMap(\.self)
  }

  /// Answers at an address, and lets the journeys run, until the process is told to stop.
  public func run() async throws {
    var application = Application(
      responder: responder, server: try connections(),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionsMax)),
      onServerRunning: { channel in
        readiness.reach(.running)
        tell(channel)
      }, logger: quiet)
    application.addServices(services.running)
    // The one that is named last hears first that the process is to stop.
    var configuration = ServiceGroupConfiguration(
      services: [
        application, ReadinessKeeper(readiness: readiness, dispatcher: services.dispatcher),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(RequestLimits.stopSeconds)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      throw ListeningProblem(error, host: settings.host, port: settings.port) ?? error
    }
  }

  /// How connections are made: with their limits, and with a certificate if there is one.
  private func connections() throws -> HTTPServerBuilder {
    let configuration = HTTP1Channel.Configuration(
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: RequestLimits.headFieldBytesMax,
        maxHeaderListSize: RequestLimits.headBytesMax,
        maxHeaderFieldCount: RequestLimits.headFieldsMax))
    let plain = HTTPServerBuilder { [responder] usual in
      ServerChannel(
        usual: HTTP1Channel(responder: usual, configuration: configuration),
        orders: responder.express)
    }
    guard let tls = settings.tls else { return plain }
    return try .tls(plain, tlsConfiguration: tls.configuration())
  }

  /// Says that the server answers, and where.
  private func tell(_ channel: any Channel) {
    let scheme = settings.tls == nil ? "http" : "https"
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    let port = channel.localAddress?.port ?? settings.port
    Logger(label: "journey.server").notice(
      "listening", metadata: ["url": "\(scheme)://\(host):\(port)"])
  }

  /// The log of the framework: only what goes wrong.
  private var quiet: Logger {
    var logger = Logger(label: "journey.http")
    logger.logLevel = .error
    return logger
  }
}
