import JourneyServices
import JourneyStore
import JourneyTools
import TestProcesses
import Testing

@Suite struct ReplicaServicesTests {
  @Test func `reports and traces come from the copy, and nothing else waits for it`() async throws {
    let folder = try TestFolder()
    let (data, copy) = (folder.path + "/data", StoreFolder(folder.path + "/copy"))
    let services = try Services(
      folder: data, catalog: nil, zones: ZoneFiles.table(), replica: copy, owner: "tests")
    _ = try await services.journeys.publish(
      "welcome", Array(PublishingTests.welcome.utf8), isScript: true)
    await #expect(throws: StoreError.self) { try await services.journeys.report(of: "welcome") }
    await #expect(throws: StoreError.self) { try await services.runs.steps(of: "u1") }
    #expect(try await services.journeys.activePeople(in: "welcome") == 0)
    let backup = StoreBackup(path: folder.path + "/a.db")
    try backup.make(of: data)
    try backup.restore(into: copy.path)
    #expect(try await services.journeys.report(of: "welcome")?.totals.entered == 0)
    #expect(try await services.runs.steps(of: "u1").isEmpty)
  }
}
