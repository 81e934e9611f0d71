internal import JourneyEngine
internal import JourneyModel
public import JourneyStore

/// Lists what did not go on by itself, and does what somebody decides about it.
public struct DeadLetterService: Sendable {
  /// Who owns engine and store.
  private let dispatcher: Dispatcher
  /// Reads what is committed.
  private let reader: StoreReader
  /// Tells when something is decided.
  private let clock: any ServiceClock

  /// The most dead letters that are decided between two rounds: nobody waits longer than for that.
  private static let decidedAtOnceMax = 100

  /// What may be decided.
  public enum Decision: String, Sendable {
    /// To try it again.
    case retry
    /// To go on without it.
    case discard
  }

  /// Creates the service.
  public init(dispatcher: Dispatcher, reader: StoreReader, clock: any ServiceClock) {
    self.dispatcher = dispatcher
    self.reader = reader
    self.clock = clock
  }

  /// Returns dead letters, the newest first: of one journey, or of all; those behind one that was
  /// told before, where that is there still.
  public func list(
    of journeyID: String?, behind last: DeadLetterID?, max: Int
  ) async throws -> [DeadLetterLine] {
    try await reader.read { store in
      let line = try last.flatMap { try store.deadLetter($0) }
      return try store.deadLetters(of: journeyID, behind: line, max: max)
    }
  }

  /// Decides about one; `false` if it is not there, or cannot be tried again.
  public func decide(_ decision: Decision, on id: DeadLetterID) async throws -> Bool {
    let now = clock.now
    return try await dispatcher.perform { engine, _ in
      try Self.decide(decision, on: id, at: now, by: engine)
    }
  }

  /// Decides about all of a journey that are there now; returns how many.
  public func decideAll(_ decision: Decision, of journeyID: String) async throws -> Int {
    var count = 0
    var last: DeadLetterLine?
    while true {
      let behind = last
      let now = clock.now
      let (lines, decided) = try await dispatcher.perform { engine, store in
        let lines = try store.deadLetters(
          of: journeyID, behind: behind, max: Self.decidedAtOnceMax)
        let decided = try lines.count { try Self.decide(decision, on: $0.id, at: now, by: engine) }
        return (lines, decided)
      }
      count += decided
      guard let end = lines.last else { return count }
      last = end
    }
  }

  /// Does what was decided.
  private static func decide(
    _ decision: Decision, on id: DeadLetterID, at now: Moment, by engine: Engine
  ) throws -> Bool {
    switch decision {
    case .retry: try engine.retryDeadLetter(id, at: now)
    case .discard: try engine.discardDeadLetter(id, at: now)
    }
  }
}
