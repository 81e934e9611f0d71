import CSQLite

/// What SQLite itself takes to keep steps: a row that is updated and a row of history for each, by
/// prepared statements and nothing around them.
///
/// The disk is the large unknown of every durable figure, so this one is taken in the same minute.
struct StoreFloor {
  /// The database.
  private let database: Database
  /// Updates the row of a run.
  private let update: OpaquePointer?
  /// Adds a row of history.
  private let insert: OpaquePointer?
  /// How many runs there are.
  private let runs: Int32

  /// Creates the tables in a folder, as durable as the store of journeys.
  init(folder: String, runs: Int32 = 10_000) throws {
    self.runs = runs
    database = try Database("\(folder)/floor.db")
    try database.execute(
      """
      create table run (id integer primary key, state int, wake int, registers blob);
      create table history (id integer primary key, run int, state int, at int, info text);
      create index run_wake on run (wake) where wake is not null;
      begin;
      with recursive n (id) as (select 1 union all select id + 1 from n where id < \(runs))
        insert into run select id, 0, null, zeroblob(60) from n;
      commit;
      """)
    update = try database.prepare("update run set state = ?, wake = ? where id = ?")
    insert = try database.prepare(
      "insert into history (run, state, at, info) values (?, ?, ?, 'step')")
  }

  /// Keeps so many steps, a commit for each `batch` of them.
  func keep(_ steps: Int, batch: Int) throws -> Timing {
    try Stopwatch.time {
      for step in 0..<steps {
        if step % batch == 0 { try database.execute("begin immediate") }
        try keep(Int32(step))
        if step % batch == batch - 1 || step == steps - 1 { try database.execute("commit") }
      }
    }
  }

  /// Keeps one step.
  private func keep(_ step: Int32) throws {
    let run = 1 + step &* 7919 % runs
    sqlite3_bind_int(update, 1, step % 10)
    sqlite3_bind_int64(update, 2, 1_760_000_000 + Int64(step))
    sqlite3_bind_int(update, 3, abs(run))
    try database.finish(update)
    sqlite3_bind_int(insert, 1, abs(run))
    sqlite3_bind_int(insert, 2, step % 10)
    sqlite3_bind_int64(insert, 3, 1_760_000_000 + Int64(step))
    try database.finish(insert)
  }
}
