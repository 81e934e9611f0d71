import Foundation
import JourneyModel
import JourneyServer
import JourneyServices

/// What a server offers.
enum Offered {
  /// The operations of all endpoints.
  static let operations: [JourneyServer.Operation] = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "offered-\(UUID())").path
    let services = try? Services(
      folder: folder, catalog: nil, zones: ZoneTable { _ in nil }, owner: "tests")
    return services.map { ServerApplication.endpoints(of: $0).map(\.operation) } ?? []
  }()
}
