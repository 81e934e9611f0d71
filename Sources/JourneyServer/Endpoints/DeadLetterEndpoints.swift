internal import Hummingbird
internal import JourneyModel
public import JourneyServices
internal import JourneyStore

/// The endpoints of dead letters: what did not go on by itself, and what is decided about it.
public struct DeadLetterEndpoints: Sendable {
  /// The service.
  private let deadLetters: DeadLetterService

  /// The most dead letters in one answer.
  private static let pageMax = 200
  /// How many there are in one answer if nobody says.
  private static let pageUsual = 50

  /// Creates the endpoints.
  public init(deadLetters: DeadLetterService) {
    self.deadLetters = deadLetters
  }

  /// All of them.
  public var all: [Endpoint] {
    [list]
      + [DeadLetterService.Decision.retry, .discard].flatMap { [decide($0), decideAll($0)] }
  }

  /// Lists dead letters.
  private var list: Endpoint {
    Endpoint(
      Operation(
        .get, "/deadLetters", name: "listDeadLetters",
        summary: "Lists what did not go on by itself, the newest first; whose it is, and what was "
          + "sent, only to who may read users.",
        scope: .journeysRead,
        parameters: [
          .init("journeyId", in: .query, isRequired: false, .text("Only of this journey.")),
          .init(
            "cursor", in: .query, isRequired: false,
            .text("Where the answer before ended, as it said.")),
          .init(
            "limit", in: .query, isRequired: false,
            .integer("How many at most.", minimum: 1, maximum: Self.pageMax)),
        ],
        answers: [.init(200, "The dead letters.", .named("DeadLetters"))])
    ) { request in
      let limit = try Self.limit(request.query["limit"])
      let cursor = try request.query["cursor"].map(Self.cursor)
      let lines = try await deadLetters.list(
        of: request.query["journeyId"], behind: cursor, max: limit)
      let tellsPerson = request.caller?.scopes.contains(.usersRead) ?? true
      return .json(
        .object([
          "deadLetters": .array(lines.map { $0.node(tellsPerson: tellsPerson) }),
          "cursor": lines.count == limit ? lines.last.map { .text("\($0.id)") } : nil,
        ]))
    }
  }

  /// Decides about one.
  private func decide(_ decision: DeadLetterService.Decision) -> Endpoint {
    Endpoint(
      Operation(
        .post, "/deadLetters/{id}/\(decision)", name: "\(decision)DeadLetter",
        summary: Self.summary(of: decision, "one dead letter"), scope: .journeysOperate,
        parameters: [
          .init("id", in: .path, isRequired: true, .text("The name of the dead letter."))
        ],
        answers: [.init(200, "It is done.", .named("DeadLettersDecided")), .notFound])
    ) { request in
      let name = request.path["id"] ?? ""
      guard let id = DeadLetterID(name), try await deadLetters.decide(decision, on: id) else {
        throw Problem(
          .notFound, "there is no dead letter `\(name.prefix(64))` about which this can be decided")
      }
      return .json(.object(["count": .integer(1)]))
    }
  }

  /// Decides about all of a journey.
  private func decideAll(_ decision: DeadLetterService.Decision) -> Endpoint {
    Endpoint(
      Operation(
        .post, "/deadLetters/\(decision)", name: "\(decision)DeadLetters",
        summary: Self.summary(of: decision, "all dead letters of a journey"),
        scope: .journeysOperate,
        parameters: [
          .init("journeyId", in: .query, isRequired: true, .text("The journey."))
        ], answerSeconds: RequestLimits.longAnswerSeconds,
        answers: [.init(200, "It is done.", .named("DeadLettersDecided"))])
    ) { request in
      let journeyID = request.query["journeyId"] ?? ""
      guard !journeyID.isEmpty else {
        throw Problem(.invalid, "`journeyId` is missing; say of which journey")
      }
      let count = try await deadLetters.decideAll(decision, of: journeyID)
      return .json(.object(["count": .integer(count)]))
    }
  }

  /// What a decision does, in a sentence.
  private static func summary(of decision: DeadLetterService.Decision, _ what: String) -> String {
    switch decision {
    case .retry: "Tries \(what) again."
    case .discard: "Gives \(what) up; people go on without."
    }
  }

  /// How many are wanted.
  private static func limit(_ text: String?) throws(Problem) -> Int {
    guard let text else { return pageUsual }
    guard let limit = Int(text), (1...pageMax).contains(limit) else {
      throw Problem(.invalid, "`limit` is a number from 1 to \(pageMax)")
    }
    return limit
  }

  /// Where the answer before ended.
  private static func cursor(_ text: String) throws(Problem) -> DeadLetterID {
    if let id = DeadLetterID(text) { return id }
    throw Problem(.invalid, "`cursor` is not what an answer before said")
  }
}

extension DeadLetterLine {
  /// What is told of it: of the person, and of what a receiver has said of them, only where that is
  /// wanted.
  func node(tellsPerson: Bool) -> JSONNode {
    .object([
      "id": .text("\(id)"), "userId": tellsPerson ? .text(userID) : nil,
      "journeyId": .text(letter.journeyID),
      "runId": letter.runNumber == 0
        ? nil : .text("\(RunID(part: part, number: letter.runNumber))"),
      "kind": .text(letter.kind.rawValue), "state": .text(letter.stateID),
      "name": .text(letter.name), "input": tellsPerson ? try? JSONReader.parse(letter.input) : nil,
      "reason": .text(letter.reason),
      "lastError": tellsPerson ? letter.lastError.map(JSONNode.text) : nil,
      "attempts": .integer(letter.attempts), "failedAt": .text("\(letter.failedAt)"),
    ])
  }
}
