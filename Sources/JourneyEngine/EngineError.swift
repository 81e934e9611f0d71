/// Why the engine cannot go on; nothing that was committed is lost.
public struct EngineError: Error, Equatable, Sendable {
  /// What happened, in words.
  public var message: String

  /// Creates an error.
  public init(_ message: String) {
    self.message = message
  }
}
