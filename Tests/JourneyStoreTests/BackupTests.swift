import Foundation
import JourneyModel
import JourneyStore
import Testing

@Suite struct BackupTests {
  /// A folder that is there.
  private static func folder() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    return folder
  }

  /// Events that take some pages each.
  private static func events(_ numbers: Range<Int>) -> [IncomingInput] {
    let long = String(repeating: "x", count: 1_000)
    return numbers.map { .event("a", id: "\($0)", of: "u\($0)", at: 1, "{\"t\": \"\(long)\"}") }
  }

  @Test func `a copy is of one moment, though events are taken in while it is made`() throws {
    let open = try StoreKind.folder.open()
    _ = try open.store.take(Self.events(0..<2_000))
    let (backups, restored) = (try Self.folder(), TemporaryFolder())
    let backup = StoreBackup(path: backups.path + "/a.db")
    var (next, pauses) = (2_000, 0)
    try backup.make(of: open.folder.path) {
      #expect((try? open.store.take(Self.events(next..<next + 1))) == [.taken])
      next += 1
      pauses += 1
    }
    #expect(pauses > 4)
    #expect(try open.store.totals().inbox == next)
    #expect(try FileManager.default.contentsOfDirectory(atPath: backups.path) == ["a.db"])
    try backup.restore(into: restored.path)
    let store = try SQLStore.open(folder: restored.path)
    #expect(try store.totals().inbox == 2_000)
    #expect(try store.take(Self.events(1_999..<2_001)) == [.duplicate, .taken])
    #expect(try store.text("pragma integrity_check") == "ok")
  }

  @Test func `a copy is made of a folder that nobody holds`() throws {
    let folder = TemporaryFolder()
    try SQLStore.open(folder: folder.path).set("a", to: "b")
    let (backups, restored) = (try Self.folder(), TemporaryFolder())
    let backup = StoreBackup(path: backups.path + "/a.db")
    try backup.make(of: folder.path)
    try backup.restore(into: restored.path, settings: ["hold_effects": "true"])
    let store = try SQLStore.open(folder: restored.path)
    #expect(try store.setting("a") == "b")
    #expect(try store.setting("hold_effects") == "true")
    #expect(try SQLStore.open(folder: folder.path).setting("hold_effects") == nil)
  }

  @Test func `no file that is there is written over`() throws {
    let open = try StoreKind.folder.open()
    let backups = try Self.folder()
    let path = backups.path + "/a.db"
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(throws: StoreError.self) { try StoreBackup(path: path).make(of: open.folder.path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("mine".utf8))
    let free = StoreBackup(path: backups.path + "/b.db")
    try free.make(of: open.folder.path)
    let error = #expect(throws: StoreError.self) { try free.restore(into: open.folder.path) }
    // The folder is held by a process: that is said first.
    #expect(error?.kind == .inUse)
    let filled = TemporaryFolder()
    _ = try SQLStore.open(folder: filled.path)
    let refusal = #expect(throws: StoreError.self) { try free.restore(into: filled.path) }
    #expect(refusal?.message.contains("restore into a folder that is empty") == true)
  }

  @Test func `what is no backup is refused, and nothing is left of it`() throws {
    let backups = try Self.folder()
    let missing = #expect(throws: StoreError.self) {
      try StoreBackup(path: backups.path + "/none.db").make(of: backups.path)
    }
    #expect(missing?.message.hasPrefix("there is no data in") == true)
    let text = backups.path + "/text.db"
    try Data(repeating: 0x41, count: 10_000).write(to: URL(filePath: text))
    let empty = backups.path + "/empty.db"
    try Data().write(to: URL(filePath: empty))
    for path in [text, empty, backups.path + "/none.db"] {
      let target = TemporaryFolder()
      #expect(throws: StoreError.self) { try StoreBackup(path: path).restore(into: target.path) }
      #expect(!FileManager.default.fileExists(atPath: target.path + "/journey.db"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: backups.path).sorted()
        == ["empty.db", "text.db"])
  }

  @Test func `a copy that is damaged is refused`() throws {
    let open = try StoreKind.folder.open()
    _ = try open.store.take(Self.events(0..<500))
    let path = try Self.folder()
    let backup = StoreBackup(path: path.path + "/a.db")
    try backup.make(of: open.folder.path)
    let file = try FileHandle(forUpdating: URL(filePath: backup.path))
    for page in 10..<60 {
      try file.seek(toOffset: UInt64(page * 4_096))
      try file.write(contentsOf: Data(repeating: 0x5A, count: 4_096))
    }
    try file.close()
    let target = TemporaryFolder()
    let refusal = #expect(throws: StoreError.self) { try backup.restore(into: target.path) }
    #expect(refusal?.message.contains("damaged") == true)
    #expect(!FileManager.default.fileExists(atPath: target.path + "/journey.db"))
  }
}
