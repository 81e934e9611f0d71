internal import Foundation

/// The folder that a store lives in, held by one process for as long as this object lives.
final class DataFolder: Sendable {
  /// The path, as it was given.
  let path: String
  /// The open file whose lock says whose the folder is.
  private let lock: Int32

  /// The name of the database's file.
  private static let databaseName = "journey.db"
  /// The name of the file that is locked.
  private static let lockName = "journey.lock"
  /// The folder is its owner's alone: it holds names and addresses of people.
  private static let folderMode: mode_t = 0o700
  /// So are its files.
  static let fileMode: mode_t = 0o600

  /// Takes the folder at `path`, creating it if need be.
  init(path: String) throws(StoreError) {
    self.path = path
    try Self.create(path)
    let file = open(path + "/" + Self.lockName, O_CREAT | O_RDWR | O_CLOEXEC, Self.fileMode)
    guard file >= 0 else {
      throw StoreError(.failed, "the folder `\(path)` cannot be used: \(Self.systemReason)")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw StoreError(
        .inUse,
        "the folder `\(path)` is in use by another process; stop that one, or choose another folder"
      )
    }
    lock = file
  }

  /// Gives the folder back.
  deinit { close(lock) }

  /// `true` if the folder holds data.
  var holdsData: Bool { access(databasePath, F_OK) == 0 || IntakeLog(folder: path).exists }

  /// The path of the database.
  var databasePath: String { Self.databasePath(in: path) }

  /// Returns the path of the database in a folder.
  static func databasePath(in path: String) -> String { path + "/" + databaseName }

  /// Creates the folder at `path`, and those above it that are missing.
  private static func create(_ path: String) throws(StoreError) {
    if access(path, F_OK) == 0 { return }
    let parent = parentPath(of: path)
    if parent != path { try create(parent) }
    guard mkdir(path, folderMode) == 0 || errno == EEXIST else {
      throw StoreError(.failed, "the folder `\(path)` cannot be created: \(systemReason)")
    }
    flush(parent)
  }

  /// The folder above `path`.
  static func parentPath(of path: String) -> String {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// Flushes a folder, so that a new entry in it outlives a loss of power.
  static func flush(_ path: String) {
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// What the system says about the latest failure.
  static var systemReason: String { String(cString: strerror(errno)).lowercased() }
}
