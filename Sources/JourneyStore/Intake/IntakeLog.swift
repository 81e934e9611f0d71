internal import CSQLite
internal import Foundation

/// The file beside the tables into which all that comes in goes first, one input behind the other.
///
/// An event belongs on several pages of its person's, which a small commit shares with nobody; in
/// the log those of a commit lie together. So it is acknowledged once it is flushed there, and goes
/// to its tables with many others, in a commit of the store's own. What is in the log and in the
/// tables as well does no harm: the tables know the id of each input.
public struct IntakeLog: Sendable {
  /// The path of the file.
  let path: String

  /// The name of the file.
  private static let fileName = "intake.db"
  /// The format of the table.
  private static let format = 1

  /// Takes the log in a folder of data.
  init(folder: String) { path = folder + "/" + Self.fileName }

  /// `true` if there is one.
  var exists: Bool { access(path, F_OK) == 0 }

  /// Opens it to write, creating it if need be; one at a time does.
  public func writer() throws(StoreError) -> IntakeLogWriter {
    let connection = try SQLiteConnection(log: path)
    try connection.prepareLog()
    let found = try connection.format()
    guard found <= Self.format else {
      throw StoreError(
        .failed, "`\(path)` was written by a newer version of journey; start that one")
    }
    if found < Self.format {
      try connection.transaction { () throws(StoreError) in
        try connection.execute(
          """
          create table intake (
            number integer primary key, inputs integer not null, earliest integer not null,
            content blob not null
          )
          """)
        try connection.execute("pragma user_version = 1")
      }
      DataFolder.flush(DataFolder.parentPath(of: path))
    }
    return try IntakeLogWriter(connection)
  }

  /// Opens it to read what a writer has committed.
  public func reader() throws(StoreError) -> IntakeLogReader {
    IntakeLogReader(try SQLiteConnection(log: path))
  }
}
