internal import JourneyModel

/// What the answers about dead letters look like.
extension DeadLetterEndpoints {
  /// The schemas that the operations name.
  public static var schemas: [(name: String, schema: Schema)] {
    [("DeadLetter", letter), ("DeadLetters", letters), ("DeadLettersDecided", decided)]
  }

  /// A dead letter.
  private static let letter = Schema.object(
    "Something that does not go on by itself.",
    [
      "id": .text("Its name."), "userId": .text("Whose it is; for `users:read`."),
      "journeyId": .text("The journey."), "runId": .text("The run."),
      "kind": .text(
        "What it is: an effect that failed, one of which nobody knows, an input, or what ended the "
          + "server again and again.",
        values: ["effect", "unknown", "input", "crash"]),
      "state": .text("The step's id."), "name": .text("The message, the operation or the event."),
      "input": .object("What it was given; for `users:read`.", [:], isOpen: true),
      "reason": .text("Why it is here."),
      "lastError": .text("What was last said against it; for `users:read`."),
      "attempts": .integer("How often it was tried.", minimum: 0),
      "failedAt": .text("When it came here.", format: "date-time"),
    ],
    required: [
      "id", "journeyId", "kind", "state", "name", "reason", "attempts", "failedAt",
    ])

  /// A page of dead letters.
  private static let letters = Schema.object(
    "Dead letters, the newest first.",
    [
      "deadLetters": .list(of: .named("DeadLetter"), "The dead letters."),
      "cursor": .text("Where the next answer begins; left out at the end."),
    ], required: ["deadLetters"])

  /// How many were decided about.
  private static let decided = Schema.object(
    "How many dead letters it was done with.", ["count": .integer("How many.", minimum: 0)],
    required: ["count"])
}
