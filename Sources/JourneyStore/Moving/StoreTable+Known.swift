extension StoreTable {
  /// The tables of ours that a database has; refuses one that has others than this version makes.
  ///
  /// Which they are is read from a database that was just made, not from a list.
  package static func ours(on connection: any MovableConnection) throws(StoreError) -> [StoreTable]
  {
    let known = try known()
    let names = Set(known.map(\.name))
    let found = try connection.tables().filter { names.contains($0.name) }
    guard Set(found.map(\.shape)) == Set(known.map(\.shape)) else {
      throw StoreError(
        .failed,
        "the tables in \(connection.place) are not those that this version of journey makes; "
          + "somebody has changed them")
    }
    return found.sorted { $0.name < $1.name }
  }

  /// The tables of a store that was just made.
  private static func known() throws(StoreError) -> [StoreTable] {
    let connection = try SQLiteConnection(in: nil)
    try connection.prepareTemporary()
    try Migrations.run(on: connection)
    return try connection.tables()
  }

  /// The name and the columns, which are the same wherever the table is.
  private var shape: [String] {
    [name] + columns.map { "\($0.name) \($0.kind) \($0.keyPlace)" }
  }

  /// `true` if a table says who works at a place, which another place need not know.
  var isOfPlace: Bool { name == Self.workers }

  /// The table of those who work.
  private static let workers = "worker_lease"
  /// The table of settings.
  private static let settings = "setting"

  /// `true` if a row belongs to what is moved, and not to its place.
  func isMoved(_ row: [StoredValue]) -> Bool {
    guard name == Self.settings, let column = key.first, case .text(let name) = row[column]
    else { return true }
    return !StoreMark.names.contains(String(decoding: name, as: UTF8.self))
  }
}
