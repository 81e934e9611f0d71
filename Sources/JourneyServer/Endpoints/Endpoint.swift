public import Hummingbird

/// An operation, and what does it.
public struct Endpoint: Sendable {
  /// What it is to those who call it.
  public var operation: Operation
  /// Does it: the answer, or a `Problem`.
  public var handle: @Sendable (EndpointRequest) async throws -> Response
  /// Does the same for a body of a caller where nobody can wait; `nil` where somebody must.
  ///
  /// It takes some millionths of a second, and tells the answer on whatever thread.
  package var express: Express?

  /// Does an operation where nobody can wait.
  package typealias Express =
    @Sendable (
      Caller, [UInt8], @escaping @Sendable (WholeAnswer) -> Void
    ) -> Void

  /// Creates an endpoint.
  public init(
    _ operation: Operation, handle: @escaping @Sendable (EndpointRequest) async throws -> Response
  ) {
    self.operation = operation
    self.handle = handle
  }
}
