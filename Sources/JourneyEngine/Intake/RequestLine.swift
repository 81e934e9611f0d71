public import JourneyModel
public import JourneyStore

/// A journey that is asked for, as a request brings it, checked.
public struct RequestLine: Equatable, Sendable {
  /// The journey.
  public var journeyID: String
  /// For whom.
  public var userID: String
  /// The caller's own id, which makes a repeat harmless; `nil` if none was given.
  public var requestID: String?
  /// What the journey is given, as one JSON object in UTF-8.
  public var payload: [UInt8]

  /// The fields of a request.
  private static let fields = ["journeyId", "userId", "payload", "requestId"]

  /// Reads a request from its JSON, or says why it is refused.
  public init(_ json: [UInt8]) throws(LineError) {
    let fields = try LineFields(json, known: Self.fields, noun: "a request")
    journeyID = try fields.requiredName("journeyId")
    userID = try fields.requiredName("userId")
    requestID = try fields.name("requestId")
    payload = try fields.object("payload").json
  }

  /// Refuses a payload that is not what the journey takes: something unknown, of another type, or
  /// missing.
  public func check(against parameters: [ValueType.Field]) throws(LineError) {
    let node = (try? JSONReader.parse(payload, bytesMax: IntakeLimits.lineBytesMax)) ?? .object([:])
    let names = parameters.map(\.name)
    for member in node.members ?? [] {
      try LineFields.check(member.key, isAmong: names, "nothing that `\(journeyID)` takes")
    }
    for field in parameters where field.isRequired {
      guard node.member(field.name)?.isNull ?? true else { continue }
      throw LineError(
        "`payload.\(field.name)` is missing, and `\(journeyID)` requires it", help: "add it")
    }
    try ValueCheck.check(node, against: FieldTable(parameters), path: "payload")
  }

  /// The input for the store; `madeID` is its id if the caller gave none.
  public func input(madeID: String, arrivesAt: Moment) -> IncomingInput {
    IncomingInput(
      userID: userID, arrivesAt: arrivesAt,
      content: .request(
        requestID: requestID ?? madeID,
        JourneyRequest(journeyID: journeyID, parameters: payload)))
  }
}
