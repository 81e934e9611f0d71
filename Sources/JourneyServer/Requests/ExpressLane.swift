package import NIOCore
package import NIOHTTP1

/// Answers the most frequent requests on the thread of their connection, and passes on all others.
///
/// To hand a request to the framework and back costs more than all that is done with it: of the
/// 120 µs of the processor that an event took, the framework, its tasks and their changes of thread
/// were 63, the gate, the reading and the answer 8, and the journeys with their store 49.
///
/// Here a request is taken whole, done, and answered without a task. What comes behind it on its
/// connection waits until then, so that answers leave in the order of requests; and while the
/// framework has a request, all that follow go to it as well.
///
/// It lies before everything that the framework does with a request that was read, and its answers
/// leave as the bytes that they are: to turn heads into those of the framework and back, and to
/// pass them through its handlers, took as long as all that is done with an event before it is
/// stored.
package final class ExpressLane: ChannelDuplexHandler, RemovableChannelHandler {
  /// What comes in.
  package typealias InboundIn = HTTPServerRequestPart
  /// What is passed on.
  package typealias InboundOut = HTTPServerRequestPart
  /// What goes out.
  package typealias OutboundIn = HTTPServerResponsePart
  /// What is passed on to go out.
  package typealias OutboundOut = HTTPServerResponsePart

  /// Answers a request whose body is there, on whatever thread.
  package typealias Order = @Sendable ([UInt8], @escaping @Sendable (WholeAnswer) -> Void) -> Void

  /// What happens to what comes in.
  private enum State {
    /// It is passed on.
    case passing
    /// It is gathered, since the request can be answered here.
    case gathering(HTTPRequestHead, ByteBuffer?, Order)
    /// It waits until the request before it is answered.
    case answering
  }

  /// What waits behind a request that is being answered.
  private enum Waiting {
    /// A part of another request.
    case part(HTTPServerRequestPart)
    /// Something that happened to the connection.
    case event(any Sendable)
    /// A failure of the connection.
    case failure(any Error)
  }

  /// Holds the times of the connection, and lets answers leave.
  private let connection: ConnectionGuard
  /// Tells which requests can be answered here.
  private let orders: @Sendable (HTTPRequestHead) -> Order?
  /// What happens to what comes in.
  private var state = State.passing
  /// The requests that were passed on and are not answered yet.
  private var passedOn = 0
  /// What waits.
  private var waiting = CircularBuffer<Waiting>()
  /// `true` if more was to be read while something waited.
  private var wantsMore = false
  /// That the server is to stop, where a request was being gathered by then.
  private var stop: ChannelShouldQuiesceEvent?
  /// The connection; `nil` once it is gone.
  private var context: ChannelHandlerContext?

  /// Creates the lane of one connection, whose guard lies right before it.
  package init(
    of connection: ConnectionGuard, orders: @escaping @Sendable (HTTPRequestHead) -> Order?
  ) {
    self.connection = connection
    self.orders = orders
  }

  /// Notes the connection.
  package func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  /// Answers nothing any more.
  package func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  // MARK: What comes in

  /// Gathers, passes on, or lets wait.
  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    take(unwrapInboundIn(data), context)
  }

  /// Gathers a part, passes it on, or lets it wait.
  private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
    switch (state, part) {
    case (.answering, _): waiting.append(.part(part))
    case (.gathering(let head, nil, let order), .body(let bytes)):
      state = .gathering(head, bytes, order)
    case (.gathering(let head, var bytes?, let order), .body(var more)):
      bytes.writeBuffer(&more)
      state = .gathering(head, bytes, order)
    case (.gathering(_, let bytes, let order), .end): answer(bytes, order, context)
    case (.gathering, .head), (.passing, _): begin(part, context)
    }
  }

  /// Begins to gather a request that can be answered here, and passes on what cannot.
  private func begin(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
    if case .head(let head) = part {
      if passedOn == 0, let order = orders(head) {
        state = .gathering(head, nil, order)
        return
      }
      passedOn += 1
    }
    context.fireChannelRead(wrapInboundOut(part))
  }

  /// Lets the framework have a request of which not all has come, and will not.
  private func giveUp(_ context: ChannelHandlerContext) {
    guard case .gathering(let head, let bytes, _) = state else { return }
    state = .passing
    passedOn += 1
    context.fireChannelRead(wrapInboundOut(.head(head)))
    if let bytes { context.fireChannelRead(wrapInboundOut(.body(bytes))) }
    if let stop { context.fireUserInboundEventTriggered(stop) }
    stop = nil
  }

  /// Lets the end of what comes in wait like all else; that the server is to stop as well, since
  /// those behind end the connection for it where they know of no request.
  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch (event, state) {
    case (let stop as ChannelShouldQuiesceEvent, .gathering): self.stop = stop
    case (let stop as ChannelShouldQuiesceEvent, .answering): waiting.append(.event(stop))
    case (ChannelEvent.inputClosed, .answering): waiting.append(.event(ChannelEvent.inputClosed))
    case (ChannelEvent.inputClosed, .gathering):
      giveUp(context)
      context.fireUserInboundEventTriggered(event)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  /// Lets a failure wait like all else.
  package func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .answering = state { return waiting.append(.failure(error)) }
    giveUp(context)
    context.fireErrorCaught(error)
  }

  /// Reads no more than waits already.
  package func read(context: ChannelHandlerContext) {
    if waiting.isEmpty { context.read() } else { wantsMore = true }
  }

  // MARK: What goes out

  /// Notes which requests were answered that were passed on.
  package func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    if case .end = unwrapOutboundIn(data) { passedOn = max(0, passedOn - 1) }
    context.write(data, promise: promise)
  }

  /// Has a request answered.
  private func answer(
    _ bytes: ByteBuffer?, _ order: Order, _ context: ChannelHandlerContext
  ) {
    state = .answering
    if let stop { waiting.append(.event(stop)) }
    stop = nil
    let lane = NIOLoopBound(self, eventLoop: context.eventLoop)
    order(bytes.map { Array($0.readableBytesView) } ?? []) { answer in
      if lane.eventLoop.inEventLoop { return lane.value.send(answer) }
      lane.eventLoop.execute { lane.value.send(answer) }
    }
  }

  /// Sends an answer, and goes on with what has come since.
  private func send(_ answer: WholeAnswer) {
    guard let context else { return }
    connection.send(answer)
    state = .passing
    if !waiting.isEmpty { goOn(context) }
  }

  /// Takes what waits, up to the next request that is answered here.
  private func goOn(_ context: ChannelHandlerContext) {
    while true {
      if case .answering = state { return }
      guard let next = waiting.popFirst() else { break }
      switch next {
      case .part(let part): take(part, context)
      case .event(let event): userInboundEventTriggered(context: context, event: event)
      case .failure(let error): errorCaught(context: context, error: error)
      }
    }
    context.fireChannelReadComplete()
    if wantsMore {
      wantsMore = false
      context.read()
    }
  }
}
