internal import CSQLite
internal import Foundation

extension SQLiteConnection {
  /// The latest failure, in words that a caller can act on.
  func error() -> StoreError {
    let code = sqlite3_errcode(handle) & 0xFF
    let isOutOfRoom = sqlite3_system_errno(handle) == ENOSPC
    switch code {
    case SQLITE_FULL: return full
    case SQLITE_IOERR where isOutOfRoom: return full
    case SQLITE_BUSY, SQLITE_LOCKED:
      return StoreError(.inUse, "another process is using the data in \(place)")
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      return StoreError(.failed, "the data in \(place) is damaged; restore it from a backup")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH:
      return StoreError(.failed, "the data in \(place) cannot be written; look at its permissions")
    case SQLITE_TOOBIG:
      return StoreError(.failed, "a value is larger than \(Self.valueBytesMax) bytes")
    default:
      let detail = String(cString: sqlite3_errmsg(handle))
      return StoreError(.failed, "the data in \(place) could not be used: \(detail)")
    }
  }

  /// There is no room left.
  private var full: StoreError {
    StoreError(
      .full,
      "there is no room left for the data in \(place); nothing that was accepted is lost: "
        + "make room, and it goes on from here")
  }
}
