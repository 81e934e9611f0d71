import JourneyServices
import JourneyStore
import JourneyTools
import TestProcesses
import Testing

@Suite struct LeaseOrderTests {
  /// A folder that others could open too.
  struct SharedFolder: StorePlace {
    /// The folder.
    let folder: StoreFolder

    var description: String { folder.description }
    var isShared: Bool { true }
    func open() throws(StoreError) -> SQLStore { try folder.open() }
    func look() throws(StoreError) -> SQLStore? { try folder.look() }
  }

  @Test func `the word of a process is taken back only after its last effects are settled`() throws
  {
    let folder = try TestFolder()
    let alone = try Services(
      folder: folder.path + "/alone", catalog: nil, zones: ZoneFiles.table(), owner: "tests")
    #expect(alone.running.first is Dispatcher)
    let shared = SharedFolder(folder: StoreFolder(folder.path + "/shared"))
    let among = try Services(
      folder: folder.path, data: shared, catalog: nil, zones: ZoneFiles.table(), owner: "tests")
    // Services end in the opposite order: what stands before the dispatcher ends behind it.
    #expect(among.running.count == alone.running.count + 1)
    #expect(among.running.dropFirst().first is Dispatcher)
  }

  @Test func `who waits makes nothing and changes nothing`() async throws {
    let folder = try TestFolder()
    let shared = SharedFolder(folder: StoreFolder(folder.path + "/data"))
    let found = try await StandBy(for: shared, owner: "tests").takeOver { try shared.look() == nil }
    #expect(found)
  }
}
