internal import Hummingbird
internal import JourneyEngine
internal import JourneyModel
public import JourneyServices

/// The endpoints of the Event service.
public struct EventEndpoints: Sendable {
  /// The service.
  let events: EventService

  /// Creates the endpoints.
  public init(events: EventService) {
    self.events = events
  }

  /// All of them.
  public var all: [Endpoint] { [takeOne, takeMany, read] }

  /// Takes one event.
  private var takeOne: Endpoint {
    var endpoint = Endpoint(
      Operation(
        .post, "/event", name: "takeEvent",
        summary: "Takes an event in; it is durable when the answer comes.",
        scope: .eventsWrite,
        body: Operation.Body(
          [("application/json", .named("Event"))], bytesMax: IntakeLimits.lineBytesMax),
        checksOwnUser: true,
        answers: [
          .init(202, "It is durable, and will be handled once.", .named("EventTaken")),
          .init(
            409, "Its id was taken before with another content, or its user was erased.",
            type: "application/problem+json", .named("Problem")),
        ])
    ) { request in
      let outcome = await events.take(request.body, onlyFor: request.caller?.userID)
      if let problem = EventAnswer.problem(outcome) { throw problem }
      return EventAnswer.taken(outcome).response
    }
    endpoint.express = { [events] caller, body, answer in
      events.take(body, onlyFor: caller.userID) { outcome in
        answer(EventAnswer.problem(outcome)?.whole ?? EventAnswer.taken(outcome))
      }
    }
    return endpoint
  }

  /// Takes many events, one a line.
  private var takeMany: Endpoint {
    Endpoint(
      Operation(
        .post, "/events", name: "takeEvents",
        summary: "Takes events in, one a line, and answers with a line for each of them.",
        scope: .eventsWrite,
        body: Operation.Body(
          [("application/x-ndjson", .named("Event"))], bytesMax: ServiceLimits.batchBytesMax),
        checksOwnUser: true,
        answers: [
          .init(
            200, "What became of each line.", type: "application/x-ndjson",
            .named("EventLineAnswer"))
        ])
    ) { request in
      var batch = EventBatch(events: events, owner: request.caller?.userID)
      try await batch.take(BodyLines(request.body))
      return .bytes(batch.answer, type: "application/x-ndjson")
    }
  }

  /// Lists events of a user.
  private var read: Endpoint {
    Endpoint(
      Operation(
        .get, "/userEvent", name: "readEvents",
        summary: "Lists events of a user in order of time, a page at a time.",
        scope: .eventsRead, parameters: EventPage.parameters,
        answers: [.init(200, "The events.", .named("EventPage"))])
    ) { request in
      let query = try EventPage.query(request)
      return .bytes(
        EventPage.json(try await events.events(query), of: query), type: "application/json")
    }
  }
}
