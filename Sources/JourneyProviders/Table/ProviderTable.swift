public import JourneyModel
public import Logging
internal import Synchronization

/// The providers of a workspace by channel and operation, and what each of them may send now.
///
/// Whoever sends asks `admission` first and `deliver` then. An attempt that is not admitted was not
/// made and does not count.
public final class ProviderTable: Sendable {
  /// A catalog whose providers cannot be set up.
  public struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is told.
    public let description: String
  }

  /// Whether an attempt can be made.
  public enum Admission: Equatable, Sendable {
    /// At once.
    case now
    /// Not before this moment.
    case after(Moment)
  }

  /// What a channel or an operation is doing, for whoever watches.
  public struct Status: Equatable, Sendable {
    /// The channel, or `service.operation`.
    public let name: String
    /// Whether its receiver is asked.
    public let state: CircuitBreaker.State
  }

  /// What has no provider: told to whoever starts the server.
  public let warnings: [String]
  /// Who reads what the providers of channels report back, where the catalog names a secret for it.
  public let callbackReaders: [String: CallbackReader]
  /// The providers.
  private let providers: [String: any Provider]
  /// The rates, breakers and budgets.
  private let lanes: Mutex<[String: ProviderLane]>
  /// Sends requests.
  private let client: WebClient
  /// Tells the time.
  private let clock: ProviderClock

  /// Sets up the providers of a catalog; secrets and templates are read now, so that what is
  /// missing is told at the start and not to the first customer.
  public init(
    catalog: Catalog, surroundings: ProviderSurroundings, logger: Logger
  ) throws(Problem) {
    let client = WebClient(surroundings, allowed: catalog.outgoingAllowed)
    var builder = try ProviderBuilder(
      catalog: catalog, surroundings: surroundings, client: client, logger: logger)
    try builder.build()
    providers = builder.providers
    lanes = Mutex(builder.lanes)
    warnings = builder.warnings
    callbackReaders = builder.readers
    clock = surroundings.clock
    self.client = client
  }

  /// Returns the provider of a channel or an operation; `nil` if it has none.
  public func provider(for kind: EffectKind) -> (any Provider)? {
    providers[kind.receiver]
  }

  /// Tells whether an attempt can be made; if so it must be made soon.
  public func admission(of kind: EffectKind, isRetry: Bool) -> Admission {
    let now = clock.now()
    let later = lanes.withLock { $0[kind.receiver]?.admit(isRetry: isRetry, at: now) }
    return later.map(Admission.after) ?? .now
  }

  /// Makes an attempt that was admitted, and learns from what becomes of it.
  public func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    let name = delivery.kind.receiver
    guard let provider = providers[name] else {
      return .refused(reason: "`\(name)` has no provider")
    }
    let outcome = await provider.deliver(delivery)
    let now = clock.now()
    lanes.withLock { $0[name]?.record(outcome, at: now) }
    return outcome
  }

  /// What the channels and operations are doing, by name.
  public var statuses: [Status] {
    lanes.withLock { lanes in
      lanes.sorted { $0.key < $1.key }.map { Status(name: $0.key, state: $0.value.breaker.state) }
    }
  }

  /// Closes all connections.
  public func close() async {
    for provider in providers.values { await provider.close() }
    await client.close()
  }
}
