internal import NIOCore
internal import NIOTLS

/// Puts the replies of a mail server together.
final class SMTPReplyHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = SMTPReply

  /// The server says what no mail server says.
  struct Malformed: Error {}

  /// What came and was not read yet.
  private var buffer = ByteBuffer()
  /// The lines of a reply that goes on.
  private var lines: [String] = []
  /// The code of that reply.
  private var code = 0
  /// `true` once TLS is there.
  private var isProtected = false

  /// Takes what came.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var part = unwrapInboundIn(data)
    buffer.writeBuffer(&part)
    do {
      while let reply = try nextReply() { context.fireChannelRead(wrapInboundOut(reply)) }
    } catch {
      context.fireErrorCaught(error)
      context.close(promise: nil)
    }
  }

  /// Notes that TLS is there; what came before it and was not a whole line is not believed.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent {
      isProtected = true
      buffer.clear()
      lines = []
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// The next whole reply.
  private func nextReply() throws -> SMTPReply? {
    while let line = try nextLine() {
      guard let code = Int(line.prefix(3)), line.prefix(3).utf8.count == 3,
        (200..<600).contains(code), lines.isEmpty || code == self.code,
        lines.count < SMTPReply.linesMax
      else { throw Malformed() }
      self.code = code
      lines.append(String(line.dropFirst(4)))
      if line.dropFirst(3).first == "-" { continue }
      defer { lines = [] }
      return SMTPReply(code: code, lines: lines, isProtected: isProtected)
    }
    return nil
  }

  /// The next whole line.
  private func nextLine() throws -> String? {
    guard let end = buffer.readableBytesView.firstIndex(of: 0x0A) else {
      if buffer.readableBytes > SMTPReply.lineBytesMax { throw Malformed() }
      return nil
    }
    let count = end - buffer.readerIndex
    guard count <= SMTPReply.lineBytesMax, let line = buffer.readString(length: count) else {
      throw Malformed()
    }
    buffer.moveReaderIndex(forwardBy: 1)
    buffer.discardReadBytes()
    return line.last == "\r" || line.last == "\r\n" ? String(line.dropLast()) : line
  }
}
