internal import AsyncHTTPClient
internal import Foundation
internal import JourneyModel
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension WebClient {
  /// Sends a request by a client and reads the answer.
  static func send(
    _ url: OutgoingURL, headers: [(String, String)], body: [UInt8], by client: HTTPClient,
    within limit: Duration
  ) async -> WebAnswer {
    var request = HTTPClientRequest(url: url.description)
    request.method = .POST
    request.headers = HTTPHeaders(headers)
    request.body = .bytes(ByteBuffer(bytes: body))
    do {
      let response = try await client.execute(request, deadline: .now() + TimeAmount(limit))
      let retryAfter = response.headers.first(name: "retry-after")
      return .answered(
        status: Int(response.status.code), retryAfter: retryAfter,
        body: await read(response.body))
    } catch {
      return answer(to: error, host: url.host)
    }
  }

  /// Reads the body of an answer as far as it may go.
  private static func read(_ body: HTTPClientResponse.Body) async -> WebAnswer.Body {
    var bytes: [UInt8] = []
    do {
      for try await part in body {
        bytes += part.readableBytesView
        if bytes.count > answerBytesMax { return .tooLong }
      }
      return .whole(bytes)
    } catch {
      return .broken
    }
  }

  /// What an error means for the request: it was certainly not sent, or nobody knows.
  private static func answer(to error: any Error, host: String) -> WebAnswer {
    if error is NIOConnectionError || isUnreachable(error) {
      return .notSent(reason: "`\(host)` cannot be reached")
    }
    if error is NIOSSLExtraError || isHandshake(error) {
      return .notSent(reason: "`\(host)` does not prove who it is")
    }
    switch error as? HTTPClientError {
    case .connectTimeout?, .getConnectionFromPoolTimeout?, .alreadyShutdown?:
      return .notSent(reason: "`\(host)` cannot be reached")
    case .tlsHandshakeTimeout?:
      return .notSent(reason: "`\(host)` does not prove who it is")
    case .deadlineExceeded?, .readTimeout?:
      return .lost(reason: "`\(host)` did not answer in time")
    default: return .lost(reason: "the connection to `\(host)` broke before it answered")
    }
  }

  /// `true` for the errors of a connection that did not come about; they come at once, or later
  /// than any request lasts.
  private static func isUnreachable(_ error: any Error) -> Bool {
    guard let error = error as? IOError else { return false }
    return [ECONNREFUSED, ENETUNREACH, EHOSTUNREACH].contains(error.errnoCode)
  }

  /// `true` if an error of TLS came before anything was sent.
  private static func isHandshake(_ error: any Error) -> Bool {
    if case .handshakeFailed? = error as? NIOSSLError { true } else { false }
  }
}

extension WebAnswer {
  /// `true` if the receiver was not reached.
  var isNotSent: Bool {
    switch self {
    case .notSent: true
    case .answered, .forbidden, .lost: false
    }
  }
}
