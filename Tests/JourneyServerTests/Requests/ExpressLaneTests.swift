import HTTPTypes
import JourneyModel
import JourneyServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Synchronization
import Testing

/// Which requests are answered where they arrive, and in which order answers leave.
@Suite struct ExpressLaneTests {
  /// What was ordered: the bodies that came, and where the answers go.
  private final class Desk: Sendable {
    /// The orders that are not answered yet.
    let orders = Mutex<[(body: [UInt8], answer: @Sendable (WholeAnswer) -> Void)]>([])

    /// The bodies of the orders that are not answered yet.
    var bodies: [String] {
      orders.withLock { orders in orders.map { String(decoding: $0.body, as: UTF8.self) } }
    }

    /// Answers the first order.
    func answer() throws {
      let order = try #require(orders.withLock { $0.isEmpty ? nil : $0.removeFirst() })
      order.answer(
        WholeAnswer(json: .text(String(decoding: order.body, as: UTF8.self)), status: .ok))
    }
  }

  /// What came out at the far end of a connection besides requests.
  private final class FarEnd: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    /// The failures.
    var failures: [any Error] = []
    /// `true` once nothing more comes in.
    var isClosed = false
    /// `true` once the server is to stop.
    var isStopping = false

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if let end = event as? ChannelEvent, case .inputClosed = end { isClosed = true }
      if event is ChannelShouldQuiesceEvent { isStopping = true }
      context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { failures.append(error) }
  }

  private let desk = Desk()
  private let end = FarEnd()
  private let channel: EmbeddedChannel

  /// A connection on which whatever goes to `/quick` is answered at once.
  init() throws {
    let connection = ConnectionGuard()
    let lane = ExpressLane(of: connection) { [desk] head in
      guard head.uri == "/quick" else { return nil }
      return { body, answer in desk.orders.withLock { $0.append((body, answer)) } }
    }
    channel = EmbeddedChannel(handlers: [HTTPResponseEncoder(), connection, lane, end])
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  /// Lets the parts of a request arrive; one without an end has not all arrived.
  private func ask(_ path: String, _ pieces: String..., isWhole: Bool = true) throws {
    try channel.writeInbound(
      HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .POST, uri: path)))
    for piece in pieces {
      try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: piece)))
    }
    if isWhole { try channel.writeInbound(HTTPServerRequestPart.end(nil)) }
  }

  /// Lets the framework answer a request.
  private func answer() throws {
    try channel.writeOutbound(
      HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)))
    try channel.writeOutbound(HTTPServerResponsePart.end(nil))
  }

  /// What the framework was given since: the paths and bodies.
  private func passedOn() throws -> [String] {
    var words: [String] = []
    while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
      switch part {
      case .head(let head): words.append(head.uri)
      case .body(let bytes): words.append(String(buffer: bytes))
      case .end: words.append("end")
      }
    }
    return words
  }

  /// The answers that have left since, each from its first byte to its last.
  private func left() throws -> [String] {
    var answers: [String] = []
    while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
      answers.append(String(buffer: bytes))
    }
    return answers
  }

  /// An answer as it leaves, with a text in its body.
  private func answer(saying text: String) -> String {
    let body = "\"\(text)\""
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test func `a request that can be answered at once is taken whole, and goes nowhere else`() throws
  {
    try ask("/quick", "one ", "two ", "three")
    #expect(try left().isEmpty)
    try desk.answer()
    #expect(try left() == [answer(saying: "one two three")])
    #expect(try passedOn().isEmpty)
    try ask("/quick")
    try desk.answer()
    #expect(try left() == [answer(saying: "")])
  }

  @Test func `what comes behind it waits, and is answered in turn`() throws {
    try ask("/quick", "1")
    try ask("/quick", "2")
    try ask("/slow", "3")
    try ask("/quick", "4")
    #expect(desk.bodies == ["1"])
    try desk.answer()
    try desk.answer()
    #expect(try left() == [answer(saying: "1"), answer(saying: "2")])
    // The framework has the third, so that the fourth is its own as well.
    #expect(try passedOn() == ["/slow", "3", "end", "/quick", "4", "end"])
    try answer()
    try ask("/quick", "5")
    #expect(try passedOn() == ["/quick", "5", "end"])
    try answer()
    try answer()
    try ask("/quick", "6")
    #expect(try passedOn().isEmpty)
    #expect(desk.bodies == ["6"])
  }

  @Test func `a request that ends before its end is left to those who refuse it`() throws {
    try ask("/quick", "ha", "lf", isWhole: false)
    #expect(try passedOn().isEmpty)
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(try passedOn() == ["/quick", "half"])
    #expect(end.isClosed)
    #expect(desk.bodies.isEmpty)
  }

  @Test func `a request that fails on its way is left to those who refuse it`() throws {
    try ask("/quick", isWhole: false)
    channel.pipeline.fireErrorCaught(ChannelError.inputClosed)
    #expect(try passedOn() == ["/quick"])
    #expect(end.failures.count == 1)
  }

  @Test func `an end or a failure behind a request waits for its answer`() throws {
    try ask("/quick", "1")
    channel.pipeline.fireErrorCaught(ChannelError.inputClosed)
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(end.failures.isEmpty)
    #expect(!end.isClosed)
    try desk.answer()
    #expect(try left() == [answer(saying: "1")])
    #expect(end.failures.count == 1)
    #expect(end.isClosed)
  }

  @Test func `a server that is to stop answers what has come, be it in part`() throws {
    try ask("/quick", "1")
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    try ask("/quick", "2")
    #expect(!end.isStopping)
    try desk.answer()
    #expect(end.isStopping)
    try desk.answer()
    #expect(try left() == [answer(saying: "1"), answer(saying: "2")])
  }

  @Test func `a server that is to stop waits for the rest of a request`() throws {
    try ask("/quick", "ha", isWhole: false)
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    #expect(!end.isStopping)
    try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: "lf")))
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
    #expect(desk.bodies == ["half"])
    #expect(!end.isStopping)
    try desk.answer()
    #expect(try left() == [answer(saying: "half")])
    #expect(end.isStopping)
  }

  @Test func `a server that is to stop leaves a request without its end to those who refuse it`()
    throws
  {
    try ask("/quick", "ha", isWhole: false)
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(try passedOn() == ["/quick", "ha"])
    #expect(end.isStopping)
    #expect(end.isClosed)
  }

  @Test func `an answer to a connection that is gone is for nobody`() throws {
    try ask("/quick", "1")
    _ = try channel.finish(acceptAlreadyClosed: true)
    try desk.answer()
    #expect(try left().isEmpty)
  }
}
