/// How effects outside the engine are done.
public struct EffectHost: Sendable {
  /// What became of a call.
  public enum CallOutcome: Equatable, Sendable {
    /// The service answered, in JSON.
    case answered([UInt8])
    /// It did not, or refused.
    case failed
    /// Nobody was asked: the result is missing and the run goes on.
    case notAsked
  }

  /// Makes a call: the service, the operation, the arguments as JSON.
  public var call: @Sendable (String, String, [UInt8]) -> CallOutcome

  /// Creates a host.
  public init(call: @escaping @Sendable (String, String, [UInt8]) -> CallOutcome) {
    self.call = call
  }

  /// A host that asks nobody.
  public static let dryRun = EffectHost { _, _, _ in .notAsked }
}
