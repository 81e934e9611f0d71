/// The formats of the tables, oldest first.
///
/// A migration is never changed once it has shipped: what comes later is appended.
enum Migrations {
  /// A step from one format to the next: scripts that run in one transaction.
  struct Migration {
    /// The tables and indexes that are made or changed.
    let scripts: [StaticString]
    /// Writes the number of the format that is reached.
    let stamp: StaticString
  }

  /// All of them, in order: the first reaches format 1.
  static let all = [
    Migration(
      scripts: [
        Schema.mark, Schema.users, Schema.events, Schema.runs, Schema.effects, Schema.leases,
        Schema.definitions,
      ],
      stamp: "pragma user_version = 1"),
    Migration(scripts: [Schema.triggersOfRuns], stamp: "pragma user_version = 2"),
    Migration(scripts: [Schema.branches], stamp: "pragma user_version = 3"),
    Migration(scripts: [Schema.requests], stamp: "pragma user_version = 4"),
    Migration(scripts: [Schema.record], stamp: "pragma user_version = 5"),
    Migration(scripts: [Schema.scripts], stamp: "pragma user_version = 6"),
    Migration(scripts: [Schema.erasure], stamp: "pragma user_version = 7"),
    Migration(scripts: [Schema.delivery, Schema.control], stamp: "pragma user_version = 8"),
    Migration(scripts: [Schema.diary], stamp: "pragma user_version = 9"),
    Migration(scripts: [Schema.allParts], stamp: "pragma user_version = 10"),
  ]

  /// The first format that keeps what it takes to live again what has happened.
  static let recordedFrom: Int64 = 5
  /// The first format that keeps what a server did by the clock on the wall.
  static let diaryFrom: Int64 = 9

  /// Brings the database of `connection` to the newest format, or refuses one that is newer.
  static func run(on connection: Connection) throws(StoreError) {
    let found = try knownFormat(of: connection)
    for migration in all[found...] { try run(migration, on: connection) }
  }

  /// The format of a database; refuses one that is newer than all that are known.
  static func knownFormat(of connection: Connection) throws(StoreError) -> Int {
    let found = try format(of: connection)
    guard found <= all.count else {
      throw StoreError(
        .tooNew,
        "the data in \(connection.place) has format \(found), and this version of journey knows "
          + "\(all.count) at most; use the version that wrote it, or a newer one")
    }
    return found
  }

  /// Runs one migration.
  private static func run(
    _ migration: Migration, on connection: Connection
  ) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      for script in migration.scripts { try connection.execute(script) }
      try connection.execute(migration.stamp)
    }
  }

  /// The format of a database; 0 if it has no tables yet.
  private static func format(of connection: Connection) throws(StoreError) -> Int {
    let statement = try connection.statement("pragma user_version")
    defer { statement.reset() }
    return try statement.step() ? statement.int() : 0
  }
}
