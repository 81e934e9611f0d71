internal import HTTPTypes
internal import JourneyModel
package import NIOCore
package import NIOHTTP1

/// Holds the times of a connection, and answers what cannot be read.
///
/// The timer of the framework begins anew with each byte; here a request has one time in which to
/// arrive as a whole, an answer one in which to leave, and a connection one between two requests.
package final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  /// What comes in.
  package typealias InboundIn = HTTPServerRequestPart
  /// What is passed on.
  package typealias InboundOut = HTTPServerRequestPart
  /// What goes out.
  package typealias OutboundIn = HTTPServerResponsePart
  /// What is passed on to go out.
  package typealias OutboundOut = HTTPServerResponsePart

  /// What the connection is waiting for.
  private enum Phase {
    /// For a request to begin.
    case resting
    /// For a request to arrive as a whole.
    case arriving
    /// For an answer to leave.
    case answering
    /// For the other side to read the last answer.
    case leaving
  }

  /// What is waited for.
  private var phase = Phase.resting
  /// The requests that have begun and whose answers have not left.
  private var underWay = 0
  /// `true` if the connection ends with the answer under way.
  private var isLast = false
  /// `true` once the server is to stop.
  private var isStopping = false
  /// How long the answer under way may take.
  private var answerSeconds = RequestLimits.answerSeconds
  /// When the time is over.
  private var deadline = NIODeadline.distantFuture
  /// The next look at the clock.
  private var look: Scheduled<Void>?
  /// The connection; `nil` once it is gone.
  private var context: ChannelHandlerContext?
  /// Where what leaves the connection is made of heads and bodies; `nil` once it is gone.
  private var encoder: ChannelHandlerContext?

  /// How often the clock is looked at.
  ///
  /// A request changes what is waited for three times; to set a timer for each of them took four
  /// per cent of the time of an event. Every wait takes a second or more, so that it ends at its
  /// time.
  private static let lookSeconds: Int64 = 1

  /// Creates a guard of one connection.
  package init() {}

  /// Waits for the first request.
  package func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
    wait(.resting, RequestLimits.firstHeadSeconds, context)
  }

  /// Waits for nothing any more.
  package func handlerRemoved(context: ChannelHandlerContext) {
    look?.cancel()
    (self.context, encoder) = (nil, nil)
  }

  /// Waits for nothing any more.
  package func channelInactive(context: ChannelHandlerContext) {
    look?.cancel()
    context.fireChannelInactive()
  }

  /// Notes how far a request has arrived.
  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if phase != .leaving {
      switch unwrapInboundIn(data) {
      case .head(let head):
        underWay += 1
        wait(.arriving, RequestLimits.arrivalSeconds, context)
        encourage(head, context)
      case .body: break
      case .end: wait(.answering, answerSeconds, context)
      }
    }
    context.fireChannelRead(data)
  }

  /// Tells a client that asks first that it may send what it has, if it is not too much anyway.
  private func encourage(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard underWay == 1, head.headers.first(name: "expect")?.lowercased() == "100-continue"
    else { return }
    context.writeAndFlush(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
  }

  /// Notes how far an answer has left.
  package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?)
  {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      isLast = isLast || head.headers.first(name: "connection") == "close"
      context.write(data, promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
      goOn(after: promise, context)
      context.write(data, promise: promise)
    }
  }

  /// Sends an answer to the request that has arrived, as the bytes that it is.
  func send(_ answer: WholeAnswer) {
    guard let context, let encoder else { return }
    let promise = context.eventLoop.makePromise(of: Void.self)
    goOn(after: promise, context)
    encoder.writeAndFlush(
      HTTPResponseEncoder.wrapOutboundOut(.byteBuffer(answer.bytes)), promise: promise)
  }

  /// Goes on once an answer has left.
  private func goOn(after left: EventLoopPromise<Void>, _ context: ChannelHandlerContext) {
    let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    left.futureResult.whenComplete { _ in
      let (guardian, context) = box.value
      guardian.answered(context)
    }
  }

  /// Shortens all times when the server is to stop, and gives an answer the time that it takes.
  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      isStopping = true
      if phase == .arriving { wait(.arriving, RequestLimits.lastArrivalSeconds, context) }
      if phase == .answering { wait(.answering, RequestLimits.lastAnswerSeconds, context) }
    }
    if let time = event as? AnswerTime {
      answerSeconds = time.seconds
      if phase == .answering { wait(.answering, answerSeconds, context) }
      return
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// Goes on after an answer has left.
  private func answered(_ context: ChannelHandlerContext) {
    underWay -= 1
    answerSeconds = RequestLimits.answerSeconds
    guard phase != .leaving else { return }
    if isLast { return leave(context) }
    guard phase == .answering else { return }
    if underWay == 0 {
      wait(.resting, RequestLimits.restSeconds, context)
    } else {
      wait(.answering, RequestLimits.answerSeconds, context)
    }
  }

  /// Ends the connection, but so that the other side can still read the last answer.
  private func leave(_ context: ChannelHandlerContext) {
    context.close(mode: .output, promise: nil)
    wait(.leaving, RequestLimits.farewellSeconds, context)
  }

  /// Waits for something, and not for longer than so many seconds.
  private func wait(_ phase: Phase, _ seconds: Int64, _ context: ChannelHandlerContext) {
    self.phase = phase
    let seconds = isStopping ? min(seconds, RequestLimits.lastAnswerSeconds) : seconds
    deadline = context.eventLoop.now + .seconds(seconds)
    if look == nil { lookLater(context) }
  }

  /// Looks at the clock when the time is over, or before, since it may be over sooner by then.
  private func lookLater(_ context: ChannelHandlerContext) {
    let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let next = min(deadline, context.eventLoop.now + .seconds(Self.lookSeconds))
    look = context.eventLoop.scheduleTask(deadline: next) {
      let (guardian, context) = box.value
      guardian.lookAtClock(context)
    }
  }

  /// Ends what takes too long, and goes on looking.
  private func lookAtClock(_ context: ChannelHandlerContext) {
    look = nil
    if context.eventLoop.now >= deadline {
      deadline = .distantFuture
      timeIsOver(context)
    }
    if look == nil, context.channel.isActive { lookLater(context) }
  }

  /// Ends what takes too long; a request that is still arriving is answered.
  private func timeIsOver(_ context: ChannelHandlerContext) {
    guard phase == .arriving else { return context.close(promise: nil) }
    isLast = true
    wait(.answering, RequestLimits.answerSeconds, context)
    context.fireErrorCaught(RequestTooSlow())
  }

  /// Answers what cannot be read, if nothing else is under way; else the request fails.
  package func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, underWay == 0 else {
      isLast = true
      return context.fireErrorCaught(error)
    }
    refuse(error, context)
  }

  /// Answers a head that cannot be read, and ends the connection.
  private func refuse(_ error: HTTPParserError, _ context: ChannelHandlerContext) {
    guard phase != .leaving else { return }
    let problem =
      error == .headerOverflow
      ? Problem(.headTooLarge, "the head of the request is too large")
      : Problem(.invalid, "the request cannot be read")
    var answer = problem.whole
    answer.head.headerFields[.connection] = "close"
    underWay += 1
    isLast = true
    send(answer)
  }
}
