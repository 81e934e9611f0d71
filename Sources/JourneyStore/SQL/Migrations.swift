/// The formats of the tables, oldest first.
///
/// A migration is never changed once it has shipped: what comes later is appended.
package enum Migrations {
  /// All of them, in order: the first reaches format 1.
  package static let all = [
    Migration(
      scripts: [
        Schema.users, Schema.events, Schema.runs, Schema.effects, Schema.leases,
        Schema.definitions,
      ],
      stamp: Schema.mark),
    Migration(scripts: [Schema.triggersOfRuns], stamp: "pragma user_version = 2"),
    Migration(scripts: [Schema.branches], stamp: "pragma user_version = 3"),
    Migration(scripts: [Schema.requests], stamp: "pragma user_version = 4"),
    Migration(scripts: [Schema.record], stamp: "pragma user_version = 5"),
    Migration(scripts: [Schema.scripts], stamp: "pragma user_version = 6"),
    Migration(scripts: [Schema.erasure], stamp: "pragma user_version = 7"),
    Migration(scripts: [Schema.delivery, Schema.control], stamp: "pragma user_version = 8"),
    Migration(scripts: [Schema.diary], stamp: "pragma user_version = 9"),
    Migration(scripts: [Schema.allParts], stamp: "pragma user_version = 10"),
    Migration(scripts: [Schema.sharedTexts], stamp: "pragma user_version = 11"),
    Migration(scripts: [Schema.sharing], stamp: "pragma user_version = 12"),
    Migration(scripts: [Schema.registersInRow], stamp: "pragma user_version = 13"),
  ]

  /// The first format that keeps what it takes to live again what has happened.
  static let recordedFrom = 5
  /// The first format that keeps what a server did by the clock on the wall.
  static let diaryFrom = 9

  /// Brings the database of `connection` to the newest format; refuses one that is newer, and one
  /// in which nobody may work.
  package static func run(
    on connection: any Connection, to formats: [Migration] = all
  ) throws(StoreError) {
    if try knownFormat(of: connection, formats) > 0 { try StoreMark.refuseMarked(connection) }
    try bring(connection, to: formats)
  }

  /// `true` if the database of `connection` has a format whose processes cannot go on beside those
  /// of the newest one.
  package static func isExclusive(
    on connection: any Connection, to formats: [Migration] = all
  ) throws(StoreError) -> Bool {
    let found = try knownFormat(of: connection, formats)
    return found > 0 && formats[found...].contains { !$0.isHarmless }
  }

  /// Brings the database of `connection` to the newest format, or refuses one that is newer.
  static func bring(
    _ connection: any Connection, to formats: [Migration] = all
  ) throws(StoreError) {
    let found = try knownFormat(of: connection, formats)
    for format in found..<formats.count {
      try connection.transaction { () throws(StoreError) in
        try connection.apply(formats[format], format: format + 1)
      }
    }
  }

  /// The format of a database; refuses one that is newer than all that are known.
  static func knownFormat(
    of connection: any Connection, _ formats: [Migration] = all
  ) throws(StoreError) -> Int {
    let found = try connection.format()
    guard found <= formats.count else {
      throw StoreError(
        .tooNew,
        "the data in \(connection.place) has format \(found), and this version of journey knows "
          + "\(formats.count) at most; use the version that wrote it, or a newer one")
    }
    return found
  }
}
