internal import JourneyStore

extension PostgresConnection {
  /// Holds the number of the tables' format.
  private static let formatTable = "create table journey_format (format bigint primary key)"
  /// Lets one process at a time change the tables; the number stands for `JRNY`.
  private static let changeLock = "select pg_advisory_xact_lock(1246908505)"

  func format() throws(StoreError) -> Int {
    let isThere = try statement(
      """
      select count(*) from information_schema.tables
      where table_schema = current_schema() and table_name = 'journey_format'
      """)
    defer { isThere.reset() }
    guard try isThere.step(), isThere.int64() > 0 else { return 0 }
    let newest = try statement("select coalesce(max(format), 0) from journey_format")
    defer { newest.reset() }
    return try newest.step() ? Int(newest.int64()) : 0
  }

  func apply(_ migration: Migration, format: Int) throws(StoreError) {
    try send(Self.changeLock)
    let found = try self.format()
    // Another process that started at the same moment may have made them.
    guard found < format else { return }
    if found == 0 { try send(Self.formatTable) }
    for script in migration.scripts {
      for statement in PostgresDialect.script("\(script)") { try send(statement) }
    }
    try statement("insert into journey_format (format) values (?)").with(format).run()
  }

  func endAbandonedTransactions() throws(StoreError) {
    // Each transaction that writes holds a lock of this table from its beginning on. Which ones are
    // over is for the server's clock to say; nothing of ours depends on it.
    // Whoever only reads, such as a backup, is in nobody's way.
    let ended = try statement(
      """
      select count(pg_terminate_backend(a.pid)) from pg_stat_activity a
      where a.pid <> pg_backend_pid() and a.xact_start < clock_timestamp() - interval '2 seconds'
        and a.pid in (
          select l.pid from pg_locks l
          where l.relation = 'part_lease'::regclass and l.mode <> 'AccessShareLock')
      """)
    defer { ended.reset() }
    _ = try ended.step()
  }

  /// What is deleted is gone for those who ask, and from the files with the next vacuum: the server
  /// knows nothing more thorough.
  func setOverwriting(_ isOverwriting: Bool) {}
}
