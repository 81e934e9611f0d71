import Foundation
import JourneyStore
import Testing

/// All SQL of the store, read from its sources.
@Suite("The statements of the store")
struct StatementTextTests {
  /// A statement and the file it stands in.
  struct StatementText: CustomStringConvertible, Sendable {
    /// The name of the file.
    var file: String
    /// The text.
    var sql: String

    /// The text, for the report of a failure.
    var description: String { "\(file): \(sql)" }
  }

  /// The tables of user data.
  static let userTables = [
    "user_profile", "notification_preferences", "user_events", "event_dedupe", "inbox",
    "journey_state", "journey_run_data", "journey_entry", "job_store", "user_turn", "trace",
    "outbox", "dead_letter", "part_lease", "part_sequence", "other_input",
    "erased_user", "missed_input", "diary", "sending_lease",
  ]

  /// The statements of all files of the store that know its tables.
  static let statements: [StatementText] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/JourneyStore")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      // The log of what comes in is a file of its own, without parts.
      .filter { $0.pathExtension == "swift" && !$0.lastPathComponent.hasPrefix("IntakeLog") }
      .flatMap { url in
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return literals(of: text)
          .filter { literal in
            ["select ", "insert ", "update ", "delete "].contains { literal.hasPrefix($0) }
          }
          .map { StatementText(file: url.lastPathComponent, sql: $0) }
      }
  }()

  /// The text literals of a source, white space taken together.
  private static func literals(of source: String) -> [String] {
    let code = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " }.hasPrefix("//") ? "" : $0 }.joined(separator: "\n")
    return code.components(separatedBy: "\"\"\"").enumerated().flatMap { index, piece in
      index % 2 == 1
        ? [piece]
        : piece.components(separatedBy: "\"").enumerated().compactMap { $0 % 2 == 1 ? $1 : nil }
    }
    .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// `true` for a statement of the reports, or of a look that decides nothing: the only ones that
  /// may go over all parts.
  private func isReport(_ statement: StatementText) -> Bool {
    [
      "SQLStore+Reports.swift", "SQLStore+Figures.swift", "SQLStore+StuckRuns.swift",
      "PartNumbers.swift", "SQLStore+Looking.swift",
    ]
    .contains(statement.file)
  }

  /// `true` for a statement that decides something over all parts, by an index of its own.
  private func isOverAllParts(_ statement: StatementText) -> Bool {
    ["SQLStore+Counts.swift", "SQLStore+DeadLetterLists.swift"].contains(statement.file)
  }

  /// The tables of user data that a statement names.
  private func tables(of statement: StatementText) -> [String] {
    let words = statement.sql.split { !$0.isLetter && $0 != "_" }.map(String.init)
    return Self.userTables.filter(words.contains)
  }

  @Test("are all found")
  func found() {
    #expect(Self.statements.count > 35)
    let named = Set(Self.statements.flatMap(tables))
    #expect(Set(Self.userTables).subtracting(named).isEmpty)
  }

  @Test("name one part, unless they are a report's", arguments: statements)
  func namePart(statement: StatementText) {
    guard !isReport(statement), !isOverAllParts(statement), !tables(of: statement).isEmpty
    else { return }
    if statement.sql.hasPrefix("insert") {
      let columns = statement.sql.drop { $0 != "(" }
      #expect(columns.hasPrefix("(part,"))
    } else {
      #expect(statement.sql.contains("part = ?"))
    }
  }

  @Test("use no clock, no dice and no number of the database's making", arguments: statements)
  func noClock(statement: StatementText) {
    let banned = [
      "now(", "current_timestamp", "current_time", "datetime(", "strftime(", "random",
      "last_insert_rowid", "autoincrement", "returning", "merge ",
    ]
    for word in banned { #expect(!statement.sql.contains(word)) }
  }

  @Test("are found by a key, and go over no whole table", arguments: statements)
  func plans(statement: StatementText) throws {
    guard !isReport(statement), !isOverAllParts(statement), !tables(of: statement).isEmpty
    else { return }
    let store = try SQLStore.temporary()
    for line in try store.plan(of: statement.sql) where line.contains("SCAN") {
      // A subquery that answers with some rows is no table.
      #expect(line == "SCAN found", "\(line)")
    }
    for line in try store.plan(of: statement.sql) where line.hasPrefix("SEARCH") {
      if line == "SEARCH found" { continue }
      #expect(line.contains("part=?"), "\(line)")
    }
  }

  @Test("are answered from an index where they decide over all parts", arguments: statements)
  func allParts(statement: StatementText) throws {
    guard isOverAllParts(statement) else { return }
    let plan = try SQLStore.temporary().plan(of: statement.sql)
    let indexes = ["journey_inside", "dead_letter_by_time", "inbox_due"]
    #expect(plan.count == 1, "\(plan)")
    #expect(plan.allSatisfy { line in indexes.contains { line.contains($0) } }, "\(plan)")
  }

  @Test("make tables whose keys begin with the part, and no trigger")
  func schema() throws {
    let store = try SQLStore.temporary()
    #expect(
      try store.number("select count(*) from sqlite_schema where type in ('trigger', 'view')") == 0)
    #expect(
      try store.number(
        """
        select count(*) from sqlite_schema s join pragma_index_list(s.name) l
          join pragma_index_info(l.name) i
        where s.type = 'table' and i.seqno = 0 and i.name = 'part'
        """) >= Int64(Self.userTables.count))
    #expect(
      try store.number(
        """
        select count(*) from sqlite_schema s join pragma_index_list(s.name) l
          join pragma_index_info(l.name) i
        where s.type = 'table' and i.seqno = 0 and i.name <> 'part' and s.name not in (
          'worker_lease', 'journey_definition', 'trigger_events', 'setting', 'sitting',
          'journey_status', 'journey_script', 'part_duty', 'shared_text')
          and l.name not in ('journey_inside', 'dead_letter_by_time')
        """) == 0)
    #expect(
      try store.number(
        """
        select count(*) from sqlite_schema
        where type = 'table' and sql not like '%strict, without rowid%'
        """) == 0)
  }
}
