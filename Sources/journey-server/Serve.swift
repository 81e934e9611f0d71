public import ArgumentParser
internal import CoreMetrics
internal import Foundation
internal import JourneyModel
internal import JourneyPostgres
public import JourneyServer
internal import JourneyServices
internal import JourneyStore
internal import JourneyTools
public import Logging

/// `journey serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the journeys of a workspace.",
    discussion: """
      Example:
        journey serve examples/shop --data shop-data
        journey token serviceId --data shop-data

      Everything lasting is in the folder of the data: events, people, journeys, and
      the key with which tokens are signed.
      """)

  @ArgumentParser.Argument(
    help: "The workspace: a folder with a `journey.yaml`.", completion: .directory)
  var workspace = "."

  @Option(help: "The folder of the data.", completion: .directory)
  var data = "journey-data"

  @Option(
    help: ArgumentHelp(
      "The PostgreSQL server that holds the data; the folder then only has the keys.",
      valueName: "url"))
  var store: PostgresAddress?

  @Option(
    help: ArgumentHelp(
      "A copy of that server that follows it: reports and traces are read there.",
      valueName: "url"))
  var replica: PostgresAddress?

  @Option(
    help: ArgumentHelp(
      "What this server does of all there is to do, where several share one PostgreSQL server: "
        + "api, events, workers and sender, with commas.", valueName: "roles"))
  var roles = ServerRoles.all

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at; 0 takes one that is free.")
  var port = 8080

  @Option(help: "The file of the certificate, with those that vouch for it.", completion: .file())
  var tlsCertificate: String?

  @Option(help: "The file of the certificate's key.", completion: .file())
  var tlsKey: String?

  @Flag(help: "A proxy stands before the server: it encrypts, and sets `X-Forwarded-For`.")
  var behindProxy = false

  @Option(
    help: "A file with the public keys of who else makes tokens (JWKS).", completion: .file())
  var jwks: String?

  @Option(help: "Who makes tokens with those keys; the workspace unless given.")
  var issuer: String?

  @Option(help: "How the log is written to standard error: text or json.")
  var log = LineLogHandler.Form.text

  @Option(help: "How much the log tells: debug, info, notice, warning or error.")
  var logLevel = Logger.Level.info

  @Flag(help: "Let the provider `log` write addresses and parameters too, for trying out.")
  var logPeople = false

  func validate() throws {
    if (tlsCertificate == nil) != (tlsKey == nil) {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
    if replica != nil, store == nil {
      throw ValidationError("--replica is a copy of the server that --store names; give both")
    }
    if roles.all != ServerRole.all, store == nil {
      throw ValidationError("a folder is one server's alone: --roles goes with --store")
    }
    if !(0...Int(UInt16.max)).contains(port) { throw ValidationError("there is no port \(port)") }
    if !settings.isSafe {
      throw ValidationError(
        """
        at `\(host)` others could read along; give --tls-certificate and --tls-key, or \
        --behind-proxy if a proxy encrypts
        """)
    }
  }

  func run() async throws {
    let (form, level) = (log, logLevel)
    LoggingSystem.bootstrap { LineLogHandler(label: $0, form: form, level: level) }
    OpenFiles.takeAll()
    let metrics = MetricRegistry()
    MetricsSystem.bootstrap(metrics)
    let loaded = try WorkspaceLoader().load(ScriptFinder.files(for: [workspace]))
    if loaded.hasErrors { throw RunError(loaded.errorsText(hasColor: false) + loaded.summary) }
    let keys = try await keys(workspace: loaded.catalog?.workspace ?? "journey")
    let providers = try providers(of: loaded)
    let worker = try store.map { _ in
      try WorkerFolder(path: data, newName: IdentifierSource().next())
    }
    defer { withExtendedLifetime(worker) {} }
    let owner = ["journey serve", worker?.name].compactMap(\.self).joined(separator: " ")
    let place: any StorePlace = store ?? StoreFolder(data)
    let services = try await StandBy(for: place, owner: owner).takeOver {
      try Services(
        folder: data, data: place, catalog: loaded.catalog, zones: ZoneFiles.table(),
        outlet: providers.outlet, reports: providers.reports, replica: replica, owner: owner,
        roles: roles.all)
    }
    providers.tellWarnings()
    do {
      if roles.all.contains(.api) { _ = try await services.journeys.publish(loaded) }
      let verifier = TokenVerifier(keys: keys, clock: settings.clock)
      try await ServerApplication(
        services: services, verifier: verifier, settings: settings, metrics: metrics,
        roles: roles.all
      ).run()
    } catch {
      await providers.close()
      if let problem = error as? ListeningProblem {
        throw VerbFailure(message: problem.description)
      }
      throw error
    }
  }

  /// The providers by which messages and calls leave.
  private func providers(of loaded: LoadedWorkspace) throws -> ServiceProviders {
    do {
      return try ServiceProviders(
        catalog: loaded.catalog, workspace: Workspace.find(above: workspace)?.folder ?? workspace,
        environment: ProcessInfo.processInfo.environment, showsPeople: logPeople)
    } catch {
      throw VerbFailure(message: "\(error)")
    }
  }

  /// The keys of those who make tokens; makes one of our own at the first start.
  private func keys(workspace: String) async throws -> TokenKeys {
    let keyring = KeyFile(keyringIn: data)
    do {
      _ = try keyring.keyring(issuer: workspace)
      return try await TokenKeys(
        keyring: keyring, set: jwks.map { (KeyFile(path: $0), issuer ?? workspace) },
        clock: settings.clock)
    } catch let error as KeyFileError {
      throw VerbFailure(message: "a file of keys has \(error.message)")
    }
  }

  /// Where and how to answer.
  private var settings: ServerSettings {
    ServerSettings(
      host: host, port: port, tls: certificate, isBehindProxy: behindProxy, dataFolder: data,
      processID: String(IdentifierSource().next().prefix(8)))
  }

  /// The certificate, if there is one.
  private var certificate: ServerCertificate? {
    guard let tlsCertificate, let tlsKey else { return nil }
    return ServerCertificate(certificatePath: tlsCertificate, keyPath: tlsKey)
  }
}

extension LineLogHandler.Form: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
