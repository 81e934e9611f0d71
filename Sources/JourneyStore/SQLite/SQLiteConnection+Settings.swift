internal import CSQLite

extension SQLiteConnection {
  /// The mark in the file's header that tells a database of ours from another: `JRNY`.
  private static let applicationID: Int64 = 0x4A52_4E59
  /// What `pragma synchronous` answers where every commit is flushed.
  private static let synchronousFull: Int64 = 2

  // Pages of 4 KB: several rows with a payload fit in one. 64 MB of them are kept in memory for a
  // store that lasts; 256 MB for a temporary one, before it spills to a file.

  /// Sets the database up so that what is committed outlives a loss of power, and makes sure of it.
  func prepareDurable() throws(StoreError) {
    try checkOwner()
    try execute("pragma page_size = 4096")
    try execute("pragma cache_size = -65536")
    try flushEachCommit()
  }

  /// Sets the log of what comes in up so that what is committed outlives a loss of power, and makes
  /// sure of it.
  ///
  /// Its pages are written many times before they are copied, 16 MB at once.
  func prepareLog() throws(StoreError) {
    try execute("pragma page_size = 4096")
    try execute("pragma wal_autocheckpoint = 4000")
    try flushEachCommit()
  }

  /// Has each commit flushed, or says that it cannot be.
  private func flushEachCommit() throws(StoreError) {
    try execute("pragma journal_mode = wal")
    try execute("pragma synchronous = full")
    // Some builds write over all that is deleted; here only what somebody has to forget is.
    try execute("pragma secure_delete = off")
    let isFlushed = try number("pragma synchronous") == Self.synchronousFull
    let mode = try text("pragma journal_mode")
    guard isFlushed, mode == "wal" else {
      throw StoreError(
        .failed,
        "the data in \(place) could not be made durable; is it on a network drive? use a local disk"
      )
    }
  }

  /// Sets the database up for speed alone: it is gone with the process.
  func prepareTemporary() throws(StoreError) {
    try execute("pragma page_size = 4096")
    try execute("pragma journal_mode = memory")
    try execute("pragma synchronous = off")
    try execute("pragma locking_mode = exclusive")
    try execute("pragma cache_size = -262144")
  }

  /// Returns whether the database is one of ours.
  func isOurs() throws(StoreError) -> Bool {
    try number("pragma application_id") == Self.applicationID
  }

  /// Refuses a database that another program made.
  private func checkOwner() throws(StoreError) {
    if try isOurs() { return }
    let mark = try number("pragma application_id")
    let tables = try number("select count(*) from sqlite_schema")
    guard mark == 0, tables == 0 else {
      throw StoreError(.failed, "\(place) holds the data of another program; choose another folder")
    }
  }

  func format() throws(StoreError) -> Int { Int(try number("pragma user_version")) }

  func apply(_ migration: Migration, format: Int) throws(StoreError) {
    for script in migration.scripts { try execute(script) }
    try execute(migration.stamp)
  }
}
