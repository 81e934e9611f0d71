internal import AsyncHTTPClient
internal import Foundation
internal import JourneyModel
internal import JourneyTools
internal import NIOCore
internal import NIOHTTP1

/// Asks a server.
struct ServerClient: Sendable {
  /// Where it listens.
  let address: String
  /// The token that says who asks.
  let token: String?

  /// How long an answer may take: people who are led over are many.
  private static let secondsMax: Int64 = 600
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
      let response = try await HTTPClient.shared.execute(
        request, timeout: .seconds(Self.secondsMax))
      let body = try await response.body.collect(upTo: Self.answerBytesMax)
      return Answer(
        status: Int(response.status.code), bytes: Array(body.readableBytesView))
    } catch {
      throw RunError("no server answers at `\(address)`; is `journey serve` running there?")
    }
  }

  /// The address of a path.
  private func url(_ path: [String], _ query: [(String, String)]) -> String {
    let parts = path.map { "/" + Self.encoded($0) }.joined()
    let pairs = query.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
    return address + parts + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }

  /// A text as it stands in an address.
  private static func encoded(_ text: String) -> String {
    let plain = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
  }
}
