internal import JourneyModel
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// A connection to a mail server.
struct SMTPConnection {
  /// How long it may take to come about: a server that is up answers in less.
  private static let connectSeconds: Int64 = 5

  /// The replies that come, and the bytes that go.
  private let channel: NIOAsyncChannel<SMTPReply, ByteBuffer>
  /// Begins TLS.
  private let protect: @Sendable () async throws -> Void
  /// `true` if the server is on this machine.
  let isLoopback: Bool

  /// Connects to an address; by TLS at once where the protocol says so.
  init(url: OutgoingURL, address: InternetAddress, trustRoots: NIOSSLTrustRoots?) async throws {
    var settings = TLSConfiguration.makeClientConfiguration()
    if let trustRoots { settings.trustRoots = trustRoots }
    let tls = try NIOSSLContext(configuration: settings)
    let name = InternetAddress(url.host) == nil ? url.host : nil
    let begin: @Sendable (any Channel) throws -> Void = { channel in
      try channel.pipeline.syncOperations.addHandler(
        NIOSSLClientHandler(context: tls, serverHostname: name), position: .first)
    }
    let socket = try SocketAddress(ipAddress: address.description, port: url.port)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.seconds(Self.connectSeconds))
      .connect(to: socket) { channel in
        channel.eventLoop.makeCompletedFuture {
          if url.scheme == .smtps { try begin(channel) }
          try channel.pipeline.syncOperations.addHandler(SMTPReplyHandler())
          return try NIOAsyncChannel<SMTPReply, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    self.channel = channel
    let connection = channel.channel
    protect = { try await connection.eventLoop.submit { try begin(connection) }.get() }
    isLoopback = address.isLoopback
  }

  /// `true` unless one of the two sides has closed it.
  var isOpen: Bool { channel.channel.isActive }

  /// Closes it, whatever is under way.
  func close() { channel.channel.close(promise: nil) }

  /// Does something after so many seconds, unless it is called off.
  func schedule(
    inSeconds seconds: Int64, _ body: @escaping @Sendable () -> Void
  ) -> Scheduled<Void> {
    channel.channel.eventLoop.scheduleTask(in: .seconds(seconds)) { body() }
  }

  /// Talks with the server, and closes.
  func converse(
    with server: SMTPServer, _ body: (inout SMTPSession) async throws -> Void
  ) async throws {
    try await channel.executeThenClose { inbound, outbound in
      var session = SMTPSession(
        replies: inbound, writer: outbound, server: server, protect: protect)
      try await body(&session)
    }
  }
}
