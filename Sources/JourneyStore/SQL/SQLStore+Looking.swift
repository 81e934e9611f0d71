extension SQLStore {
  /// Opens the store in `folder` only to look: nothing is created, taken or held, so that the
  /// process that owns the folder goes on as if nobody had; `nil` where there is no store.
  ///
  /// What is read is what that process has committed. Whatever would write fails.
  public static func looking(into folder: String) throws(StoreError) -> SQLStore? {
    guard let connection = try Connection(lookingInto: folder) else { return nil }
    guard try connection.isOurs() else { return nil }
    return try SQLStore(connection, checkpointer: nil)
  }
}
