import JourneyModel
import JourneyServer
import JourneyServices
import TestProcesses

/// What a server offers.
enum Offered {
  /// The operations of all endpoints.
  static let operations: [JourneyServer.Operation] = {
    guard let folder = try? TestFolder() else { return [] }
    let services = try? Services(
      folder: folder.path, catalog: nil, zones: ZoneTable { _ in nil }, owner: "tests")
    return services.map { ServerApplication.endpoints(of: $0).map(\.operation) } ?? []
  }()
}
