import Foundation
import JourneyModel
import JourneyServices
import JourneyTools

/// A folder that is gone when the test is over.
final class TestFolder: Sendable {
  /// Where it lies.
  let path: String

  /// Makes a folder of its own.
  init() throws {
    path = NSTemporaryDirectory() + "journey-services-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file.
  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }
}

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
