import JourneyEngine
import JourneyModel
import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

/// A database that nodes share: what is written at once is of one of them.
@Suite("Node by node")
struct NodeTests {
  /// People of whom some lie on each node.
  private static let people = (0..<40).map { "u\($0)" }

  /// A database that two nodes share, as far as we are told.
  private struct Shared {
    let connection: WatchedConnection
    let store: SQLStore

    /// Opens one on a server, or in memory.
    init(onServer: Bool) throws {
      let whole =
        try onServer
        ? SQLStore.open(
          server: #require(PostgresAddress(PostgresCluster.shared().makePlace())))
        : SQLStore.temporary()
      connection = WatchedConnection(whole.connection)
      store = try SQLStore(connection)
    }

    /// What became of all messages that have left.
    func statuses() throws -> [OutboxRecord.Status] {
      var statuses: [OutboxRecord.Status] = []
      try store.eachSend { statuses.append($0.effect.status) }
      return statuses
    }

    /// The nodes of what was written since the last look, a transaction for each entry.
    func writings() -> [Set<Int>] {
      defer { connection.forget() }
      return connection.writings
    }
  }

  /// An event of each of them at one moment.
  private static func events(at moment: Moment, id: String = "e") -> [IncomingInput] {
    people.map { user in
      let event = EventRecord(eventID: id, name: "a", at: moment, attributes: Array("{}".utf8))
      return IncomingInput(userID: user, arrivesAt: moment, content: .event(event))
    }
  }

  /// A database in memory in which a message of each of them is to leave.
  private static func sending() throws -> (Shared, OutsideRehearsal) {
    let shared = try Shared(onServer: false)
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email", on: shared.store)
    for user in people { try rehearsal.user(user) }
    _ = try shared.store.take(events(at: rehearsal.now))
    try rehearsal.advance()
    return (shared, rehearsal)
  }

  /// The node of a person.
  private static func node(of user: String) -> Int {
    WatchedConnection.node(of: Part.of(user))
  }

  @Test("parts are gone through node after node, upwards")
  func order() {
    let order = PartOrder(nodes: (0..<Part.count).map { ($0 * 7) % 3 })
    #expect(order.isSpread)
    #expect(order.parts.sorted() == Array(0..<Part.count))
    #expect(order.parts.indices.allSatisfy { order.position(of: order.parts[$0]) == $0 })
    var (position, nodes): (Int, [Int]) = (0, [])
    while position < Part.count {
      let stretch = order.stretch(from: position, to: Part.count)
      let parts = stretch.map { order.parts[$0] }
      #expect(parts == parts.sorted())
      #expect(Set(parts.map { ($0 * 7) % 3 }).count == 1)
      nodes.append((parts[0] * 7) % 3)
      position = stretch.upperBound
    }
    #expect(nodes == [0, 1, 2])
    #expect(order.stretch(from: 3, to: 5) == 3..<5)
    #expect(!PartOrder(nodes: [Int](repeating: 4, count: Part.count)).isSpread)
  }

  @Test("no transaction of intake, steps or effects is of two nodes", arguments: [false, true])
  func nothingOfTwo(onServer: Bool) throws {
    let shared = try Shared(onServer: onServer)
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email", on: shared.store)
    for user in Self.people { try rehearsal.user(user) }
    _ = shared.writings()
    #expect(
      try shared.store.take(Self.events(at: rehearsal.now)) == Self.people.map { _ in .taken })
    #expect(shared.writings() == [[0], [1]])
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    #expect(claimed.count == Self.people.count)
    try rehearsal.settle(claimed)
    try rehearsal.advance()
    let writings = shared.writings()
    #expect(writings.allSatisfy { $0.count <= 1 })
    #expect(Set(writings.flatMap(\.self)) == [0, 1])
    #expect(try shared.statuses() == Self.people.map { _ in OutboxRecord.Status.sent })
  }

  @Test(
    "what one node takes in, or lets leave, does not depend on another", arguments: [false, true])
  func oneLost(onServer: Bool) throws {
    let shared = try Shared(onServer: onServer)
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email", on: shared.store)
    for user in Self.people { try rehearsal.user(user) }
    try rehearsal.advance()
    let events = Self.events(at: rehearsal.now)
    let lost = Self.people.filter { Self.node(of: $0) == 1 }

    shared.connection.lost = (1, .writing)
    let (outcomes, failure) = shared.store.takeByNode(events)
    #expect(failure?.message == "the node 1 is lost")
    #expect(outcomes == Self.people.map { lost.contains($0) ? nil : .taken })
    #expect(throws: StoreError.self) { try shared.store.take(Self.events(at: rehearsal.now)) }

    shared.connection.lost = nil
    #expect(
      try shared.store.take(events)
        == Self.people.map { lost.contains($0) ? .taken : .duplicate })
    try rehearsal.advance()

    shared.connection.lost = (1, .writing)
    let claimed = try? rehearsal.claim()
    shared.connection.lost = nil
    try rehearsal.settle(claimed ?? [])
    try rehearsal.work()
    #expect(try shared.statuses() == Self.people.map { _ in OutboxRecord.Status.sent })
  }

  @Test("effects that could not be looked for are found later")
  func looking() throws {
    let (shared, rehearsal) = try Self.sending()
    shared.connection.lost = (1, .reading)
    #expect(throws: StoreError.self) { try rehearsal.claim() }
    shared.connection.lost = nil
    #expect(try rehearsal.claim().count == Self.people.count)
  }

  @Test("parts that were taken while they could not be read are worked in all the same")
  func taking() throws {
    let shared = try Shared(onServer: true)
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email", on: shared.store)
    for user in Self.people { try rehearsal.user(user) }
    try rehearsal.advance()
    _ = try shared.store.take(Self.events(at: rehearsal.now))
    for kind in LeaseKind.allCases {
      // So that it is known what leaves when.
      _ = try shared.store.effectLanes()
      try shared.store.release(Array(0..<Part.count), kind)
      let free = try shared.store.leases(kind)
      shared.connection.lost = (1, .reading)
      #expect(throws: StoreError.self) { try shared.store.acquire(free, kind, owner: "test") }
      shared.connection.lost = nil
      #expect(shared.store.heldParts(kind).count == Part.count)
      try rehearsal.advance()
    }
    #expect(try rehearsal.claim().count == Self.people.count)
  }

  @Test("what became of effects is written where it can be, and given again where it could not")
  func settling() throws {
    let (shared, rehearsal) = try Self.sending()
    let claimed = try rehearsal.claim()
    let lost = claimed.filter { Self.node(of: $0.id.userID) == 1 }
    let results = lost + claimed.filter { Self.node(of: $0.id.userID) == 0 }
    shared.connection.lost = (1, .writing)
    #expect(throws: StoreError.self) { try rehearsal.settle(results) }
    shared.connection.lost = nil
    #expect(try shared.statuses().count { $0 == .sent } == results.count - lost.count)
    try rehearsal.settle(results)
    #expect(try shared.statuses() == Self.people.map { _ in OutboxRecord.Status.sent })
  }
}
