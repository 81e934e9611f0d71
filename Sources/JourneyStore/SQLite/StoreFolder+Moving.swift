internal import Foundation

extension StoreFolder: MovablePlace {
  package func openSource() throws(StoreError) -> any MovableConnection {
    // A folder in which nothing is would be made.
    guard access(DataFolder.databasePath(in: path), F_OK) == 0 else {
      throw StoreError(.failed, "there is no data in `\(path)`")
    }
    return try openTarget()
  }

  package func openTarget() throws(StoreError) -> any MovableConnection {
    let connection = try SQLiteConnection(in: try DataFolder(path: path))
    try connection.prepareDurable()
    try connection.beginCheckpoints()
    return connection
  }
}
