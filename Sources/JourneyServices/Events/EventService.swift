public import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Takes events in: checked at the door, durable in the queue, acknowledged.
public struct EventService: Sendable {
  /// Who owns the queue.
  private let dispatcher: Dispatcher
  /// What the catalog says of events.
  private let types: IntakeTypes
  /// Tells when an event arrives.
  private let clock: any ServiceClock
  /// Makes ids for events that come without one.
  private let identifiers: IdentifierSource

  /// What became of an event.
  public enum Outcome: Equatable, Sendable {
    /// It is durable, and will be handled once.
    case accepted(eventID: String)
    /// It had been taken before; nothing changes.
    case repeated(eventID: String)
    /// Its id had been taken before, with another content.
    case conflict(eventID: String)
  }

  /// Creates the service.
  public init(
    dispatcher: Dispatcher, types: IntakeTypes, clock: any ServiceClock,
    identifiers: IdentifierSource
  ) {
    self.dispatcher = dispatcher
    self.types = types
    self.clock = clock
    self.identifiers = identifiers
  }

  /// Takes one event as its JSON.
  public func take(_ json: [UInt8]) async throws -> Outcome {
    let line = try EventLine(json, types: types, isTimeRequired: false)
    let eventID = line.eventID ?? identifiers.next()
    let input = line.input(madeID: eventID, arrivesAt: clock.now)
    switch try await dispatcher.take([input])[0] {
    case .taken: return .accepted(eventID: eventID)
    case .duplicate: return .repeated(eventID: eventID)
    case .conflict: return .conflict(eventID: eventID)
    }
  }
}
