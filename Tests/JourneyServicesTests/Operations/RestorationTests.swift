import Foundation
import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyServices
import JourneyStore
import JourneyTools
import TestProcesses
import Testing

@Suite struct RestorationTests {
  /// When all that happens.
  static let now = Moment(microseconds: 1_900_000_000 * Moment.perSecond)

  /// An engine whose effects leave outside the step.
  private static func engine(on store: SQLStore) throws -> Engine {
    try Engine(
      store: store, settings: EngineSettings(), zones: ZoneFiles.table(), delivery: .outside,
      owner: "tests", at: now)
  }

  /// Fills a folder with two people to whom a message is to be sent; one is on its way.
  @discardableResult
  static func fill(_ folder: String) throws -> [String] {
    let store = try SQLStore.open(folder: folder)
    let engine = try engine(on: store)
    let result = Compiler(catalog: nil).compile(
      Parser.parse(
        SourceFile(
          name: "a.journey",
          text: """
            journey a
              trigger on seen
              send transactional hello by email
              wait 1 day
            end

            """)))
    _ = try engine.publish(result.definitions, at: now)
    for user in ["u1", "u2"] {
      let json = LoopTests.anna.replacing("\"userId\": \"u1\", ", with: "")
      let event = EventRecord(
        eventID: user, name: "seen", at: now, attributes: Array("{}".utf8))
      _ = try store.take([
        IncomingInput(
          userID: user, arrivesAt: now,
          content: .user(changeID: user, json: Array(json.utf8))),
        IncomingInput(userID: user, arrivesAt: now, content: .event(event)),
      ])
    }
    try engine.advance(from: now, until: now)
    let claimed = try engine.claimEffects(at: now, max: 1)
    #expect(claimed.count == 1)
    return claimed.map(\.key)
  }

  @Test func `nothing leaves a restored folder until somebody says so, and then with the same key`()
    throws
  {
    let (data, backups, restored) = (try TestFolder(), try TestFolder(), try TestFolder())
    let keys = try Self.fill(data.path)
    let backup = DataBackup(path: backups.path + "/a.db")
    try backup.make(of: data.path) {}
    let restoration = try backup.restore(into: restored.path)
    #expect(restoration.outstandingCount == 2)
    let summary = restoration.summary
    #expect(summary.contains("2 people, the latest event is of \(Self.now)"))
    #expect(summary.contains("on its way  hello by email to"))
    #expect(summary.contains("to be sent  hello by email to"))
    #expect(summary.contains(try #require(keys.first)))

    let store = try SQLStore.open(folder: restored.path)
    let engine = try Self.engine(on: store)
    #expect(try engine.isHolding())
    #expect(try engine.recoverEffects(at: Self.now) { _ in true } == 1)
    let later = Moment(microseconds: Self.now.microseconds + 60 * Moment.perSecond)
    #expect(try engine.claimEffects(at: later, max: 10).isEmpty)
    try engine.setHolding(false)
    let claimed = try engine.claimEffects(at: later, max: 10)
    #expect(claimed.count == 2)
    #expect(claimed.map(\.key).contains(try #require(keys.first)))
  }

  @Test func `why a backup cannot be made or restored is told`() throws {
    let (data, backups) = (try TestFolder(), try TestFolder())
    let backup = DataBackup(path: backups.path + "/a.db")
    #expect(throws: RunError("there is no data in `\(data.path)`")) {
      try backup.make(of: data.path) {}
    }
    #expect(
      throws: RunError("the backup `\(backups.path)/a.db` is not there, or may not be read")
    ) { _ = try backup.restore(into: data.path) }
  }
}
