public import JourneyEngine
public import JourneyModel
public import JourneyStore

/// Starts journeys for people, and tells where people are.
public struct RunService: Sendable {
  /// Who owns queue and engine.
  let dispatcher: Dispatcher
  /// Reads what is committed.
  let reader: StoreReader
  /// Reads what happened to people, which may be some moments behind.
  let traces: StoreReader
  /// Tells when a request arrives.
  private let clock: any ServiceClock
  /// Makes ids for requests that come without one.
  private let identifiers: IdentifierSource

  /// Creates the service.
  public init(
    dispatcher: Dispatcher, reader: StoreReader, traces: StoreReader, clock: any ServiceClock,
    identifiers: IdentifierSource
  ) {
    self.dispatcher = dispatcher
    self.reader = reader
    self.traces = traces
    self.clock = clock
    self.identifiers = identifiers
  }

  // MARK: Starting

  /// Takes a request for a journey in; it is durable when the run's name is returned.
  ///
  /// Whether the person enters is decided when it is handled. A repeat is answered with the name
  /// that the first one got.
  public func start(_ line: RequestLine) async throws -> RunID {
    let newest = await dispatcher.perform { engine, _ in engine.versions(of: line.journeyID).last }
    guard let newest else { throw StartRefusal.unknownJourney(line.journeyID) }
    guard let parameters = newest.definition.requestParameters else {
      throw StartRefusal.notByRequest(line.journeyID)
    }
    try line.check(against: parameters)
    let requestID = line.requestID ?? identifiers.next()
    let input = line.input(madeID: requestID, arrivesAt: clock.now)
    switch try await dispatcher.take([input])[0] {
    case .taken, .duplicate: return try await runID(ofRequest: requestID, of: line.userID)
    case .conflict: throw StartRefusal.conflict(requestID)
    case .erased: throw StartRefusal.erased(line.userID)
    }
  }

  /// The name that the run of a request that was taken has, or would have.
  private func runID(ofRequest requestID: String, of userID: String) async throws -> RunID {
    let number = try await dispatcher.perform { _, store in
      try store.number(ofRequest: requestID, of: userID)
    }
    guard let number else {
      throw StoreError(.failed, "the request `\(requestID)` was taken, and has no number")
    }
    return RunID(userID: userID, number: number)
  }

  // MARK: Looking

  /// Returns the runs of a user, those that began last first, each with its definition.
  public func passages(of userID: String) async throws -> [Passage] {
    try await told(try await reader.read { try $0.passages(of: userID) })
  }

  /// Returns what became of a run, or of the request for it; `nil` if there is none of this name.
  public func fate(of id: RunID) async throws -> RunFate? {
    if let passage = try await reader.read({ try $0.passage(id) }) {
      return .run(try await told([passage])[0])
    }
    guard let request = try await reader.read({ try $0.request(id) }) else { return nil }
    return request.isWaiting ? .waiting(request) : .notEntered(request)
  }

  /// Adds the definitions to runs.
  private func told(_ records: [PassageRecord]) async throws -> [Passage] {
    let wanted = Set(records.map { VersionName(journeyID: $0.run.journeyID, of: $0.run.version) })
    let definitions = await dispatcher.perform { engine, _ in
      Dictionary(
        wanted.map { ($0, engine.definition($0.journeyID, version: $0.version)) },
        uniquingKeysWith: { first, _ in first })
    }
    return records.map { record in
      let name = VersionName(journeyID: record.run.journeyID, of: record.run.version)
      return Passage(record: record, definition: definitions[name] ?? nil)
    }
  }
}

/// The name of a version.
private struct VersionName: Hashable, Sendable {
  /// The journey.
  var journeyID: String
  /// The version.
  var version: Int

  /// Creates the name of a version of a journey.
  init(journeyID: String, of version: Int) {
    self.journeyID = journeyID
    self.version = version
  }
}

/// A run with the definition that it is pinned to.
public struct Passage: Sendable {
  /// The run.
  public var record: PassageRecord
  /// The definition; `nil` if it is not published any more.
  public var definition: JourneyDefinition?
}

/// What became of a run that somebody asked for.
public enum RunFate: Sendable {
  /// It has begun.
  case run(Passage)
  /// The request waits to be handled.
  case waiting(TakenRequest)
  /// The request was handled, and the person did not enter.
  case notEntered(TakenRequest)
}

/// Why a journey was not asked for; nothing of it is kept.
public enum StartRefusal: Error, Equatable, Sendable {
  /// There is no journey of this name.
  case unknownJourney(String)
  /// The journey does not start by request.
  case notByRequest(String)
  /// The request's id was taken before, with another content.
  case conflict(String)
  /// The user was erased.
  case erased(String)
}

extension JourneyDefinition {
  /// What a request for it brings; `nil` if nobody can ask for it.
  var requestParameters: [ValueType.Field]? {
    for trigger in triggers {
      if case .request(let parameters) = trigger.kind { return parameters }
    }
    return nil
  }
}
