internal import JourneyModel

/// What the answers about runs look like.
extension RunEndpoints {
  /// The schemas that the operations name.
  public static var schemas: [(name: String, schema: Schema)] {
    [
      ("JourneyRequest", request), ("JourneyInitiated", initiated), ("Run", run),
      ("Runs", .answer("The runs.", "journeys", listOf: "Run")), ("RunPlace", place),
      ("OpenEffect", effect), ("Trace", traced), ("TraceStep", step),
    ]
  }

  /// The name of a run.
  private static let runID = Schema.text("The name of the run.")
  /// The name of a journey.
  private static let journeyID = Schema.text("The name of the journey.")
  /// A moment.
  private static let moment = Schema.text("A moment.", format: "date-time")
  /// A line of a script.
  private static let line = Schema.integer("The line of the script.", minimum: 1)

  /// A request for a journey.
  private static let request = Schema.object(
    "A journey that is asked for.",
    [
      "journeyId": journeyID, "userId": .text("For whom."),
      "payload": .object("What the journey is given.", [:], isOpen: true),
      "requestId": .text("An id that makes a repeat harmless."),
    ], required: ["journeyId", "userId"])

  /// The answer to a request.
  private static let initiated = Schema.object(
    "What the run is called.", ["runId": runID], required: ["runId"])

  /// A run.
  private static let run = Schema.object(
    "A person's passage through a journey, or what became of the request for it.",
    [
      "runId": runID, "userId": .text("The person."), "journeyId": journeyID,
      "title": .text("The title of the journey."), "version": .integer("The version.", minimum: 1),
      "status": .text(
        "How it stands.", values: ["waiting", "notEntered", "inside", "ended", "heldOut"]),
      "enteredAt": moment, "endedAt": moment, "endReason": .text("How it ended."),
      "convertedAt": moment,
      "stands": .list(of: .named("RunPlace"), "Where the run and its branches stand."),
    ], required: ["runId", "userId", "journeyId", "status"])

  /// Where a run stands.
  private static let place = Schema.object(
    "Where a run or a branch stands.",
    [
      "branch": .text("The number of the branch."), "state": .text("The step's id."), "line": line,
      "stage": .text("Its stage."), "step": .text("The step, as the script says it."),
      "waitsFor": .text("What it waits for besides the clock."), "until": moment,
      "effects": .list(of: .named("OpenEffect"), "What has not left yet."),
    ], required: ["state"])

  /// What has not left.
  private static let effect = Schema.object(
    "A message or a call that has not left.",
    [
      "name": .text("The message, or the operation."), "channel": .text("The channel."),
      "status": .text("How it stands.", values: ["held", "pending", "sending"]), "at": moment,
    ], required: ["name", "status", "at"])

  /// What happened to a person.
  private static let traced = Schema.object(
    "What happened to a person.",
    [
      "userId": .text("The person."),
      "steps": .list(of: .named("TraceStep"), "The newest steps, in order."),
    ], required: ["userId", "steps"])

  /// A step that was taken.
  private static let step = Schema.object(
    "A step that a run took.",
    [
      "at": moment, "runId": runID, "journeyId": journeyID,
      "version": .integer("The version.", minimum: 1), "branch": .text("The number of the branch."),
      "input": .text("What caused it."), "event": .text("The event that caused it."),
      "what": .text("What happened, in words."),
      "path": .list(
        of: .object(
          "A step of the journey.",
          [
            "state": .text("Its id."), "line": line,
            "step": .text("The step, as the script says it."),
          ], required: ["state", "step"]), "The steps that were gone through."),
      "ended": .text("How the run ended."),
    ], required: ["at", "runId", "journeyId", "version", "input", "what", "path"])
}
