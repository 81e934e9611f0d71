public import JourneyEngine
internal import JourneyModel
public import JourneyStore
internal import Logging

/// Creates, reads, changes and erases users.
///
/// A change is an input like an event: it is durable when the call returns, and journeys see it in
/// the user's order. Who reads afterwards sees it, handled or not.
public struct UserService: Sendable {
  /// Who owns the queue.
  let dispatcher: Dispatcher
  /// Reads what is committed.
  let reader: StoreReader
  /// Where the data lie.
  let data: any StorePlace
  /// How many are exported at once.
  let exports = ExportPlaces()
  /// What the catalog says of users.
  let types: IntakeTypes
  /// Tells when a change arrives.
  let clock: any ServiceClock
  /// Makes the ids of changes.
  let identifiers: IdentifierSource

  /// Creates the service.
  public init(
    dispatcher: Dispatcher, reader: StoreReader, data: any StorePlace, types: IntakeTypes,
    clock: any ServiceClock, identifiers: IdentifierSource
  ) {
    self.dispatcher = dispatcher
    self.data = data
    self.reader = reader
    self.types = types
    self.clock = clock
    self.identifiers = identifiers
  }

  /// Returns a user; `nil` of one of whom there is no profile.
  public func user(_ userID: String) async throws -> KnownUser? {
    switch dispatcher.profiles.look(for: userID) {
    case .found(let user): return user
    case .missing(let ticket):
      guard let user = try await readUser(userID) else { return nil }
      // Where others change people as well, nobody says when one is to be forgotten.
      if !data.isShared { dispatcher.profiles.keep(user, ticket) }
      return user
    }
  }

  /// Creates a user, or changes one who is known; `true` if the user is new.
  ///
  /// One who was erased is let in again.
  public func create(_ line: UserLine) async throws -> Bool {
    let known = try await user(line.userID)
    let json = known == nil ? UserLine.dated(line.json, createdAt: clock.now) : line.json
    if try await !take(json, of: line.userID) {
      _ = try await dispatcher.readmit(line.userID)
      guard try await take(json, of: line.userID) else { throw UserRefusal.erased(line.userID) }
    }
    return known == nil
  }

  /// Reads a user as its JSON, or says why it is refused.
  public func line(_ json: [UInt8]) throws(LineError) -> UserLine {
    try UserLine(json, types: types)
  }

  /// Changes the fields of a user that are given.
  public func change(_ userID: String, _ json: [UInt8]) async throws {
    guard let known = try await user(userID) else { throw UserRefusal.unknown(userID) }
    let merged = ProfileChange.apply(
      json, userID: userID, to: known.profile, preferences: known.preferences, at: clock.now)
    if let attribute = merged.refused.first { throw UserRefusal.noRoom(attribute) }
    guard try await take(json, of: userID) else { throw UserRefusal.unknown(userID) }
  }

  /// Reads a change of a user, or says why it is refused; what the JSON itself names as the user
  /// must be that user.
  public func checkedChange(
    of userID: String, _ json: [UInt8]
  ) throws(LineError) -> [UInt8] {
    try UserLine.change(of: userID, json, types: types)
  }

  /// Reads a change of preferences, or says why it is refused.
  public func checkedPreferences(
    of userID: String, _ json: [UInt8]
  ) throws(LineError) -> [UInt8] {
    try UserLine.preferences(of: userID, json, types: types)
  }

  /// Erases all that is kept of a user.
  public func erase(_ userID: String) async throws(IntakeRefusal) {
    do throws(StoreError) {
      try await dispatcher.erase(userID, salt: identifiers.next())
    } catch {
      dispatcher.logger.error(
        "nobody can be erased", metadata: ["reason": "\(error.message)"])
      throw .unavailable(reason: IntakeRefusal.storeFails)
    }
  }

  /// Makes a change durable; `false` for a user who was erased.
  func take(_ json: [UInt8], of userID: String) async throws(IntakeRefusal) -> Bool {
    let input = IncomingInput(
      userID: userID, arrivesAt: clock.now,
      content: .user(changeID: identifiers.next(), json: json))
    return try await dispatcher.take([input]) != [.erased]
  }

  /// Reads a user from the store.
  private func readUser(_ userID: String) async throws -> KnownUser? {
    KnownUser(try await reader.read { store in try store.knowledge(of: userID) })
  }
}

/// Why a user is not what was asked for.
public enum UserRefusal: Error, Equatable, Sendable {
  /// There is no profile.
  case unknown(String)
  /// The user was erased.
  case erased(String)
  /// There is no room for an attribute beside the others.
  case noRoom(String)
}
