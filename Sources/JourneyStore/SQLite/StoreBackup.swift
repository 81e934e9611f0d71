internal import CSQLite
internal import Foundation

/// A copy of a store in one file.
public struct StoreBackup: Sendable {
  /// The path of the file.
  public let path: String

  /// What is appended to the name of a copy that is not whole yet.
  private static let partialSuffix = ".partial"

  /// Takes a file as the backup that it should be.
  public init(path: String) { self.path = path }

  /// Copies the store in a folder, which may be in use, and makes sure that the copy is sound.
  ///
  /// It only reads, so whoever holds the folder goes on; where nobody does, what is in the log of
  /// what came in goes to the tables first. `pause` is called between two pieces. The file bears
  /// its name only once it is whole and flushed; no file that is there is written over.
  public func make(of folder: String, pause: () -> Void = {}) throws(StoreError) {
    try Self.settleLog(of: folder)
    guard let source = try SQLiteConnection(lookingInto: folder), try source.isOurs() else {
      throw StoreError(.failed, "there is no data in `\(folder)`")
    }
    guard access(path, F_OK) != 0 else {
      throw StoreError(.failed, "there is a file `\(path)` already; give the backup another name")
    }
    try Self.writing(to: path) { partial throws(StoreError) in
      let copy = try SQLiteConnection(copy: partial, isWritten: true)
      try PageCopy.copy(from: source, to: copy, pause: pause)
      // A copy is one file: no log stands beside it.
      try copy.execute("pragma journal_mode = delete")
      try Self.check(copy)
    }
  }

  /// Puts what is in the backup into a folder that holds no data yet, with some settings changed.
  ///
  /// The folder holds either nothing or all of it, the settings included, whenever the process may
  /// end.
  public func restore(
    into folder: String, settings: [String: String] = [:]
  ) throws(StoreError) {
    guard access(path, R_OK) == 0 else {
      throw StoreError(.failed, "the backup `\(path)` is not there, or may not be read")
    }
    let source = try SQLiteConnection(copy: path, isWritten: false)
    try Self.check(source)
    let target = try DataFolder(path: folder)
    guard !target.holdsData else {
      throw StoreError(
        .failed, "there is data in `\(folder)` already; restore into a folder that is empty")
    }
    try Self.writing(to: target.databasePath) { partial throws(StoreError) in
      let copy = try SQLiteConnection(copy: partial, isWritten: true)
      try PageCopy.copy(from: source, to: copy) {}
      for (name, value) in settings { try SQLStore.set(name, to: value, on: copy) }
    }
  }

  /// Takes what was acknowledged and is in the log alone to the tables, where no process holds the
  /// folder that does.
  private static func settleLog(of folder: String) throws(StoreError) {
    let log = IntakeLog(folder: folder)
    guard log.exists, let held = try? DataFolder(path: folder) else { return }
    let connection = try SQLiteConnection(in: held)
    guard try connection.format() == Migrations.all.count else { return }
    try connection.prepareDurable()
    try SQLStore(connection).settle(log)
  }

  /// Has a file written under another name, and gives it its own once it is whole.
  private static func writing(
    to path: String, _ write: (String) throws(StoreError) -> Void
  ) throws(StoreError) {
    let partial = path + partialSuffix
    unlink(partial)
    let file = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, DataFolder.fileMode)
    guard file >= 0 else {
      throw StoreError(.failed, "`\(path)` cannot be written: \(DataFolder.systemReason)")
    }
    defer { close(file) }
    do throws(StoreError) {
      try write(partial)
      guard fsync(file) == 0, rename(partial, path) == 0 else {
        throw StoreError(.failed, "`\(path)` cannot be written: \(DataFolder.systemReason)")
      }
    } catch {
      unlink(partial)
      throw error
    }
    DataFolder.flush(DataFolder.parentPath(of: path))
  }

  /// Refuses a copy that is no store, is newer than this program, or is damaged.
  private static func check(_ copy: SQLiteConnection) throws(StoreError) {
    guard try copy.isOurs() else {
      throw StoreError(.failed, "\(copy.place) is no backup of journeys")
    }
    _ = try Migrations.knownFormat(of: copy)
    guard try copy.text("pragma integrity_check") == "ok" else {
      throw StoreError(.failed, "\(copy.place) is damaged; take another backup")
    }
  }
}
