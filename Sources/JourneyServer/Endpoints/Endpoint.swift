public import Hummingbird

/// An operation, and what does it.
public struct Endpoint: Sendable {
  /// What it is to those who call it.
  public var operation: Operation
  /// Does it: the answer, or a `Problem`.
  public var handle: @Sendable (EndpointRequest) async throws -> Response

  /// Creates an endpoint.
  public init(
    _ operation: Operation, handle: @escaping @Sendable (EndpointRequest) async throws -> Response
  ) {
    self.operation = operation
    self.handle = handle
  }
}
