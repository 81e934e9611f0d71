import HTTPTypes
import JourneyModel
import JourneyServer
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
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
    typealias InboundIn = HTTPRequestPart
    /// The failures.
    var failures: [any Error] = []
    /// `true` once nothing more comes in.
    var isClosed = false

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if let end = event as? ChannelEvent, case .inputClosed = end { isClosed = true }
      context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { failures.append(error) }
  }

  private let desk = Desk()
  private let end = FarEnd()
  private let channel: EmbeddedChannel

  /// A connection on which whatever goes to `/quick` is answered at once.
  init() throws {
    let lane = ExpressLane { [desk] head in
      guard head.path == "/quick" else { return nil }
      return { body, answer in desk.orders.withLock { $0.append((body, answer)) } }
    }
    channel = EmbeddedChannel(handlers: [lane, end])
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  /// Lets the parts of a request arrive; one without an end has not all arrived.
  private func ask(_ path: String, _ pieces: String..., isWhole: Bool = true) throws {
    try channel.writeInbound(
      HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "here", path: path)))
    for piece in pieces {
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: piece)))
    }
    if isWhole { try channel.writeInbound(HTTPRequestPart.end(nil)) }
  }

  /// Lets the framework answer a request.
  private func answer() throws {
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
  }

  /// What the framework was given since: the paths and bodies.
  private func passedOn() throws -> [String] {
    var words: [String] = []
    while let part = try channel.readInbound(as: HTTPRequestPart.self) {
      switch part {
      case .head(let head): words.append(head.path ?? "")
      case .body(let bytes): words.append(String(buffer: bytes))
      case .end: words.append("end")
      }
    }
    return words
  }

  /// The bodies that have left since.
  private func left() throws -> [String] {
    var words: [String] = []
    while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
      if case .body(let bytes) = part { words.append(String(buffer: bytes)) }
    }
    return words
  }

  @Test func `a request that can be answered at once is taken whole, and goes nowhere else`() throws
  {
    try ask("/quick", "one ", "two ", "three")
    #expect(try left().isEmpty)
    try desk.answer()
    #expect(try left() == [#""one two three""#])
    #expect(try passedOn().isEmpty)
    try ask("/quick")
    try desk.answer()
    #expect(try left() == [#""""#])
  }

  @Test func `what comes behind it waits, and is answered in turn`() throws {
    try ask("/quick", "1")
    try ask("/quick", "2")
    try ask("/slow", "3")
    try ask("/quick", "4")
    #expect(desk.bodies == ["1"])
    try desk.answer()
    try desk.answer()
    #expect(try left() == [#""1""#, #""2""#])
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
    #expect(try left() == [#""1""#])
    #expect(end.failures.count == 1)
    #expect(end.isClosed)
  }

  @Test func `an answer to a connection that is gone is for nobody`() throws {
    try ask("/quick", "1")
    _ = try channel.finish(acceptAlreadyClosed: true)
    try desk.answer()
    #expect(try left().isEmpty)
  }
}
