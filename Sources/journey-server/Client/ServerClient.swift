internal import AsyncHTTPClient
internal import Foundation
internal import JourneyModel
internal import JourneyServer
internal import JourneyTools
internal import NIOCore
internal import NIOHTTP1

/// Asks a server.
struct ServerClient: Sendable {
  /// Where it listens.
  let address: String
  /// The token that says who asks.
  let token: String?

  /// Makes connections, and says at once where there can be none.
  private static let client = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// How long an answer may take: as long as the server may take for it, and some seconds for the
  /// way.
  private static let secondsMax = RequestLimits.longAnswerSeconds + 10
  /// The most bytes of an answer: more than any list or report has.
  private static let answerBytesMax = 64 << 20

  /// An answer.
  struct Answer {
    /// The status.
    var status: Int
    /// The body.
    var bytes: [UInt8]

    /// The body as JSON.
    var json: JSONNode? { try? JSONReader.parse(bytes, bytesMax: ServerClient.answerBytesMax) }
    /// `true` if it was done.
    var isSuccess: Bool { (200..<300).contains(status) }
    /// What went wrong, in the server's words.
    var detail: String { json?.member("detail")?.text ?? "the server answered \(status)" }
  }

  /// Asks, and returns the answer whatever it is; what keeps everybody from an answer is an error.
  func ask(
    _ method: String, _ path: [String], query: [(String, String)] = [], body: [UInt8]? = nil,
    type: String = "application/json"
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url(path, query))
    request.method = HTTPMethod(rawValue: method)
    request.headers.add(name: "User-Agent", value: "journey/\(Release.version)")
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    if let body {
      request.headers.add(name: "Content-Type", value: type)
      request.body = .bytes(body)
    }
    let answer = try await send(request)
    if answer.status == 401 {
      throw RunError(
        "the server does not know who asks; give a token with --token or in JOURNEY_TOKEN "
          + "(`journey token serviceId` makes one)")
    }
    return answer
  }

  /// Asks for what has to succeed.
  func demand(
    _ method: String, _ path: [String], query: [(String, String)] = [], body: [UInt8]? = nil
  ) async throws -> JSONNode {
    let answer = try await ask(method, path, query: query, body: body)
    guard answer.isSuccess, let json = answer.json else { throw RunError(answer.detail) }
    return json
  }

  /// Sends a request, and reads the answer.
  private func send(_ request: HTTPClientRequest) async throws -> Answer {
    do {
      let response = try await Self.client.execute(
        request, timeout: .seconds(Self.secondsMax))
      let body = try await response.body.collect(upTo: Self.answerBytesMax)
      return Answer(
        status: Int(response.status.code), bytes: Array(body.readableBytesView))
    } catch {
      throw RunError(Self.hasConnected(error) ? broken : unreached)
    }
  }

  /// What is told where no connection could be made.
  private var unreached: String {
    "no server answers at `\(address)`; is `journey serve` running there?"
  }

  /// What is told where a connection ended before the answer had come.
  private var broken: String {
    "the connection to `\(address)` ended before the answer came; what you asked for may be done, "
      + "or not: look before you ask again"
  }

  /// `true` if there was a connection that a request may have left by.
  private static func hasConnected(_ error: any Error) -> Bool {
    switch error {
    case let error as HTTPClientError:
      [.remoteConnectionClosed, .readTimeout, .writeTimeout, .deadlineExceeded].contains(error)
    case let error as IOError: error.errnoCode == ECONNRESET || error.errnoCode == EPIPE
    default: false
    }
  }

  /// The address of a path.
  private func url(_ path: [String], _ query: [(String, String)]) -> String {
    let parts = path.map { "/" + $0.asPathPart }.joined()
    let pairs = query.map { "\($0.0.asPathPart)=\($0.1.asPathPart)" }
    return address + parts + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }
}
