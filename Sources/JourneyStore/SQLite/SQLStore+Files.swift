// A store in one SQLite file, for one process.

extension SQLStore {
  /// Opens the store in `folder`, creating both if need be, and takes the folder for this process.
  ///
  /// What a process before this one has acknowledged is in the tables by then.
  public static func open(folder path: String) throws(StoreError) -> SQLStore {
    let connection = try SQLiteConnection(in: try DataFolder(path: path))
    try connection.prepareDurable()
    try Migrations.run(on: connection)
    try connection.beginCheckpoints()
    let store = try SQLStore(connection)
    try store.settle(IntakeLog(folder: path))
    return store
  }

  /// Opens a store without a name, which is gone when it is closed: for runs that keep nothing.
  public static func temporary() throws(StoreError) -> SQLStore {
    let connection = try SQLiteConnection(in: nil)
    try connection.prepareTemporary()
    try Migrations.run(on: connection)
    return try SQLStore(connection)
  }

  /// Opens the store in `folder` only to look: nothing is created, taken or held, so that the
  /// process that owns the folder goes on as if nobody had; `nil` where there is no store.
  ///
  /// What is read is what that process has committed. Whatever would write fails.
  public static func looking(into folder: String) throws(StoreError) -> SQLStore? {
    guard let connection = try SQLiteConnection(lookingInto: folder) else { return nil }
    guard try connection.isOurs() else { return nil }
    return try SQLStore(connection)
  }
}
