internal import JourneyModel

/// What the answers about journeys look like.
extension JourneyEndpoints {
  /// The schemas that the operations name.
  public static var schemas: [(name: String, schema: Schema)] {
    [
      ("JourneyDefinition", definition), ("JourneyPublished", published), ("Journey", journey),
      ("Journeys", .answer("The journeys.", "journeys", listOf: "Journey")),
      ("Version", version), ("Versions", .answer("The versions.", "versions", listOf: "Version")),
      ("Finding", finding), ("MigrationStep", migrationStep), ("Migration", migration),
      ("JourneyReport", reported), ("VersionReport", versionReport), ("StepCount", stepCount),
    ]
  }

  /// The name of a journey.
  private static let journeyID = Schema.text("The name of the journey.")
  /// A moment.
  private static let moment = Schema.text("A moment.", format: "date-time")

  /// A definition.
  private static let definition = Schema.object(
    "A definition, as its own schema says it.",
    [
      "format": .text("The format.", values: [JourneyDefinition.format]), "journey_id": journeyID,
    ], required: ["format", "journey_id"], isOpen: true)

  /// What is told of what was published.
  private static let published = Schema.object(
    "A version that people enter.",
    [
      "journeyId": journeyID, "version": .integer("The version.", minimum: 1),
      "warnings": .list(of: .named("Finding"), "What is not wrong, and better mended."),
      "migration": .named("Migration"),
    ], required: ["journeyId", "version", "warnings"])

  /// A finding.
  private static let finding = Schema.object(
    "Something that was found, as `journey check --format json` tells it.",
    [
      "code": .text("Its code."), "name": .text("Its name."),
      "severity": .text("How much it weighs.", values: ["error", "warning"]),
      "line": .integer("The line.", minimum: 1), "message": .text("What was found."),
    ], required: ["code", "name", "severity", "line", "message"], isOpen: true)

  /// A journey.
  private static let journey = Schema.object(
    "A journey.",
    [
      "journeyId": journeyID, "title": .text("The title."),
      "version": .integer("The newest version.", minimum: 1), "publishedAt": moment,
      "status": .text(
        "Whether people enter and move.", values: ["running", "paused", "draining", "archived"]),
      "active": .integer("The people inside.", minimum: 0),
    ], required: ["journeyId", "version", "publishedAt", "status", "active"])

  /// A version.
  private static let version = Schema.object(
    "A version.",
    [
      "journeyId": journeyID, "title": .text("The title."),
      "version": .integer("The version.", minimum: 1), "publishedAt": moment,
    ], required: ["journeyId", "version", "publishedAt"])

  /// People who were led over.
  private static let migration = Schema.object(
    "People who were led over from older versions, or would be.",
    [
      "moved": .integer("Those who were led over.", minimum: 0),
      "left": .integer("Those who stayed.", minimum: 0),
      "people": .integer("Those who were inside.", minimum: 0),
      "steps": .list(of: .named("MigrationStep"), "Where they stood."),
    ], required: ["moved", "left", "people", "steps"])

  /// People who stood in a step.
  private static let migrationStep = Schema.object(
    "People who stand in a step of an older version.",
    [
      "version": .integer("The version.", minimum: 1), "state": .text("The step's id."),
      "line": .integer("Its line.", minimum: 1), "target": .text("The step they go to."),
      "people": .integer("How many they are.", minimum: 0),
      "losses": .list(of: .text("A loss."), "What they would lose."),
    ], required: ["version", "state", "people", "losses"])

  /// Counts by name.
  private static func counts(_ description: String) -> Schema {
    Schema.object(description, [:], isOpen: true)
  }

  /// People of a group.
  private static let group = Schema.object(
    "People, each of them once.",
    [
      "people": .integer("How many.", minimum: 0),
      "converted": .integer("How many converted.", minimum: 0),
    ], required: ["people", "converted"])

  /// A report.
  private static let reported = Schema.object(
    "What became of the people of a journey.",
    [
      "journeyId": journeyID, "title": .text("The title."),
      "entered": .integer("Those who entered.", minimum: 0),
      "active": .integer("Those inside.", minimum: 0),
      "ended": counts("Those who ended, by reason."),
      "converted": .integer("Those who converted.", minimum: 0),
      "people": .object("The two groups.", ["letIn": group, "heldOut": group]),
      "sends": counts("Messages by name and by what became of them."),
      "skippedFor": counts("Messages that were skipped, by reason."),
      "versions": .list(of: .named("VersionReport"), "The versions."),
    ], required: ["journeyId", "entered", "active", "ended", "converted", "sends", "versions"])

  /// The report of a version.
  private static let versionReport = Schema.object(
    "What became of the people of a version.",
    [
      "version": .integer("The version.", minimum: 1), "publishedAt": moment,
      "entered": .integer("Those who entered.", minimum: 0),
      "active": .integer("Those inside.", minimum: 0),
      "ended": counts("Those who ended, by reason."),
      "converted": .integer("Those who converted.", minimum: 0),
      "steps": .list(of: .named("StepCount"), "The steps where people stand."),
    ], required: ["version", "publishedAt", "entered", "active", "ended", "converted", "steps"])

  /// People in a step.
  private static let stepCount = Schema.object(
    "People who stand in a step.",
    [
      "state": .text("The step's id."), "line": .integer("Its line.", minimum: 1),
      "stage": .text("Its stage."), "step": .text("The step, as the script says it."),
      "people": .integer("How many they are.", minimum: 0),
    ], required: ["state", "step", "people"])
}

extension Schema {
  /// An answer of one list of things that have a schema of their own.
  static func answer(_ description: String, _ field: String, listOf name: String) -> Schema {
    Schema(
      .object([
        "type": .text("object"), "description": .text(description),
        "properties": .object(members: [
          (field, Schema.list(of: .named(name), description).node)
        ]),
        "required": .array([.text(field)]), "additionalProperties": .boolean(false),
      ]))
  }
}
