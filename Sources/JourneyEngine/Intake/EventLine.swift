public import JourneyModel
public import JourneyStore

/// An event as a file or a request brings it, checked.
public struct EventLine: Equatable, Sendable {
  /// The caller's own id; `nil` if none was given.
  public var eventID: String?
  /// Whose it is.
  public var userID: String
  /// The name.
  public var name: String
  /// When it happened; `nil` if that was not given.
  public var at: Moment?
  /// The attributes, as one JSON object in UTF-8.
  public var attributes: [UInt8]

  /// The fields of an event.
  private static let fields = ["eventId", "userId", "eventName", "eventTime", "attributes"]

  /// Reads an event from its JSON, or says why it is refused.
  public init(
    _ json: [UInt8], types: IntakeTypes, isTimeRequired: Bool = true
  ) throws(LineError) {
    let fields = try LineFields(json, known: Self.fields, noun: "an event")
    eventID = try fields.name("eventId")
    userID = try fields.requiredName("userId")
    name = try fields.requiredName("eventName")
    at = try fields.moment("eventTime")
    if isTimeRequired, at == nil {
      throw LineError(
        "`eventTime` is missing",
        help: "say when it happened, such as `\"eventTime\": \"2017-03-01T14:00:00Z\"`")
    }
    let (node, attributes) = try fields.attributes()
    self.attributes = attributes
    guard let events = types.events else { return }
    guard let declared = events[name] else {
      try LineFields.check(name, isAmong: events.keys.sorted(), "no event of the catalog")
      return
    }
    try ValueCheck.check(node, against: declared, path: "attributes")
  }

  /// The input for the store; `madeID` is its id if the caller gave none.
  public func input(madeID: @autoclosure () -> String, arrivesAt: Moment) -> IncomingInput {
    var event = EventRecord(
      eventID: eventID ?? madeID(), name: name, at: at ?? arrivesAt, attributes: attributes)
    event.isTimeGiven = at != nil
    return IncomingInput(userID: userID, arrivesAt: arrivesAt, content: .event(event))
  }
}
