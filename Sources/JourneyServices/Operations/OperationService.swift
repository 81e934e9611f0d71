internal import JourneyEngine

/// What an operator decides while the services run.
public struct OperationService: Sendable {
  /// Who owns the engine.
  private let dispatcher: Dispatcher

  /// Creates the service.
  public init(dispatcher: Dispatcher) { self.dispatcher = dispatcher }

  /// `true` while no message leaves and no service is called.
  public func isHolding() async throws -> Bool {
    try await dispatcher.perform { engine, _ in try engine.isHolding() }
  }

  /// Keeps all messages and calls back, or lets them leave again; journeys go on either way.
  public func hold(_ isHolding: Bool) async throws {
    try await dispatcher.perform { engine, _ in try engine.setHolding(isHolding) }
  }
}
