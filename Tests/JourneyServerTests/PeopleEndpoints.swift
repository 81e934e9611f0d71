import Foundation
import HTTPTypes
import Hummingbird
import JourneyModel
import JourneyServer
import JourneyServices
import JourneyTools
import NIOCore
import TestProcesses
import Testing

/// The endpoints of users and events over services of their own, called as the server calls them.
final class PeopleEndpoints: Sendable {
  /// The services.
  let services: Services
  /// The endpoints by name.
  private let endpoints: [String: Endpoint]
  /// The rounds.
  private let rounds: Task<Void, any Error>
  /// Where the data lie.
  private let folder: TestFolder

  /// Opens services and lets their rounds go.
  init(catalog: Catalog? = nil, admission: AdmissionLimits = AdmissionLimits()) throws {
    folder = try TestFolder()
    let services = try Services(
      folder: folder.path, catalog: catalog, zones: ZoneFiles.table(), admission: admission,
      owner: "tests")
    self.services = services
    let all =
      EventEndpoints(events: services.events).all + UserEndpoints(users: services.users).all
    endpoints = Dictionary(uniqueKeysWithValues: all.map { ($0.operation.name, $0) })
    rounds = Task { try await services.dispatcher.run() }
  }

  deinit { rounds.cancel() }

  /// An answer.
  struct Answer {
    /// The status.
    var status: Int
    /// What came along.
    var text: String
    /// What came along, as JSON.
    var json: JSONNode? { try? JSONReader.parse(Array(text.utf8)) }
    /// The lines of what came along, each as JSON.
    var lines: [JSONNode] {
      text.split(separator: "\n").compactMap { try? JSONReader.parse(Array($0.utf8)) }
    }
    /// When to come again.
    var retryAfter: String?
  }

  /// Calls an endpoint; a problem comes back as its answer.
  func call(
    _ name: String, _ body: String = "", user: String? = nil, query: [String: String] = [:],
    as caller: Caller? = nil
  ) async throws -> Answer {
    let endpoint = try #require(endpoints[name])
    let request = EndpointRequest(
      caller: caller, body: Array(body.utf8), path: user.map { ["userId": $0] } ?? [:],
      query: query)
    do {
      let response = try await endpoint.handle(request)
      let gathered = GatheredBody()
      try await response.body.write(gathered)
      return Answer(
        status: response.status.code, text: String(decoding: gathered.bytes, as: UTF8.self))
    } catch let problem as Problem {
      return Answer(
        status: problem.status.code, text: problem.detail,
        retryAfter: problem.retryAfterSeconds.map(String.init))
    }
  }
}

/// Takes what an answer writes.
final class GatheredBody: ResponseBodyWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
