import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback that does with a connection what no good server does.
final class RawReceiver: Sendable {
  /// What it does once the request has come.
  enum Manner: Sendable {
    /// Closes without a word.
    case closes
    /// Says nothing.
    case isSilent
    /// Writes these bytes and says nothing more.
    case says(String)
    /// Greets, and says these one after the other, each when something has come.
    case talks(greeting: String, answers: [String])
  }

  /// The port that it listens on.
  let port: Int
  /// How many connections came.
  let connections: Counter

  /// Counts.
  final class Counter: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
  }

  private init(port: Int, connections: Counter) {
    (self.port, self.connections) = (port, connections)
  }

  /// Waits for a request, then behaves.
  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    let manner: Manner
    let connections: Counter
    var said = 0

    init(manner: Manner, connections: Counter) {
      (self.manner, self.connections) = (manner, connections)
    }

    func channelActive(context: ChannelHandlerContext) {
      connections.add()
      if case .talks(let greeting, _) = manner { say(greeting, context) }
    }

    func say(_ text: String, _ context: ChannelHandlerContext) {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch manner {
      case .closes: context.close(promise: nil)
      case .isSilent: break
      case .says(let text): say(text, context)
      case .talks(_, let answers):
        if said < answers.count { say(answers[said], context) } else { context.close(promise: nil) }
        said += 1
      }
    }
  }

  /// Runs a server for as long as a test needs it.
  static func run<Value: Sendable>(
    _ manner: Manner, _ test: (RawReceiver) async throws -> Value
  ) async throws -> Value {
    let connections = Counter()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            Handler(manner: manner, connections: connections))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let receiver = RawReceiver(port: channel.localAddress?.port ?? 0, connections: connections)
    do {
      let value = try await test(receiver)
      try await channel.close()
      return value
    } catch {
      try await channel.close()
      throw error
    }
  }
}
