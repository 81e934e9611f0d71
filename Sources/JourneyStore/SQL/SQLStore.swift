internal import JourneyModel

/// A store in a database that knows SQL.
///
/// One process holds the leases of its parts, so what only it can change is kept in memory beside
/// the database: the next number of each part, its epoch, and a moment before which it has no work.
public final class SQLStore: JourneyStore {
  /// The open database.
  package let connection: any Connection
  /// The numbers of each part.
  var numbers: PartNumbers
  /// When each part may have work.
  var dueTimes = DueTimes()
  /// The parts of which no work is given out before a moment.
  var restingParts: [Int: Moment] = [:]
  /// What was settled for everybody and is not brought to all parts yet, in order of time.
  var partDuties: [PartDuty] = []
  /// The people who were erased; `nil` before they were asked for.
  var erasedUsers: ErasedUsers?
  /// The texts that many rows have in common, as far as they were met.
  var sharedTexts = SharedTexts()
  /// When each part may have effects that are due, by lane; `nil` before it was read.
  var effectDueTimes: [EffectLane: DueTimes]?
  /// `true` if what is done by the clock on the wall is written down, to be lived again.
  public var keepsDiary = false
  /// The epoch of each part's lease; `nil` before it is taken.
  var epochs: PartEpochs?

  /// Creates a store over an open database, whose tables are of the newest format.
  package init(_ connection: any Connection) throws(StoreError) {
    self.connection = connection
    numbers = try PartNumbers(readFrom: connection)
  }

  /// Runs `body` in one transaction; what it did is flushed when this returns.
  func committing<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try connection.transaction { () throws(StoreError) in
      try checkTurn()
      return try body()
    }
  }

  /// Lets the transaction go on only if it is still this process's turn.
  ///
  /// It stays so until the transaction has ended. All parts change hands together, the first one
  /// first.
  private func checkTurn() throws(StoreError) {
    guard connection.isShared, let epochs else { return }
    try checkLease(of: 0, epoch: epochs[0])
  }
}
