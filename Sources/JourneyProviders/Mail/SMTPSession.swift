internal import Foundation
internal import JourneyModel
internal import NIOCore
internal import NIOSSL

/// A conversation with a mail server, from its greeting to the last mail taken.
struct SMTPSession {
  /// What comes.
  private var replies: NIOAsyncChannelInboundStream<SMTPReply>.AsyncIterator
  /// What goes.
  private let writer: NIOAsyncChannelOutboundWriter<ByteBuffer>
  /// Whom it is with.
  private let server: SMTPServer
  /// Begins TLS on the connection.
  private let protect: @Sendable () async throws -> Void
  /// `true` once a mail was begun.
  private var hasBegun = false

  /// Creates a conversation over a connection.
  init(
    replies: NIOAsyncChannelInboundStream<SMTPReply>,
    writer: NIOAsyncChannelOutboundWriter<ByteBuffer>, server: SMTPServer,
    protect: @escaping @Sendable () async throws -> Void
  ) {
    self.replies = replies.makeAsyncIterator()
    self.writer = writer
    self.server = server
    self.protect = protect
  }

  /// Greets, goes on by TLS, and says who sends.
  mutating func begin() async throws(SMTPFailure) {
    let greeting = try await reply()
    guard greeting.isPositive else { throw .unavailable(told(greeting)) }
    var offer = try await greet()
    if !offer.isProtected { offer = try await protectIfNeeded(offer) }
    try await logIn(offer)
  }

  /// Hands a mail over; `handedOver` is called before the line that makes it the server's.
  mutating func send(
    _ mail: MailMessage, handedOver: @Sendable () -> Void
  ) async throws(SMTPFailure) {
    // What was said of a mail before this one, which may have been refused, counts no more.
    if hasBegun { try await ask("RSET") }
    hasBegun = true
    try await ask("MAIL FROM:<\(mail.from.address)>")
    try await ask("RCPT TO:<\(mail.to.address)>")
    try await ask("DATA")
    try await write(Self.stuffed(mail.bytes))
    handedOver()
    try await ask(".")
  }

  /// Says goodbye; what the server says to it changes nothing any more.
  mutating func end() async { try? await write(Array("QUIT\r\n".utf8)) }

  /// Says hello, and returns what the server offers.
  private mutating func greet() async throws(SMTPFailure) -> SMTPReply {
    try await write(Array("EHLO \(server.ownName)\r\n".utf8))
    let offer = try await reply()
    guard offer.isPositive else { throw .unavailable(told(offer)) }
    return offer
  }

  /// Goes on by TLS if the server offers it; it must, unless the catalog lists it.
  private mutating func protectIfNeeded(_ offer: SMTPReply) async throws(SMTPFailure) -> SMTPReply {
    guard offer.parameters(of: "STARTTLS") != nil else {
      if server.isListed { return offer }
      throw .unavailable("`\(server.url.host)` offers no TLS, and mail leaves by nothing else")
    }
    try await write(Array("STARTTLS\r\n".utf8))
    let answer = try await reply()
    guard answer.isPositive else { throw .unavailable(told(answer)) }
    do { try await protect() } catch { throw .lost }
    let protected = try await greet()
    // A reply from before would be one that somebody on the way has slipped in.
    guard protected.isProtected else {
      throw .unavailable("`\(server.url.host)` answered before it was asked")
    }
    return protected
  }

  /// Says who sends, if the catalog names a user.
  private mutating func logIn(_ offer: SMTPReply) async throws(SMTPFailure) {
    guard let account = server.account else { return }
    guard offer.isProtected || server.isLoopback else {
      throw .unavailable("`\(server.url.host)` offers no TLS, and no password leaves without it")
    }
    let ways = (offer.parameters(of: "AUTH") ?? []).map { $0.uppercased() }
    let secret = account.secret.text
    let lines: [String]
    if ways.contains("PLAIN") {
      lines = ["AUTH PLAIN " + Self.base64("\0\(account.user)\0\(secret)")]
    } else if ways.contains("LOGIN") {
      lines = ["AUTH LOGIN", Self.base64(account.user), Self.base64(secret)]
    } else {
      throw .unavailable("`\(server.url.host)` offers no way to say who sends")
    }
    for line in lines {
      try await write(Array((line + "\r\n").utf8))
      let answer = try await reply()
      guard answer.isPositive else {
        throw .unavailable("`\(server.url.host)` does not accept user and secret")
      }
    }
  }

  /// Asks for something that must be done.
  private mutating func ask(_ line: String) async throws(SMTPFailure) {
    try await write(Array((line + "\r\n").utf8))
    let answer = try await reply()
    if answer.isPositive { return }
    throw answer.isPermanent ? .refused(told(answer)) : .unavailable(told(answer))
  }

  /// The next reply.
  private mutating func reply() async throws(SMTPFailure) -> SMTPReply {
    do {
      guard let reply = try await replies.next() else { throw SMTPFailure.lost }
      return reply
    } catch {
      throw failure(error)
    }
  }

  /// Writes bytes.
  private mutating func write(_ bytes: [UInt8]) async throws(SMTPFailure) {
    do { try await writer.write(ByteBuffer(bytes: bytes)) } catch { throw await ending(error) }
  }

  /// Why a connection ended that nothing can be written to: a write only finds it closed, what
  /// comes in last tells the reason.
  private mutating func ending(_ writeError: any Error) async -> SMTPFailure {
    do {
      while try await replies.next() != nil {}
      return failure(writeError)
    } catch {
      return failure(error)
    }
  }

  /// What an error of the connection means.
  private func failure(_ error: any Error) -> SMTPFailure {
    guard Self.isUnproved(error) else { return .lost }
    return .unavailable("`\(server.url.host)` does not prove who it is")
  }

  /// `true` for an error of one that could not show who it is; `false` for a connection that was
  /// protected and then broke, which says nothing of that.
  private static func isUnproved(_ error: any Error) -> Bool {
    switch error {
    case NIOSSLError.handshakeFailed, NIOSSLError.noCertificateToValidate,
      NIOSSLError.unableToValidateCertificate, is NIOSSLExtraError:
      true
    default: false
    }
  }

  /// What a reply is told as: its code alone, since servers repeat addresses in their texts.
  private func told(_ reply: SMTPReply) -> String {
    "`\(server.url.host)` answered with code \(reply.code)"
  }

  /// The Base64 of a text.
  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  /// A mail whose lines that begin with a point have two, since one alone ends it.
  private static func stuffed(_ bytes: [UInt8]) -> [UInt8] {
    var stuffed: [UInt8] = []
    stuffed.reserveCapacity(bytes.count + 16)
    var isStart = true
    for byte in bytes {
      if isStart, byte == 0x2E { stuffed.append(byte) }
      stuffed.append(byte)
      isStart = byte == 0x0A
    }
    return stuffed
  }
}
