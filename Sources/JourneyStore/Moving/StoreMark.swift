/// What stands among the settings of a store in which nobody may work, or not any more.
enum StoreMark {
  /// Something is being moved here, or was when the process ended; the value says which move.
  static let unfinishedMove = "unfinished_move"
  /// All was moved away from here; the value says where to.
  static let movedTo = "moved_to"

  /// All names: they are of a place, and are not moved.
  static let names: Set<String> = [unfinishedMove, movedTo]

  /// Refuses to work with the data of a connection if it bears a mark.
  static func refuseMarked(_ connection: any Connection) throws(StoreError) {
    if try value(of: unfinishedMove, on: connection) != nil {
      throw StoreError(
        .failed,
        "the data in \(connection.place) has not arrived as a whole; run `journey move` again")
    }
    if let other = try value(of: movedTo, on: connection) {
      throw StoreError(
        .moved,
        "the data in \(connection.place) was moved to \(other); what happens since is there")
    }
  }

  /// The value of a mark; `nil` where it is not set.
  static func value(
    of name: String, on connection: any Connection
  ) throws(StoreError) -> String? {
    let select = try connection.statement("select value from setting where name = ?").with(name)
    defer { select.reset() }
    return try select.step() ? select.text() : nil
  }

  /// Takes a mark away, in the open transaction.
  static func remove(_ name: String, on connection: any Connection) throws(StoreError) {
    try connection.statement("delete from setting where name = ?").with(name).run()
  }
}
