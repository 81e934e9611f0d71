import JourneyModel
import JourneyServices
import JourneyTools
import TestProcesses

/// The services over a folder of their own.
struct TestServices: Sendable {
  /// Where the data lie.
  let folder: TestFolder
  /// The services.
  let services: Services

  /// The service under test.
  var journeys: JourneyService { services.journeys }

  /// Opens services without a catalog.
  init() throws {
    folder = try TestFolder()
    services = try Services(
      folder: folder.path + "/data", catalog: nil, zones: ZoneFiles.table(), owner: "tests")
  }

  /// Publishes a script.
  func publish(_ journeyID: String, _ script: String) async throws -> PublicationOutcome {
    try await journeys.publish(journeyID, Array(script.utf8), isScript: true)
  }
}
