import Foundation
import JourneyModel
import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

/// The stores that keep the contract: each test of it runs on every one.
enum StoreKind: CaseIterable {
  case temporary, folder, postgres, pooled, partitioned

  /// Opens a store of the kind, with the leases of all parts.
  func open() throws -> OpenStore {
    let folder = TemporaryFolder()
    let store =
      switch self {
      case .temporary: try SQLStore.temporary()
      case .folder: try SQLStore.open(folder: folder.path)
      case .postgres: try SQLStore.open(server: Self.makeServer())
      case .pooled: try SQLStore.open(server: Self.makePooledServer())
      case .partitioned: try SQLStore.open(server: PartitionedTables.makeServer())
      }
    try store.acquireAllParts(owner: "test", at: .at(0))
    return OpenStore(store: store, folder: folder)
  }

  /// Makes an empty place on a server.
  static func makeServer() throws -> PostgresAddress {
    try #require(PostgresAddress(PostgresCluster.shared().makePlace()))
  }

  /// Makes an empty place on a server that is reached through a pool of connections.
  static func makePooledServer() throws -> PostgresAddress {
    let place = try PostgresCluster.shared().makePlace()
    return try #require(PostgresAddress(ConnectionPool.shared().address(of: place)))
  }
}

/// A store with the folder it lives in, which is removed after it.
struct OpenStore {
  /// The store.
  let store: SQLStore
  /// The folder.
  let folder: TemporaryFolder
}

/// A folder of a test's own, removed with this object.
final class TemporaryFolder {
  /// The path; nothing is there yet.
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("journey-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Moment {
  /// So many seconds after a certain beginning.
  static func at(_ seconds: Int) -> Moment {
    Moment(microseconds: (1_500_000_000 + Int64(seconds)) * perSecond)
  }
}

extension IncomingInput {
  /// An event that is to be handled when it happened.
  static func event(
    _ name: String, id: String, of userID: String, at seconds: Int, _ attributes: String = "{}"
  ) -> IncomingInput {
    let event = EventRecord(
      eventID: id, name: name, at: .at(seconds), attributes: Array(attributes.utf8))
    return IncomingInput(userID: userID, arrivesAt: .at(seconds), content: .event(event))
  }

  /// A change of a profile.
  static func user(
    _ json: String, id: String, of userID: String, at seconds: Int
  ) -> IncomingInput {
    IncomingInput(
      userID: userID, arrivesAt: .at(seconds),
      content: .user(changeID: id, json: Array(json.utf8)))
  }
}

extension IncomingInput {
  /// Somebody asks for a journey.
  static func request(
    _ journeyID: String, id: String, of userID: String, at seconds: Int,
    _ parameters: String = "{}"
  ) -> IncomingInput {
    IncomingInput(
      userID: userID, arrivesAt: .at(seconds),
      content: .request(
        requestID: id,
        JourneyRequest(journeyID: journeyID, parameters: Array(parameters.utf8))))
  }
}

extension WorkRequest {
  /// A request up to so many seconds, with room for everything unless said otherwise.
  static func until(
    _ seconds: Int, users: Int = 100, inputs: Int = 100, history: Set<String> = [],
    window: Int64? = nil
  ) -> WorkRequest {
    WorkRequest(
      until: .at(seconds), usersMax: users, inputsPerUserMax: inputs, historyEvents: history,
      sendsWindowMicroseconds: window)
  }
}

extension InboxRecord {
  /// The id of its event; `nil` for a change of the profile.
  var eventID: String? {
    guard case .event(let event) = content else { return nil }
    return event.eventID
  }
}

extension JourneyStore {
  /// The only user with work up to so many seconds, with the part; `nil` if nobody has work.
  func onlyWork(_ request: WorkRequest) throws -> (part: PartWork, user: UserWork)? {
    let work = try work(from: 0, request)
    guard let part = work.first, let user = part.users.first else { return nil }
    return (part, user)
  }

  /// Commits one user's change under the lease that `part` was taken with.
  func commit(
    _ part: PartWork, of userID: String, using numbers: Int64 = 0,
    _ fill: (inout UserChange) -> Void
  ) throws {
    var change = UserChange(userID: userID)
    fill(&change)
    try commit([
      PartChange(
        part: part.part, epoch: part.epoch, nextNumber: part.nextNumber + numbers,
        users: [change])
    ])
  }

  /// Marks all inputs of a user that are due as handled.
  func handleAll(_ request: WorkRequest, _ fill: (inout UserChange) -> Void = { _ in }) throws {
    guard let (part, user) = try onlyWork(request) else { return }
    try commit(part, of: user.userID, using: 100) { change in
      change.handled = user.inbox.map { ($0.arrivesAt, $0.number) }
      fill(&change)
    }
  }
}
