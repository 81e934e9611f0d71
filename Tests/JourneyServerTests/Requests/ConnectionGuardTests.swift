import JourneyServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

/// The times of a connection, on a clock of the test's.
@Suite struct ConnectionGuardTests {
  /// A connection on which a request has arrived as a whole.
  private func asked() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: ConnectionGuard())
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try ask(channel)
    return channel
  }

  /// Lets a request arrive.
  private func ask(_ channel: EmbeddedChannel) throws {
    try channel.writeInbound(
      HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .PUT, uri: "/")))
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
  }

  /// Lets an answer leave.
  private func answer(_ channel: EmbeddedChannel) throws {
    try channel.writeOutbound(
      HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)))
    try channel.writeOutbound(HTTPServerResponsePart.end(nil))
  }

  /// Lets seconds pass.
  private func pass(_ seconds: Int64, _ channel: EmbeddedChannel) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  @Test func `an answer that does not come in its time ends the connection`() throws {
    let channel = try asked()
    pass(RequestLimits.answerSeconds - 1, channel)
    #expect(channel.isActive)
    pass(1, channel)
    #expect(!channel.isActive)
  }

  @Test func `an answer that takes long has the time that it was given, and the next has not`()
    throws
  {
    let channel = try asked()
    channel.pipeline.fireUserInboundEventTriggered(
      AnswerTime(seconds: RequestLimits.longAnswerSeconds))
    pass(RequestLimits.longAnswerSeconds - 1, channel)
    #expect(channel.isActive)
    try answer(channel)
    try ask(channel)
    pass(RequestLimits.answerSeconds, channel)
    #expect(!channel.isActive)
  }
}
