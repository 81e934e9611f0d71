import Foundation
import JourneyModel
import JourneyStore
import Testing

@Suite("Erasing a user")
struct ErasureTests {
  /// A word that stands in everything that belongs to the user, and nowhere else.
  static let mark = "anna-schmidt-4711"

  /// Fills every table of user data with a row of the user.
  private func fill(_ store: SQLStore) throws {
    _ = try store.take([.event("opened", id: "e2", of: "bob", at: 5)])
    for table in try tables(of: store) {
      let columns = try store.answer(
        to: """
          select group_concat(name || ' ' || type) from pragma_table_info('\(table)')
          """
      ).split(separator: ",").map { $0.split(separator: " ") }
      let values = columns.map { column in
        switch (column[0], column[1].lowercased()) {
        case ("part", _): "\(Part.of(Self.mark))"
        case (_, "text"): "'\(Self.mark)'"
        case (_, "blob"): "x'00'"
        default: "1"
        }
      }
      let names = columns.map { "\"\($0[0])\"" }.joined(separator: ", ")
      _ = try store.answer(
        to: "insert into \(table) (\(names)) values (\(values.joined(separator: ", ")))")
    }
  }

  /// How many rows of the user a table has.
  private func count(_ table: String, _ store: SQLStore) throws -> String {
    try store.answer(to: "select count(*) from \(table) where user_id = '\(Self.mark)'")
  }

  /// The tables with rows of users, as the database itself says.
  private func tables(of store: SQLStore) throws -> [String] {
    try store.text(
      """
      select group_concat(name) from (select s.name from sqlite_schema s
        join pragma_table_info(s.name) c where s.type = 'table' and c.name = 'user_id')
      """
    ).split(separator: ",").map(String.init)
  }

  @Test("leaves no row of any table, and no byte in the files")
  func nothingStays() throws {
    let folder = TemporaryFolder()
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    try fill(#require(store))
    let tables = try tables(of: #require(store))
    #expect(tables.count >= 14)
    for table in tables {
      #expect(try count(table, #require(store)) == "1", "\(table) was not filled")
    }
    try store?.erase(Self.mark, salt: "salt", at: .at(9))
    for table in tables { #expect(try count(table, #require(store)) == "0", "\(table)") }
    #expect(try store?.number("select count(*) from user_events") == 1)
    store = nil
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
      #expect(bytes.range(of: Data(Self.mark.utf8)) == nil, "\(name)")
    }
  }

  @Test("holds in the next life of the store, until the user is let in again")
  func lasts() throws {
    let folder = TemporaryFolder()
    let event = IncomingInput.event("opened", id: "e1", of: "anna", at: 5)
    var store: SQLStore? = try SQLStore.open(folder: folder.path)
    #expect(try store?.take([event]) == [.taken])
    try store?.erase("anna", salt: "one", at: .at(9))
    #expect(try store?.take([event]) == [.erased])
    store = nil
    let again = try SQLStore.open(folder: folder.path)
    try again.erase("bob", salt: "two", at: .at(9))
    #expect(try again.take([event]) == [.erased])
    #expect(try again.readmit("anna"))
    #expect(try !again.readmit("anna"))
    #expect(try again.take([event]) == [.taken])
    #expect(try again.take([.event("opened", id: "e1", of: "bob", at: 5)]) == [.erased])
  }

  @Test("is told of every column of every table before it, in an export")
  func export() throws {
    let store = try StoreKind.temporary.open().store
    try fill(store)
    var columns: [String: Int] = [:]
    for table in try tables(of: store) where table != "user_profile" {
      let text = try store.answer(
        to: """
          select group_concat(name) from pragma_table_info('\(table)')
          where name not in ('part', 'user_id')
          """)
      columns[table] = text.split(separator: ",").count
    }
    var rows: [String] = []
    let export = try store.export(of: Self.mark)
    while let (_, row) = try export.next() { rows.append(String(decoding: row, as: UTF8.self)) }
    // One row of each table, and in all of them together every column that has a value.
    #expect(rows.count == columns.count)
    let fields = rows.reduce(0) { $0 + $1.split(separator: "\":").count - 1 }
    #expect(fields == columns.values.reduce(0, +), "\(rows.joined(separator: "\n"))")
  }
}
