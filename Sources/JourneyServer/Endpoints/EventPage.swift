internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices
internal import JourneyStore

/// A page of events, as it is asked for and given.
enum EventPage {
  /// What may stand behind the question mark.
  static var parameters: [Operation.Parameter] {
    [
      .init(
        "userId", in: .query, isRequired: true,
        .text("The user.", lengthMax: IntakeLimits.idBytesMax)),
      .init(
        "eventId", in: .query, isRequired: false,
        .text("The id of one event.", lengthMax: IntakeLimits.idBytesMax)),
      .init(
        "eventName", in: .query, isRequired: false,
        .text("The name of the events.", lengthMax: IntakeLimits.idBytesMax)),
      .init(
        "since", in: .query, isRequired: false,
        .text("The earliest moment, such as `2026-03-01T14:00:00Z`.", format: "date-time")),
      .init(
        "limit", in: .query, isRequired: false,
        .integer("The most events.", minimum: 1, maximum: ServiceLimits.eventsPageMax)),
      .init(
        "cursor", in: .query, isRequired: false, .text("The `next` of the page before.")),
    ]
  }

  /// Reads what is asked for.
  static func query(_ request: EndpointRequest) throws(Problem) -> EventQuery {
    guard let userID = request.query["userId"], !userID.isEmpty else {
      throw Problem(.invalid, "`userId` is missing; say whose events are meant")
    }
    // Of somebody else's events a caller does not learn whether there are any.
    if let owner = request.caller?.userID, owner != userID { throw Problem.unknownUser(userID) }
    var query = EventQuery(userID: userID, limit: try limit(request.query["limit"]))
    query.eventID = request.query["eventId"]
    query.name = request.query["eventName"]
    if let since = request.query["since"] { query.since = try moment(since) }
    if let cursor = request.query["cursor"] {
      guard let after = EventQuery.Cursor(cursor) else {
        throw Problem(.invalid, "`cursor` is not the `next` of a page")
      }
      query.after = after
    }
    return query
  }

  /// Reads how many events are wanted.
  private static func limit(_ text: String?) throws(Problem) -> Int {
    guard let text else { return ServiceLimits.eventsPage }
    guard let limit = Int(text), (1...ServiceLimits.eventsPageMax).contains(limit) else {
      throw Problem(
        .invalid, "`limit` is a number from 1 to \(ServiceLimits.eventsPageMax)")
    }
    return limit
  }

  /// Reads the earliest moment.
  private static func moment(_ text: String) throws(Problem) -> Moment {
    if let moment = Moment(text) { return moment }
    throw Problem(
      .invalid, "`since` is no moment; write it as `2026-03-01T14:00:00Z`")
  }

  /// The page in JSON.
  static func json(_ page: EventService.Page, of query: EventQuery) -> [UInt8] {
    var writer = JSONWriter(capacity: page.events.reduce(64) { $0 + $1.attributes.count + 200 })
    writer.beginObject()
    writer.key("events")
    writer.beginArray()
    for event in page.events { write(event, of: query.userID, to: &writer) }
    writer.endArray()
    if let next = page.next {
      writer.key("next")
      writer.text(next.text)
    }
    writer.endObject()
    return writer.bytes
  }

  /// Writes an event as it was taken.
  private static func write(
    _ event: EventRecord, of userID: String, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("eventId")
    writer.text(event.eventID)
    writer.key("userId")
    writer.text(userID)
    writer.key("eventName")
    writer.text(event.name)
    writer.key("eventTime")
    writer.text(event.at.description)
    writer.key("attributes")
    writer.verbatim(event.attributes)
    writer.endObject()
  }
}
