internal import HTTPTypes
internal import JourneyEngine
internal import JourneyModel
internal import JourneyServices

/// What became of an event, as it is told.
enum EventAnswer {
  /// The id of an event that was taken; `nil` of another.
  static func eventID(_ outcome: EventService.Outcome) -> String? {
    switch outcome {
    case .accepted(let eventID), .repeated(let eventID): eventID
    case .conflict, .erased, .foreign, .refused, .postponed: nil
    }
  }

  /// Says that an event was taken.
  static func taken(_ outcome: EventService.Outcome) -> WholeAnswer {
    var writer = JSONWriter(capacity: 64)
    writer.beginObject()
    if let eventID = eventID(outcome) {
      writer.key("eventId")
      writer.text(eventID)
    }
    writer.endObject()
    return WholeAnswer(writer.bytes, type: "application/json", status: .accepted)
  }

  /// Why an event was not taken; `nil` if it was.
  static func problem(_ outcome: EventService.Outcome) -> Problem? {
    switch outcome {
    case .accepted, .repeated: nil
    case .conflict(let eventID):
      Problem(
        .conflict,
        "the event `\(eventID)` was taken before with another content; give this one another id")
    case .erased(let userID):
      Problem(
        .conflict,
        "the user `\(userID)` was erased; create the user again before sending events")
    case .foreign(let userID):
      Problem(.forbidden, "this token is for another user than `\(userID)`")
    case .refused(let error): Problem(.invalid, error.description)
    case .postponed(let refusal): Problem(refusal)
    }
  }

  /// The line of an answer: what became of the line of this number.
  static func line(_ number: Int, _ outcome: EventService.Outcome) -> JSONNode {
    guard let problem = problem(outcome) else {
      return .object([
        "line": .integer(number), "status": .integer(202),
        "eventId": eventID(outcome).map(JSONNode.text),
      ])
    }
    return line(number, problem)
  }

  /// The line of an answer: why the line of this number was not taken.
  static func line(_ number: Int, _ problem: Problem) -> JSONNode {
    .object([
      "line": .integer(number), "status": .integer(problem.status.code),
      "type": .text("urn:journey:problem:\(problem.kind.rawValue)"),
      "detail": .text(problem.detail),
      "retryAfterSeconds": problem.retryAfterSeconds.map(JSONNode.integer),
    ])
  }
}

extension Problem {
  /// Says that what was sent was not taken, and when to come again.
  init(_ refusal: IntakeRefusal) {
    switch refusal {
    case .busy(let seconds):
      self.init(
        .busy, "more comes in than can be taken; come again", retryAfterSeconds: seconds)
    case .unavailable(let reason):
      self.init(.unavailable, reason, retryAfterSeconds: ServiceLimits.retryAfterSeconds)
    }
  }
}
