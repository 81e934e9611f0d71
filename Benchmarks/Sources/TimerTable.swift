import CSQLite
import JourneyEngine
import JourneyModel
import JourneyStore

/// The timers of a store, written and removed by the rows and in the groups of the engine, without
/// the runs that they belong to.
struct TimerTable {
  /// How many timers one commit holds: as many people as a server steps at once of a crowd.
  private static let group = EngineLimits.usersPerCrowdMax
  /// Over how long the timers lie.
  private static let spreadMicroseconds = 30 * 86_400 * Moment.perSecond
  /// How far the log grows before its pages are copied: as far as the store lets it.
  private static let logPages = 20_000

  /// The database of the store.
  private let database: Database
  /// Adds a timer.
  private let insert: OpaquePointer?
  /// Finds the first timers of a part.
  private let select: OpaquePointer?
  /// Removes a timer.
  private let delete: OpaquePointer?

  /// Makes a store in a folder, and opens its file.
  init(folder: String) throws {
    _ = try SQLStore.open(folder: folder)
    database = try Database("\(folder)/journey.db", logPages: Self.logPages)
    insert = try database.prepare(
      """
      insert into job_store (part, due_at, user_id, run, step_number) values (?, ?, ?, ?, ?)
      on conflict (part, due_at, user_id, run) do update set step_number = excluded.step_number
      """)
    select = try database.prepare(
      """
      select due_at, user_id, run from job_store where part = ? and due_at <= ?
      order by due_at limit ?
      """)
    delete = try database.prepare(
      "delete from job_store where part = ? and due_at = ? and user_id = ? and run = ?")
  }

  /// A person: the part, and the number.
  typealias Person = (part: Int16, number: Int32)

  /// People of these numbers, whose parts are in no order.
  static func people(_ numbers: Range<Int>) -> [Person] {
    numbers.map { (Int16(Part.of("u\($0)")), Int32($0)) }
  }

  /// Gives each of these people a timer, in this order, a commit for each group.
  func add(_ people: [Person]) throws -> Timing {
    var random = SeededGenerator(seed: UInt64(people.count))
    return try Stopwatch.time {
      for (index, person) in people.enumerated() {
        if index % Self.group == 0 { try database.execute("begin immediate") }
        let due = Int64.random(in: 0..<Self.spreadMicroseconds, using: &random)
        try add(person, at: TimerBenchmark.begin.microseconds + due)
        if index % Self.group == Self.group - 1 || index == people.count - 1 {
          try database.execute("commit")
        }
      }
    }
  }

  /// Gives a person a timer.
  private func add(_ person: Person, at due: Int64) throws {
    sqlite3_bind_int(insert, 1, Int32(person.part))
    sqlite3_bind_int64(insert, 2, due)
    bind("u\(person.number)", 3, insert)
    sqlite3_bind_int64(insert, 4, Int64(person.number) / Int64(Part.count) * 3 + 1)
    sqlite3_bind_int64(insert, 5, 1)
    try database.finish(insert)
  }

  /// Takes the first timers of each part away, group by group, until so many are gone.
  func remove(_ count: Int) throws -> Timing {
    try Stopwatch.time {
      var (left, part) = (count, 0)
      while left > 0 {
        try database.execute("begin immediate")
        var room = min(Self.group, left)
        left -= room
        while room > 0 {
          room -= try removeFirst(room, of: part % Part.count)
          part += 1
        }
        try database.execute("commit")
      }
    }
  }

  /// Takes the first timers of a part away; returns how many there were.
  private func removeFirst(_ most: Int, of part: Int) throws -> Int {
    var due: [(at: Int64, user: String, run: Int64)] = []
    sqlite3_bind_int(select, 1, Int32(part))
    sqlite3_bind_int64(select, 2, .max)
    sqlite3_bind_int64(select, 3, Int64(most))
    while sqlite3_step(select) == SQLITE_ROW {
      let user = sqlite3_column_text(select, 1).map { String(cString: $0) } ?? ""
      due.append((sqlite3_column_int64(select, 0), user, sqlite3_column_int64(select, 2)))
    }
    sqlite3_reset(select)
    for timer in due {
      sqlite3_bind_int(delete, 1, Int32(part))
      sqlite3_bind_int64(delete, 2, timer.at)
      bind(timer.user, 3, delete)
      sqlite3_bind_int64(delete, 4, timer.run)
      try database.finish(delete)
    }
    return due.count
  }

  /// Binds a text, which SQLite copies.
  private func bind(_ text: String, _ index: Int32, _ statement: OpaquePointer?) {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied)
      }
    }
  }

  /// The bytes of the table's pages.
  func bytes() throws -> Int {
    try database.rows("select name, sum(pgsize) from dbstat where name = 'job_store'")[0].value
  }
}
