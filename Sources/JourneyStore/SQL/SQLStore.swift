internal import JourneyModel

/// A store in one SQLite file, for one process.
///
/// The process owns the folder, so what only it can change is kept in memory beside the file: the
/// next number of each part, its epoch, and a moment before which it has no work.
public final class SQLStore: JourneyStore {
  /// The open database.
  let connection: Connection
  /// Copies pages away from the path of commits; `nil` for a temporary store.
  private let checkpointer: Checkpointer?
  /// The numbers of each part.
  var numbers: PartNumbers
  /// When each part may have work.
  var dueTimes = DueTimes()
  /// What was settled for everybody and is not brought to all parts yet, in order of time.
  var partDuties: [PartDuty] = []
  /// The people who were erased; `nil` before they were asked for.
  var erasedUsers: ErasedUsers?
  /// When each part may have effects that are due, by lane; `nil` before it was read.
  var effectDueTimes: [EffectLane: DueTimes]?
  /// `true` if what is done by the clock on the wall is written down, to be lived again.
  public var keepsDiary = false
  /// The epoch of each part's lease; `nil` before it is taken.
  var epochs: [Int64]?

  /// Opens the store in `folder`, creating both if need be, and takes the folder for this process.
  public static func open(folder path: String) throws(StoreError) -> SQLStore {
    let folder = try DataFolder(path: path)
    let connection = try Connection(in: folder)
    try connection.prepareDurable()
    try Migrations.run(on: connection)
    let checkpointer = try Checkpointer(watching: connection, in: folder)
    return try SQLStore(connection, checkpointer: checkpointer)
  }

  /// Opens a store without a name, which is gone when it is closed: for runs that keep nothing.
  public static func temporary() throws(StoreError) -> SQLStore {
    let connection = try Connection(in: nil)
    try connection.prepareTemporary()
    try Migrations.run(on: connection)
    return try SQLStore(connection, checkpointer: nil)
  }

  /// Creates a store over an open database.
  init(_ connection: Connection, checkpointer: Checkpointer?) throws(StoreError) {
    self.connection = connection
    self.checkpointer = checkpointer
    numbers = try PartNumbers(readFrom: connection)
  }

  /// Runs `body` in one transaction; what it did is flushed when this returns.
  func committing<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let value = try connection.transaction(body)
    checkpointer?.committed()
    return value
  }
}
