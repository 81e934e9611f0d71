public import JourneyModel
public import JourneyProviders
internal import Logging

/// The providers of a workspace, as the services use them.
public struct ServiceProviders: Sendable {
  /// The way out for effects.
  public let outlet: EffectOutlet
  /// Read what the providers of channels report back.
  public let reports: [String: CallbackReader]
  /// What has no provider, for whoever starts the server.
  public let warnings: [String]
  /// The providers.
  private let table: ProviderTable

  /// Sets up what the catalog of a workspace names; secrets and templates are read now.
  ///
  /// `showsPeople` lets the provider `log` write addresses and parameters too.
  public init(
    catalog: Catalog?, workspace folder: String, environment: [String: String],
    clock: any ServiceClock = SystemClock(), showsPeople: Bool = false
  ) throws(ProviderTable.Problem) {
    var surroundings = ProviderSurroundings(
      folder: folder, environment: environment, clock: ProviderClock { clock.now })
    surroundings.showsPeople = showsPeople
    let table = try ProviderTable(
      catalog: catalog ?? Catalog(), surroundings: surroundings,
      logger: Logger(label: "journey.providers"))
    self.table = table
    reports = table.callbackReaders
    warnings = table.warnings
    outlet = EffectOutlet(table)
  }

  /// What the channels and operations are doing, by name.
  public func statuses() -> [ProviderTable.Status] { table.statuses }

  /// Closes all connections.
  public func close() async { await table.close() }

  /// Tells the log what has no provider.
  public func tellWarnings() {
    let logger = Logger(label: "journey.providers")
    for warning in warnings { logger.warning("\(warning)") }
  }
}
