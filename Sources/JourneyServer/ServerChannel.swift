internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// A connection of the framework, on which what can be answered at once is answered at once.
struct ServerChannel: ServerChildChannel {
  /// What the framework makes of a connection.
  typealias Value = HTTP1Channel.Value

  /// The connection without.
  let usual: HTTP1Channel
  /// Tells which requests can be answered at once.
  let orders: @Sendable (HTTPRequest) -> ExpressLane.Order?

  /// Sets a connection up: the lane lies behind what counts the requests under way, so that a
  /// server that is to stop waits for those that are on it.
  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    usual.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let handlers = channel.pipeline.syncOperations
      let counter = try handlers.handler(type: HTTPConnectionStateHandler.self)
      try handlers.addHandler(ExpressLane(orders: orders), position: .after(counter))
      return value
    }
  }

  /// Answers what the lane passes on.
  func handle(value: Value, logger: Logger) async {
    await usual.handle(value: value, logger: logger)
  }
}
