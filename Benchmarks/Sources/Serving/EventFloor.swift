import CSQLite

/// What SQLite itself takes to keep events as they come: a row for each, by a prepared statement
/// and nothing around it.
struct EventFloor {
  /// The database.
  private let database: Database
  /// Adds an event.
  private let insert: OpaquePointer?

  /// Creates the table in a folder, as durable as the store of journeys.
  init(folder: String) throws {
    database = try Database("\(folder)/events.db")
    try database.execute(
      "create table event (id integer primary key, user int, at int, attributes text)")
    insert = try database.prepare("insert into event (user, at, attributes) values (?, ?, ?)")
  }

  /// What an event is: some 230 bytes, as those that are sent to the server.
  private static let attributes = """
    {"eventId":"1760000000-0-12345","eventName":"viewed","item":"running shoes 42",\
    "device":"phone","page":"https://shop.example/shoes/running/42?from=start","price":79.9,\
    "campaign":"early summer, second letter"}
    """

  /// Keeps so many events, a commit for each `batch` of them.
  func keep(_ events: Int, batch: Int) throws -> Timing {
    sqlite3_bind_text(insert, 3, Self.attributes, -1, Self.isCopied)
    return try Stopwatch.time {
      for event in 0..<events {
        if event % batch == 0 { try database.execute("begin immediate") }
        sqlite3_bind_int64(insert, 1, Int64(event &* 7919 % 20_000))
        sqlite3_bind_int64(insert, 2, 1_760_000_000 + Int64(event))
        try database.finish(insert)
        if event % batch == batch - 1 || event == events - 1 { try database.execute("commit") }
      }
    }
  }

  /// Tells SQLite to copy a text.
  private static let isCopied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
