import Foundation
import JourneyModel
import JourneyPostgres
import JourneyStore
import Testing

@Suite("Moving a store to another place")
struct MovingTests {
  /// A place of a kind, empty, which is there as long as its folder is held.
  struct Place {
    /// The place.
    var place: any MovablePlace
    /// The folder, removed with this.
    var folder: TemporaryFolder

    /// Makes a place on a server or in a folder.
    init(onServer: Bool) throws {
      folder = TemporaryFolder()
      place = onServer ? try StoreKind.makeServer() : StoreFolder(folder.path)
    }
  }

  /// Moves from one place to another.
  @discardableResult
  static func move(
    _ source: any MovablePlace, to target: any MovablePlace, owner: String = "move",
    _ progress: (MoveProgress) throws(StoreError) -> Void = { (_) throws(StoreError) in }
  ) throws -> [String: TableSum] {
    try StoreMove(from: source, to: target, owner: owner, clock: { .at(100) }).run(progress)
  }

  /// Fills a place with people, and lets it go.
  private func fill(_ place: any MovablePlace) throws {
    let store = try place.open()
    try store.acquireAllParts(owner: "before", at: .at(0))
    try MovedPeople.enter(store)
    try store.endWord(of: "before")
  }

  @Test("loses nobody in flight", arguments: [false, true], [false, true])
  func losesNobody(fromServer: Bool, toServer: Bool) throws {
    let (source, target) = (try Place(onServer: fromServer), try Place(onServer: toServer))
    let untouched = try Place(onServer: fromServer)
    try fill(source.place)
    try fill(untouched.place)
    let sums = try Self.move(source.place, to: target.place)
    #expect(sums["user_profile"]?.rows == MovedPeople.all.count - 1)
    let before = try untouched.place.open()
    try before.acquireAllParts(owner: "after", at: .at(100))
    let after = try target.place.open()
    #expect(try after.otherWorker(than: "after", at: .at(0)) == nil)
    try after.acquireAllParts(owner: "after", at: .at(100))
    #expect(try after.journeyTotals(journeyID: "j") == before.journeyTotals(journeyID: "j"))
    let expected = try MovedPeople.account(of: before)
    #expect(expected.count > 50)
    #expect(try MovedPeople.account(of: after) == expected)
  }

  /// Fills all tables of a place, and lets it go.
  private static func fillAll(_ place: any MovablePlace) throws -> [StoreTable] {
    let store = try place.open()
    let connection = try #require(store.connection as? any MovableConnection)
    let tables = try StoreTable.ours(on: connection)
    for table in tables { try RowMaker(table: table).fill(connection, rows: 40) }
    return tables
  }

  @Test("moves every table, whatever is in it", arguments: [false, true])
  func everyTable(toServer: Bool) throws {
    let (source, target) = (try Place(onServer: false), try Place(onServer: toServer))
    let tables = try Self.fillAll(source.place)
    #expect(tables.count >= 26)
    let sums = try Self.move(source.place, to: target.place)
    for table in tables where table.name != "worker_lease" {
      #expect(sums[table.name]?.rows == 40, "\(table.name)")
    }
    #expect(sums.count == tables.count - 1)
  }

  @Test("moves text that a server cannot hold, with a mark for what it cannot")
  func unstorable() throws {
    let (source, target) = (try Place(onServer: false), try Place(onServer: true))
    try source.place.open().set("name", to: "a\u{0}b")
    try Self.move(source.place, to: target.place)
    #expect(try target.place.open().setting("name") == "a\u{FFFD}b")
  }

