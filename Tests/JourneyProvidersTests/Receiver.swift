import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTLS
import JourneyModel
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// A server on loopback that keeps what it gets and answers as it is told.
final class Receiver: Sendable {
  /// A request that came.
  struct Request: Sendable {
    let path: String
    let headers: HTTPFields
    let body: [UInt8]

    /// The value of a header.
    subscript(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    /// The body as JSON.
    var node: JSONNode { (try? JSONReader.parse(body)) ?? .text("no JSON") }
  }

  /// An answer.
  struct Answer: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body: [UInt8] = []
  }

  /// The port that it listens on.
  let port: Int
  private let requests = Mutex<[Request]>([])

  init(port: Int) { self.port = port }

  /// What came, in order.
  var received: [Request] { requests.withLock { $0 } }
  /// The host with the port, as `outgoing.allow` has it.
  var place: String { "127.0.0.1:\(port)" }

  func keep(_ request: Request) { requests.withLock { $0.append(request) } }

  /// Runs a server for as long as a test needs it.
  static func run<Value: Sendable>(
    tls: TLSConfiguration? = nil,
    answering answer: @escaping @Sendable (Request) async -> Answer = { _ in Answer() },
    _ test: @escaping @Sendable (Receiver) async throws -> Value
  ) async throws -> Value {
    let (receivers, found) = AsyncStream.makeStream(of: Receiver.self)
    let (kept, keeper) = AsyncStream.makeStream(of: Request.self)
    let responder = CallbackResponder<BasicRequestContext> { request, _ in
      let body = try await request.body.collect(upTo: 1 << 20)
      let known = Request(
        path: request.uri.path, headers: request.headers, body: Array(body.readableBytesView))
      keeper.yield(known)
      let answer = await answer(known)
      var headers = HTTPFields()
      for (name, value) in answer.headers {
        if let name = HTTPField.Name(name) { headers[name] = value }
      }
      return Response(
        status: .init(code: answer.status), headers: headers,
        body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
    var logger = Logger(label: "receiver")
    logger.logLevel = .critical
    let application = Application(
      responder: responder, server: try tls.map { try .tls(tlsConfiguration: $0) } ?? .http1(),
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { found.yield(Receiver(port: $0.localAddress?.port ?? 0)) }, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var running = receivers.makeAsyncIterator()
      guard let receiver = await running.next() else { throw CancellationError() }
      group.addTask { for await request in kept { receiver.keep(request) } }
      defer { group.cancelAll() }
      return try await test(receiver)
    }
  }
}
