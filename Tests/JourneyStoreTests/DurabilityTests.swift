import Foundation
import JourneyModel
import JourneyStore
import Testing

@Suite("What outlives the process")
struct DurabilityTests {
  @Test("every commit is flushed: the log is written ahead, and synchronous is full")
  func flushed() throws {
    let open = try StoreKind.folder.open()
    #expect(try open.store.text("pragma journal_mode") == "wal")
    #expect(try open.store.number("pragma synchronous") == 2)
  }

  @Test("all that was committed is there when the folder is opened again")
  func reopened() throws {
    let folder = TemporaryFolder()
    let event = IncomingInput.event("a", id: "1", of: "anna", at: 1)
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    try store?.acquireAllParts(owner: "one", at: .at(0))
    #expect(try store?.take([event]) == [.taken])
    #expect(
      try store?.publish(journeyID: "j", definition: [0x7B, 0x7D], at: .at(0), asking: nil) == 1)
    let first = try #require(try store?.onlyWork(.until(1)))
    store = nil
    let again = try SQLStore.open(folder: folder.path)
    #expect(try again.take([event]) == [.duplicate])
    #expect(try again.definitions().count == 1)
    try again.acquireAllParts(owner: "two", at: .at(9))
    let (part, user) = try #require(try again.onlyWork(.until(1)))
    #expect(user.inbox.map(\.eventID) == ["1"])
    #expect(part.epoch == first.part.epoch + 1)
    #expect(part.nextNumber == first.part.nextNumber)
  }

  @Test("a process that is killed loses nothing that was accepted")
  func killed() throws {
    let open = try StoreKind.folder.open()
    let taken = try open.store.take(
      (0..<500).map { .event("a", id: "\($0)", of: "user-\($0)", at: 1) })
    #expect(taken.allSatisfy { $0 == .taken })
    // What the files hold at this moment is what another process would find after a kill.
    let copy = TemporaryFolder()
    try FileManager.default.copyItem(atPath: open.folder.path, toPath: copy.path)
    let survivor = try SQLStore.open(folder: copy.path)
    #expect(try survivor.totals().inbox == 500)
    #expect(try survivor.text("pragma integrity_check") == "ok")
  }

  @Test("a process that is killed while it commits leaves all of the commit, or nothing")
  func killedInCommit() throws {
    let open = try StoreKind.folder.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let log = open.folder.path + "/journey.db-wal"
    let before = try WrittenLog(path: log).end
    _ = try open.store.take((0..<200).map { .event("a", id: "\($0)", of: "u\($0)", at: 1) })
    let after = try WrittenLog(path: log).end
    try #require(after > before)
    for length in [before, before + 1, (before + after) / 2, after - 4_096, after - 1, after] {
      let copy = TemporaryFolder()
      try FileManager.default.copyItem(atPath: open.folder.path, toPath: copy.path)
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: copy.path + "/journey.db-wal"))
      try file.truncate(atOffset: UInt64(length))
      try file.close()
      let survivor = try SQLStore.open(folder: copy.path)
      #expect(try survivor.totals().inbox == (length == after ? 201 : 1), "cut at \(length)")
      #expect(try survivor.text("pragma integrity_check") == "ok")
    }
  }

  @Test("the log grows ahead of what is written, so that most commits leave its length as it is")
  func logRoom() throws {
    let open = try StoreKind.folder.open()
    let path = open.folder.path + "/journey.db-wal"
    var lengths: Set<Int> = []
    for number in 0..<100 {
      _ = try open.store.take([.event("a", id: "\(number)", of: "anna", at: 1)])
      let log = try WrittenLog(path: path)
      #expect(log.bytes[log.end...].allSatisfy { $0 == 0 })
      #expect(log.bytes.count - log.end <= 2 << 20)
      lengths.insert(log.bytes.count)
    }
    #expect(lengths.count < 10)
  }

  @Test("a log that a loss of power left with room alone is taken for an empty one")
  func emptyRoom() throws {
    let folder = TemporaryFolder()
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    try store?.acquireAllParts(owner: "one", at: .at(0))
    _ = try store?.take([.event("a", id: "1", of: "anna", at: 1)])
    store = nil
    let log = URL(fileURLWithPath: folder.path + "/journey.db-wal")
    try #require(!FileManager.default.fileExists(atPath: log.path))
    try Data(count: 64 << 10).write(to: log)
    let again = try SQLStore.open(folder: folder.path)
    #expect(try again.totals().inbox == 1)
    #expect(try again.text("pragma integrity_check") == "ok")
  }

  @Test("a commit that is larger than what is gathered of the log is whole on the disk")
  func largeCommit() throws {
    let open = try StoreKind.folder.open()
    for size in [9_000, 10, 30_000] {
      let text = String(repeating: "x", count: size)
      _ = try open.store.take(
        (0..<200).map { .event("a", id: "\(size)-\($0)", of: "u\($0)", at: 1, "[\"\(text)\"]") })
    }
    let copy = TemporaryFolder()
    try FileManager.default.copyItem(atPath: open.folder.path, toPath: copy.path)
    let survivor = try SQLStore.open(folder: copy.path)
    #expect(try survivor.totals().inbox == 600)
    #expect(try survivor.text("pragma integrity_check") == "ok")
    let other = try #require(try SQLStore.looking(into: open.folder.path))
    #expect(try other.totals().inbox == 600)
  }

  @Test("a full disk refuses what comes, loses nothing, and does no lasting harm")
  func fullDisk() throws {
    let open = try StoreKind.folder.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    try open.store.setFull(true)
    let text = String(repeating: "x", count: 60_000)
    let large = (2...9).map {
      IncomingInput.event("a", id: "\($0)", of: "anna", at: $0, "{\"text\":\"\(text)\"}")
    }
    let error = #expect(throws: StoreError.self) { try open.store.take(large) }
    #expect(error?.kind == .full)
    #expect(error?.message.contains(open.folder.path) == true)
    #expect(try open.store.totals().inbox == 1)
    #expect(try open.store.onlyWork(.until(99))?.user.inbox.map(\.eventID) == ["1"])
    let commitError = #expect(throws: StoreError.self) {
      try open.store.handleAll(.until(99)) { change in
        change.profile = UserProfile(userID: "anna", createdAt: .at(1))
        change.profile?.attributes = Array("{\"text\":\"\(text)\"}".utf8)
      }
    }
    #expect(commitError?.kind == .full)
    try open.store.setFull(false)
    #expect(try open.store.take(large).allSatisfy { $0 == .taken })
    #expect(try open.store.onlyWork(.until(99))?.user.inbox.count == 9)
    #expect(try open.store.onlyWork(.until(99))?.user.profile == nil)
  }

  @Test("copies what was committed into the database, so that the log stays short")
  func checkpoints() throws {
    let open = try StoreKind.folder.open()
    let text = String(repeating: "x", count: 50_000)
    for round in 0..<60 {
      _ = try open.store.take(
        (0..<40).map {
          .event("a", id: "\(round)-\($0)", of: "u\($0)", at: 1, "{\"text\":\"\(text)\"}")
        })
    }
    let log = open.folder.path + "/journey.db-wal"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: log)).count
    #expect(bytes < 100 << 20)
    #expect(try open.store.totals().events == 2_400)
  }

  @Test("begins its log anew while people write a little all the time")
  func logAnew() throws {
    let open = try StoreKind.folder.open()
    let path = open.folder.path + "/journey.db-wal"
    var ends = [0]
    // Each writes a few pages, so that a log that only grows would have some 8,000.
    for round in 0..<2_000 where ends.last == ends.max() {
      _ = try open.store.take([.event("a", id: "\(round)", of: "u\(round % 9)", at: 1)])
      if round % 50 == 0 { ends.append(try WrittenLog(path: path).end) }
    }
    #expect(try WrittenLog(path: path).end < 1_500 * WrittenLog.frameBytes)
    #expect(ends.last != ends.max())
  }

  @Test("one process holds a folder, and another is told so")
  func inUse() throws {
    let open = try StoreKind.folder.open()
    let error = #expect(throws: StoreError.self) { try SQLStore.open(folder: open.folder.path) }
    #expect(error?.kind == .inUse)
    #expect(
      error?.message
        == "the folder `\(open.folder.path)` is in use by another process; stop that one, or choose "
        + "another folder")
  }

  @Test("a folder is made for its owner alone, with those above it")
  func folderMode() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a/b/"
    _ = try SQLStore.open(folder: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o700)
  }

  @Test("a folder of a newer version is refused, and left as it is")
  func tooNew() throws {
    let folder = TemporaryFolder()
    _ = try SQLStore.open(folder: folder.path).number("pragma user_version = 1000")
    let error = #expect(throws: StoreError.self) { try SQLStore.open(folder: folder.path) }
    #expect(error?.kind == .tooNew)
    #expect(error?.message.contains("has format 1000") == true)
  }

  @Test("the data of another program is refused")
  func otherProgram() throws {
    let folder = TemporaryFolder()
    let store = try SQLStore.open(folder: folder.path)
    _ = try store.number("pragma application_id = 7")
    let again = TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder.path, toPath: again.path)
    let error = #expect(throws: StoreError.self) { try SQLStore.open(folder: again.path) }
    #expect(error?.message.contains("another program") == true)
  }

  @Test("a file that is no database is refused with words")
  func damaged() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    let file = URL(fileURLWithPath: folder.path + "/journey.db")
    try Data(repeating: 0x41, count: 10_000).write(to: file)
    let error = #expect(throws: StoreError.self) { try SQLStore.open(folder: folder.path) }
    #expect(error?.message.contains("is damaged") == true)
  }

  @Test("a folder that cannot be made is told with the reason")
  func noFolder() throws {
    let error = #expect(throws: StoreError.self) { try SQLStore.open(folder: "/dev/null/x") }
    #expect(
      error?.message == "the folder `/dev/null/x` cannot be created: not a directory")
  }
}