  @Test("leaves a place in which nobody can work when it ends in the middle, and is begun anew")
  func interrupted() throws {
    let (source, target) = (try Place(onServer: false), try Place(onServer: true))
    try fill(source.place)
    let expected = try source.place.open().totals()
    for (phase, part) in [(MoveProgress.Phase.copying, 700), (.comparing, 2)] {
      #expect(throws: StoreError.self) {
        try Self.move(source.place, to: target.place) { (reached) throws(StoreError) in
          if reached.phase == phase, reached.parts == part { throw StoreError(.failed, "stop") }
        }
      }
      let refusal = #expect(throws: StoreError.self) { try target.place.open() }
      #expect(refusal?.message.contains("has not arrived as a whole") == true)
      // The place before is as it was.
      #expect(try source.place.open().totals() == expected)
    }
    try Self.move(source.place, to: target.place)
    #expect(try target.place.open().totals() == expected)
  }

  @Test("ends where another move has begun meanwhile")
  func overtaken() throws {
    let target = try Place(onServer: true)
    let (first, second) = (try Place(onServer: false), try Place(onServer: false))
    try fill(first.place)
    try fill(second.place)
    var hasBegun = false
    let error = #expect(throws: StoreError.self) {
      try Self.move(first.place, to: target.place, owner: "one") { (reached) throws(StoreError) in
        guard reached.phase == .comparing, !hasBegun else { return }
        hasBegun = true
        do { try Self.move(second.place, to: target.place, owner: "two") } catch {
          throw StoreError(.failed, "\(error)")
        }
      }
    }
    #expect(hasBegun)
    #expect(error?.kind == .inUse)
    #expect(try target.place.open().totals().users == MovedPeople.all.count - 1)
  }

  @Test("closes the place before, and opens it for another move only", arguments: [false, true])
  func closes(fromServer: Bool) throws {
    let source = try Place(onServer: fromServer)
    let (target, again) = (try Place(onServer: true), try Place(onServer: false))
    try fill(source.place)
    try Self.move(source.place, to: target.place)
    let refusal = #expect(throws: StoreError.self) { try source.place.open() }
    #expect(refusal?.message.contains("was moved to `postgresql://") == true)
    try Self.move(source.place, to: again.place)
    #expect(try again.place.open().totals() == target.place.open().totals())
  }

  @Test("refuses a place that holds data, and leaves it as it is", arguments: [false, true])
  func refusesData(toServer: Bool) throws {
    let (source, target) = (try Place(onServer: false), try Place(onServer: toServer))
    try fill(source.place)
    try target.place.open().set("mine", to: "value")
    let refusal = #expect(throws: StoreError.self) { try Self.move(source.place, to: target.place) }
    #expect(refusal?.message.contains("there is data in") == true)
    #expect(try target.place.open().setting("mine") == "value")
  }

  @Test("refuses what a server works on")
  func refusesWork() throws {
    let (folder, server) = (try Place(onServer: false), try Place(onServer: true))
    let working = try folder.place.open()
    let held = #expect(throws: StoreError.self) { try Self.move(folder.place, to: server.place) }
    #expect(held?.kind == .inUse)
    _ = working
    let other = try server.place.open()
    try other.acquireAllParts(owner: "a server", at: .at(90))
    let (target) = try Place(onServer: false)
    let refusal = #expect(throws: StoreError.self) { try Self.move(server.place, to: target.place) }
    #expect(refusal?.kind == .inUse)
    #expect(refusal?.message.contains("`a server` works on the data") == true)
    #expect(!FileManager.default.fileExists(atPath: target.folder.path + "/journey.db"))
  }

  @Test("leaves a server that comes back from a long rest nothing to write")
  func fences() throws {
    let (source, target) = (try Place(onServer: true), try Place(onServer: false))
    try fill(source.place)
    let rested = try source.place.open()
    try rested.acquireAllParts(owner: "rested", at: .at(50))
    try Self.move(source.place, to: target.place)
    let error = #expect(throws: StoreError.self) {
      _ = try rested.take([.event("a", id: "late", of: "anna", at: 2)])
    }
    #expect(error?.kind == .outdated)
    let refusal = #expect(throws: StoreError.self) { try rested.refresh() }
    #expect(refusal?.kind == .moved)
  }

  @Test("refuses an older and a newer format, and a place without data")
  func refusesFormats() throws {
    let target = try Place(onServer: false)
    for (format, words) in [(99, "knows"), (3, "start this version of `journey serve`")] {
      let source = try Place(onServer: false)
      _ = try source.place.open().answer(to: "pragma user_version = \(format)")
      let refusal = #expect(throws: StoreError.self) {
        try Self.move(source.place, to: target.place)
      }
      #expect(refusal?.message.contains(words) == true)
    }
    for onServer in [false, true] {
      let empty = try Place(onServer: onServer)
      let refusal = #expect(throws: StoreError.self) {
        try Self.move(empty.place, to: target.place)
      }
      #expect(refusal?.message.hasPrefix("there is no data in") == true)
      #expect(!FileManager.default.fileExists(atPath: empty.folder.path))
    }
    #expect(!FileManager.default.fileExists(atPath: target.folder.path))
  }

  @Test("refuses tables that somebody has changed")
  func refusesChanged() throws {
    let (source, target) = (try Place(onServer: false), try Place(onServer: true))
    try fill(source.place)
    _ = try source.place.open().answer(to: "alter table outbox add column mine text")
    let refusal = #expect(throws: StoreError.self) { try Self.move(source.place, to: target.place) }
    #expect(refusal?.message.contains("somebody has changed them") == true)
  }
}

/// Makes rows of a table that differ in every column.
struct RowMaker {
  /// The table.
  var table: StoreTable

  /// Writes rows.
  func fill(_ connection: any MovableConnection, rows: Int) throws {
    let names = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    for row in 0..<rows {
      let insert = try connection.statement(
        text: "insert into \(table.quotedName) (\(names)) values (\(marks))")
      for column in table.columns {
        switch column.kind {
        case .number: insert.with(column.name == "part" ? row * 25 : row - 7)
        case .text: insert.with(row == 0 ? "" : "größe '\(row)' \(column.name)")
        case .bytes: insert.with(blob: [UInt8](repeating: UInt8(row), count: row))
        }
      }
      try insert.run()
    }
  }
}
