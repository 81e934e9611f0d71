internal import CSQLite

/// The copying of one database into another, some pages at a time.
///
/// The source is read in one transaction, so the copy is of one moment, however much is committed
/// meanwhile; whoever commits only appends to the log and waits for nobody.
enum PageCopy {
  /// The pages of one piece: 1 MB, which takes a disk some milliseconds.
  private static let pagesPerPiece: Int32 = 256

  /// Copies everything; `pause` is called between two pieces, so that a disk has time for others.
  static func copy(
    from source: SQLiteConnection, to target: SQLiteConnection, pause: () -> Void
  ) throws(StoreError) {
    try source.reading { () throws(StoreError) in
      // The transaction takes its view of the data with the first thing that it reads.
      _ = try source.number("select count(*) from sqlite_schema")
      guard let copying = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
        throw target.error()
      }
      while sqlite3_backup_step(copying, pagesPerPiece) == SQLITE_OK { pause() }
      guard sqlite3_backup_finish(copying) == SQLITE_OK else { throw target.error() }
    }
  }
}
