internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypesHTTP1

/// A connection of the framework, on which what can be answered at once is answered at once.
struct ServerChannel: ServerChildChannel {
  /// What the framework makes of a connection.
  typealias Value = HTTP1Channel.Value

  /// The connection without.
  let usual: HTTP1Channel
  /// Tells which requests can be answered at once.
  let orders: @Sendable (HTTPRequestHead) -> ExpressLane.Order?

  /// Sets a connection up: the guard and the lane lie right behind what reads requests, before all
  /// that the framework does with them.
  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    usual.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let handlers = channel.pipeline.syncOperations
      let codec = try handlers.handler(type: HTTP1ToHTTPServerCodec.self)
      let connection = ConnectionGuard()
      try handlers.addHandlers(
        [connection, ExpressLane(of: connection, orders: orders)], position: .before(codec))
      return value
    }
  }

  /// Answers what the lane passes on.
  func handle(value: Value, logger: Logger) async {
    await usual.handle(value: value, logger: logger)
  }
}
