internal import Foundation
public import JourneyModel
public import JourneyProviders
internal import Logging

/// The way out by the providers of a workspace.
extension EffectOutlet {
  /// Lets everything out by the providers of a table, as their rates and breakers allow.
  public init(_ table: ProviderTable) {
    self.init(
      notBefore: { kind, isRetry in
        switch await table.admission(of: kind, isRetry: isRetry) {
        case .now: nil
        case .after(let moment): moment
        }
      },
      honoursKey: { table.provider(for: $0)?.honoursKey ?? false },
      deliver: { await table.deliver($0) }, close: { await table.close() })
  }

  /// Sets up the providers that a catalog names; `folder` is that of the workspace, and secrets may
  /// be in the environment of this process.
  public static func providers(
    of catalog: Catalog?, folder: String, clock: any ServiceClock = SystemClock()
  ) throws -> EffectOutlet {
    let logger = Logger(label: "journey.providers")
    let table = try ProviderTable(
      catalog: catalog ?? Catalog(),
      surroundings: ProviderSurroundings(
        folder: folder, environment: ProcessInfo.processInfo.environment,
        clock: ProviderClock { clock.now }),
      logger: logger)
    for warning in table.warnings { logger.warning("\(warning)") }
    return EffectOutlet(table)
  }
}
