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

    shared.connection.lost = 1
    let (outcomes, failure) = shared.store.takeByNode(events)
    #expect(failure?.message == "the node 1 cannot write")
    #expect(outcomes == Self.people.map { lost.contains($0) ? nil : .taken })
    #expect(throws: StoreError.self) { try shared.store.take(Self.events(at: rehearsal.now)) }

    shared.connection.lost = nil
    #expect(
      try shared.store.take(events)
        == Self.people.map { lost.contains($0) ? .taken : .duplicate })
    try rehearsal.advance()

    shared.connection.lost = 1
    let claimed = try? rehearsal.claim()
    shared.connection.lost = nil
    try rehearsal.settle(claimed ?? [])
    try rehearsal.work()
    #expect(try shared.statuses() == Self.people.map { _ in OutboxRecord.Status.sent })
  }

  @Test("effects that could not be looked for are found later")
  func looking() throws {
    let shared = try Shared(onServer: false)
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email", on: shared.store)
    for user in Self.people { try rehearsal.user(user) }
    _ = try shared.store.take(Self.events(at: rehearsal.now))
    try rehearsal.advance()
    (shared.connection.lost, shared.connection.isSilent) = (1, true)
    #expect(throws: StoreError.self) { try rehearsal.claim() }
    (shared.connection.lost, shared.connection.isSilent) = (nil, false)
    #expect(try rehearsal.claim().count == Self.people.count)
  }

  @Test("what became of effects is written where it can be, and given again where it could not")
  func settling() throws {
    let shared = try Shared(onServer: false)
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email", on: shared.store)
    for user in Self.people { try rehearsal.user(user) }
    _ = try shared.store.take(Self.events(at: rehearsal.now))
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    let lost = claimed.filter { Self.node(of: $0.id.userID) == 1 }
    let results = lost + claimed.filter { Self.node(of: $0.id.userID) == 0 }
    shared.connection.lost = 1
    #expect(throws: StoreError.self) { try rehearsal.settle(results) }
    shared.connection.lost = nil
    #expect(try shared.statuses().count { $0 == .sent } == results.count - lost.count)
    try rehearsal.settle(results)
    #expect(try shared.statuses() == Self.people.map { _ in OutboxRecord.Status.sent })
  }
}
