internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
public import JourneyServices

/// The endpoints of the Event service.
public struct EventEndpoints: Sendable {
  /// The service.
  private let events: EventService

  /// Creates the endpoints.
  public init(events: EventService) {
    self.events = events
  }

  /// All of them.
  public var all: [Endpoint] { [takeOne] }

  /// Takes one event.
  private var takeOne: Endpoint {
    Endpoint(
      Operation(
        .post, "/event", name: "takeEvent",
        summary: "Takes an event in; it is durable when the answer comes.",
        scope: .eventsWrite,
        body: Operation.Body(
          [("application/json", .named("Event"))], bytesMax: IntakeLimits.lineBytesMax),
        answers: [
          .init(202, "It is durable, and will be handled once.", .named("EventTaken")),
          .init(
            409, "Its id was taken before, with another content.",
            type: "application/problem+json", .named("Problem")),
        ])
    ) { request in
      switch try await events.take(request.body) {
      case .accepted(let eventID), .repeated(let eventID):
        return .json(.object(["eventId": .text(eventID)]), status: .accepted)
      case .conflict(let eventID):
        throw Problem(
          .conflict,
          "the event `\(eventID)` was taken before with another content; give this one another id")
      }
    }
  }
}
