internal import JourneyModel

/// A store in a database that knows SQL.
///
/// A process holds the leases of its parts, so what only it can change is kept in memory beside the
/// database: the epoch of each part, and a moment before which it has no work. Where it is the only
/// one that can be there, the next number of each part is as well.
public final class SQLStore: JourneyStore {
  /// The open database.
  package let connection: any Connection
  /// The numbers of each part.
  var numbers: PartNumbers
  /// The order in which the parts are gone through.
  public private(set) var partOrder: PartOrder
  /// When each part may have work.
  var dueTimes = DueTimes()
  /// The parts of which no work is given out before a moment.
  var restingParts: [Int: Moment] = [:]
  /// What was settled for everybody and may not be brought to all parts yet, in order.
  var partDuties: [PartDuty] = []
  /// The people who were erased; `nil` before they were asked for.
  var erasedUsers: ErasedUsers?
  /// The texts that many rows have in common, as far as they were met.
  var sharedTexts = SharedTexts()
  /// When each part may have effects that are due, by lane; `nil` before it was read.
  var effectDueTimes: [EffectLane: DueTimes]?
  /// `true` if what is done by the clock on the wall is written down, to be lived again.
  public var keepsDiary = false
  /// The leases that are held.
  var leases = HeldLeases()
  /// Up to which duty each part has been told.
  var dutiesBrought = [Int64](repeating: 0, count: Part.count)
  /// How often something had been settled for everybody when it was read last.
  var revision: Int64 = 0
  /// The parts in which others have brought something, and that were not looked at since.
  var changedParts: Set<Int> = []
  /// `true` within a transaction that settles something for everybody.
  var isSettling = false

  /// `true` if other processes may work on the same data.
  public var isShared: Bool { connection.isShared }

  /// Creates a store over an open database, whose tables are of the newest format.
  package init(_ connection: any Connection) throws(StoreError) {
    self.connection = connection
    numbers = try PartNumbers(readFrom: connection)
    partOrder = .upwards
    try readPartOrder()
  }

  /// Reads on which node each part lies; somebody who runs the database may have moved some.
  public func readPartOrder() throws(StoreError) {
    partOrder = try connection.nodesOfParts().map(PartOrder.init) ?? .upwards
  }
}
