import Foundation
import JourneyModel
import JourneyStore
import Testing

/// A process that ends in the middle of a change of the tables leaves the old format or the new one,
/// and all that was in it.
@Suite struct MigrationCrashTests {
  /// Where the scripts of the tests lie.
  private static let oracles = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Oracles")

  /// Runs a script of the tests; how it ended, and what it said.
  private func run(
    _ script: String, _ arguments: String..., input text: String
  ) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Self.oracles.appending(path: script).path] + arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  /// A folder of an older format, in which much waits.
  private func older(_ format: Int) throws -> TemporaryFolder {
    let (newest, older) = (TemporaryFolder(), TemporaryFolder())
    try fill(newest.path)
    try FileManager.default.createDirectory(atPath: older.path, withIntermediateDirectories: true)
    let (status, said) = try run(
      "older_store.py", "\(newest.path)/journey.db", "\(older.path)/journey.db",
      input: SQLStore.statements(ofFormat: format))
    try #require(status == 0 && said == "\(format)\n")
    return older
  }

  /// Takes events and users in, more than a few pages of them.
  private func fill(_ path: String) throws {
    let store = try SQLStore.open(folder: path)
    let text = String(repeating: "x", count: 500)
    _ = try store.take(
      (0..<300).map { .event("a", id: "\($0)", of: "u\($0)", at: 1, #"{"text":"\#(text)"}"#) })
    _ = try store.take(
      (0..<50).map { number in
        IncomingInput(
          userID: "u\(number)", arrivesAt: .at(2),
          content: .user(changeID: "c\(number)", json: Array(#"{"email":"a@b.example"}"#.utf8)))
      })
    try store.set("kept", to: "yes")
  }

  /// Holds that a folder opens, in the newest format, with all that was in it.
  private func expectWhole(_ path: String, _ what: String) throws {
    let store = try SQLStore.open(folder: path)
    #expect(try store.number("pragma user_version") == SQLStore.formatCount, "\(what)")
    #expect(try store.text("pragma integrity_check") == "ok", "\(what)")
    #expect(try store.totals().inbox == 350, "\(what)")
    #expect(try store.totals().events == 300, "\(what)")
    #expect(try store.setting("kept") == "yes", "\(what)")
    let texts = try store.answer(
      to: "select count(*) from user_events where attributes like '%xxx%'")
    #expect(texts == "300", "\(what)")
    try store.acquireAllParts(owner: "tests", at: .at(9))
    #expect(try store.onlyWork(.until(9)) != nil, "\(what)")
  }

  @Test(arguments: 1..<SQLStore.formatCount)
  func `a process that is killed between two statements of a step leaves what was there`(
    format: Int
  ) throws {
    let step = String(
      SQLStore.statements(ofFormat: format + 1)
        .dropFirst(SQLStore.statements(ofFormat: format).count))
    let folder = try older(format)
    let count = step.split(separator: ";").count { $0.contains { !$0.isWhitespace } }
    for statements in 0...count {
      let copy = TemporaryFolder()
      try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
      let (status, _) = try run(
        "killed_migration.py", "\(copy.path)/journey.db", "\(statements)", input: step)
      #expect(status == SIGKILL)
      try expectWhole(copy.path, "format \(format), killed after \(statements) statements")
    }
  }

  @Test func `a disk that is full in the middle of a change leaves what was there`() async throws {
    let folder = try older(1)
    // From no room at all to enough for all steps: the log takes a frame of 4,120 bytes a page.
    for pages in [0, 1, 2, 4, 8, 16, 24, 32, 48, 64, 96, 4_096] {
      let copy = TemporaryFolder()
      try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
      let bytes = UInt64(32 + pages * 4_120)
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) { [path = copy.path as String, bytes = bytes as UInt64] in
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        do { _ = try SQLStore.open(folder: path) } catch { print("refused", terminator: "") }
      }
      let said = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
      if pages == 0 { #expect(said.contains("refused")) }
      if pages == 4_096 { #expect(!said.contains("refused")) }
      try expectWhole(copy.path, "room for \(pages) pages")
    }
  }
}
