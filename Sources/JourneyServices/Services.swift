internal import JourneyEngine
public import JourneyModel

/// The three services over one folder of data, wired.
public struct Services: Sendable {
  /// Who owns engine and store.
  public let dispatcher: Dispatcher
  /// Takes events in.
  public let events: EventService
  /// Publishes journeys, and tells of them.
  public let journeys: JourneyService

  /// Opens a folder of data for the journeys of a catalog.
  ///
  /// `owner` names this process in the leases.
  public init(
    folder: String, catalog: Catalog?, zones: sending ZoneTable,
    clock: any ServiceClock = SystemClock(),
    identifiers: IdentifierSource = IdentifierSource(), owner: String
  ) throws {
    dispatcher = try Dispatcher(
      folder: folder, settings: catalog.map { EngineSettings($0) } ?? EngineSettings(),
      zones: zones, clock: clock, owner: owner)
    events = EventService(
      dispatcher: dispatcher, types: IntakeTypes(catalog), clock: clock, identifiers: identifiers)
    journeys = JourneyService(dispatcher: dispatcher, catalog: catalog, clock: clock)
  }
}
