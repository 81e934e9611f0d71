internal import JourneyModel

/// What the answers look like.
extension WhyEndpoints {
  /// The schemas that the operation names.
  public static var schemas: [(name: String, schema: Schema)] {
    [("Why", why), ("WhyJourney", journey), ("WhyRun", run), ("WhyEntry", entry)]
  }

  /// Entries, in order.
  private static func entries(_ description: String) -> Schema {
    .list(of: .named("WhyEntry"), description)
  }

  /// The whole answer.
  private static let why = Schema.object(
    "Why a user came where they came.",
    [
      "userId": .text("The user."),
      "timeZone": .text("The zone of the workspace, in which the text shows moments."),
      "agrees": .boolean("Whether what was lived again agrees with what is on record."),
      "difference": .object(
        "Where it does not; nothing is told from there on.",
        [
          "at": .moment("When."), "recorded": .text("What is on record."),
          "replayed": .text("What came of living it again."),
        ], required: ["at", "recorded", "replayed"]),
      "isCut": .boolean("Whether more happened than is told."),
      "journeys": .list(of: .named("WhyJourney"), "The journeys, by name."),
      "text": .text("The answer for people, if it was asked for."),
    ], required: ["userId", "timeZone", "agrees", "isCut", "journeys"])

  /// A journey.
  private static let journey = Schema.object(
    "What became of the user in one journey.",
    [
      "journeyId": .text("The name of the journey."),
      "runs": .list(of: .named("WhyRun"), "The runs, in the order in which they began."),
      "missed": entries("The times that the user did not come in, the latest ones."),
      "missedBefore": .integer("How many more there were before.", minimum: 0),
      "neverAsked": entries("Why nothing was ever asked."),
    ], required: ["journeyId", "runs", "missed", "missedBefore", "neverAsked"])

  /// A run.
  private static let run = Schema.object(
    "A passage through a journey.",
    [
      "version": .integer("The version that it is in.", minimum: 1),
      "end": .text("How it ended."), "entries": entries("What happened, in order."),
      "remarks": entries("Why a message that was asked for was not sent."),
    ], required: ["version", "entries", "remarks"])

  /// Something that happened.
  private static let entry = Schema.object(
    "Something that happened, with the values that decided.",
    [
      "at": .moment("When."), "line": .integer("The line of the script.", minimum: 1),
      "script": .text("The line as the script says it."), "what": .text("What happened."),
      "message": .text("The message that it is about."),
      "values": .list(
        of: .object(
          "A term that decided.",
          ["term": .text("The term."), "value": .text("What it was.")],
          required: ["term", "value"]), "The terms that decided."),
      "details": .list(of: .text("In words."), "What is to be known beside."),
      "otherwise": .text("What would have had to differ to go the other way."),
    ], required: ["what", "values", "details"])
}
