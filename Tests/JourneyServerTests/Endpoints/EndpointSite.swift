import Foundation
import HTTPTypes
import Hummingbird
import JourneyModel
import JourneyServer
import JourneyServices
import JourneyTools
import Synchronization
import TestProcesses
import Testing

/// The endpoints over services of their own, asked without a socket.
final class EndpointSite: Sendable {
  /// The services.
  let services: Services
  /// The endpoints by the names of their operations.
  private let endpoints: [String: Endpoint]
  /// The rounds.
  private let rounds: Task<Void, any Error>
  /// Where the data lie.
  private let folder: TestFolder

  /// An answer, read whole.
  struct Answer {
    /// The status.
    var status: Int
    /// The headers.
    var headers: HTTPFields
    /// The body.
    var text: String

    /// The body as JSON.
    var json: JSONNode? { try? JSONReader.parse(Array(text.utf8)) }
  }

  /// Opens services in a new folder.
  init(catalog: Catalog? = nil) throws {
    folder = try TestFolder()
    let services = try Services(
      folder: folder.path, catalog: catalog, zones: ZoneFiles.table(), owner: "tests")
    self.services = services
    rounds = Task { try await services.dispatcher.run() }
    endpoints = Dictionary(
      ServerApplication.endpoints(of: services).map { ($0.operation.name, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  deinit { rounds.cancel() }

  /// Publishes a script.
  func publish(_ journeyID: String, _ script: String) async throws {
    try await call("publishJourney", ["id": journeyID], text: script)
  }

  /// Takes an event of a user in, and lets it be handled.
  func event(_ name: String, of userID: String, _ attributes: String = "{}") async throws {
    let json = #"{"userId": "\#(userID)", "eventName": "\#(name)", "attributes": \#(attributes)}"#
    try await call("takeEvent", text: json)
    await services.dispatcher.untilIdle()
  }

  /// Asks an operation, as somebody who may, or as a caller.
  @discardableResult
  func call(
    _ operation: String, _ path: [String: String] = [:], query: [String: String] = [:],
    text: String = "", type: String? = nil, accept: String? = nil, as caller: Caller? = nil
  ) async throws -> Answer {
    let endpoint = try #require(endpoints[operation])
    let body = Array(text.utf8)
    let response = try await endpoint.handle(
      EndpointRequest(
        caller: caller, body: body,
        contentType: type
          ?? (body.isEmpty ? nil : text.first == "{" ? "application/json" : "text/plain"),
        accept: accept, path: path, query: query))
    let collected = CollectedBody()
    try await response.body.write(collected)
    return Answer(
      status: response.status.code, headers: response.headers, text: collected.text)
  }
}

/// Takes a body in.
final class CollectedBody: ResponseBodyWriter, Sendable {
  /// What has come.
  private let bytes = Mutex<[UInt8]>([])

  /// The body as text.
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Takes a piece.
  func write(_ buffer: ByteBuffer) async throws {
    bytes.withLock { $0 += Array(buffer.readableBytesView) }
  }

  /// Nothing comes any more.
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
