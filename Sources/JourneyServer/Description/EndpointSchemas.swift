internal import JourneyEngine
internal import JourneyModel

extension ServerApplication {
  /// The schemas that operations name.
  public static let schemas: [NamedSchema] =
    [
      [("Problem", Problem.schema)], HealthEndpoints.schemas, EventEndpoints.schemas,
      UserEndpoints.schemas, JourneyEndpoints.schemas, RunEndpoints.schemas,
      WhyEndpoints.schemas, DeadLetterEndpoints.schemas,
    ].flatMap(\.self)
}

extension Problem {
  /// What a problem document has.
  static let schema = Schema.object(
    "What went wrong, and what to do.",
    [
      "type": .text("The kind, as an address that stays the same."),
      "title": .text("The kind in a few words."), "status": .integer("The status."),
      "detail": .text("What happened here, and what to do."),
      "findings": .list(of: .open("A finding."), "What is wrong with a script."),
    ], required: ["type", "title", "status", "detail"], isOpen: true)
}

extension Schema {
  /// An object of which only some fields are told.
  static func open(_ description: String) -> Schema {
    .object(description, [:], isOpen: true)
  }

  /// An id, as users and events have one.
  static func id(_ description: String) -> Schema {
    Schema(
      .object([
        "type": .text("string"), "description": .text(description), "minLength": .integer(1),
        "maxLength": .integer(IntakeLimits.idBytesMax),
      ]))
  }

  /// A moment.
  static func moment(_ description: String) -> Schema {
    .text(description, format: "date-time")
  }
}

extension HealthEndpoints {
  /// What the answers have.
  static let schemas: [NamedSchema] = [
    (
      "Health",
      .object("That all is well.", ["status": .text("In a word.")], required: ["status"])
    )
  ]
}

extension EventEndpoints {
  /// What bodies and answers have.
  static let schemas: [NamedSchema] = [
    (
      "Event",
      .object(
        "Something that a user did, or that happened to one.",
        [
          "eventId": .id("The sender's own id, which makes a repeat harmless."),
          "userId": .id("The user."), "eventName": .id("What it was, as the catalog names it."),
          "eventTime": .moment("When it was; now unless given."),
          "attributes": .open("What the catalog says that such an event has."),
        ], required: ["userId", "eventName"])
    ),
    (
      "EventTaken",
      .object("It is durable.", ["eventId": .text("Its id.")], required: ["eventId"])
    ),
    (
      "EventLineAnswer",
      .object(
        "What became of a line.",
        [
          "line": .integer("The number of the line, from 1."),
          "status": .integer("The status that the line alone would have got."),
          "eventId": .text("The id of an event that was taken."),
          "type": .text("The kind of problem."), "detail": .text("What to do."),
          "retryAfterSeconds": .integer("When to come again."),
        ], required: ["line", "status"])
    ),
    (
      "EventPage",
      .object(
        "Events in order of time.",
        [
          "events": .list(of: .named("KnownEvent"), "The events."),
          "next": .text("What to give as `cursor` for the next page."),
        ], required: ["events"])
    ),
    (
      "KnownEvent",
      .object(
        "An event as it was taken.",
        [
          "eventId": .text("Its id."), "userId": .text("The user."),
          "eventName": .text("What it was."), "eventTime": .moment("When it was."),
          "attributes": .open("What it had."),
        ], required: ["eventId", "userId", "eventName", "eventTime", "attributes"])
    ),
  ]
}

extension UserEndpoints {
  /// The fields that hold a text.
  private static let texts: [(String, Schema)] = [
    "firstName", "lastName", "email", "phone", "mainDeviceId", "dob", "timezone",
  ].map { ($0, Schema.text("The user's `\($0)`.")) }

  /// A user with some fields that must be there.
  private static func user(_ description: String, required: [String], isChange: Bool) -> Schema {
    let texts = texts.map { ($0.0, isChange ? $0.1.orNull.node : $0.1.node) }
    let others: [(String, Schema)] = [
      ("userId", .id("The user.")),
      ("geolocation", .open("Where the user is: a latitude and a longitude.")),
      ("isActive", .boolean("Whether the user is one still.")),
      ("createdAt", .moment("Since when the user is one.")),
      ("attributes", .open("What the catalog says that a user has.")),
      ("preferences", .named("Preferences")),
    ]
    return Schema(
      .object([
        "type": .text("object"), "description": .text(description),
        "properties": .object(members: others.map { ($0.0, $0.1.node) } + texts),
        "required": required.isEmpty ? nil : .array(required.map(JSONNode.text)),
        "additionalProperties": .boolean(isChange),
      ]))
  }

  /// What bodies and answers have.
  static let schemas: [NamedSchema] = [
    ("User", user("A user.", required: ["userId"], isChange: false)),
    ("UserChange", user("What changes of a user.", required: [], isChange: true)),
    (
      "Preferences",
      Schema(
        .object([
          "type": .text("object"),
          "description": .text("What a user allows, by channel, such as `email`."),
          "additionalProperties": .object(["type": .array([.text("object"), .text("null")])]),
        ]))
    ),
    (
      "UserImportLine",
      .object(
        "A line that was refused, or the counts.",
        [
          "line": .integer("The number of the line, from 1."), "detail": .text("What to do."),
          "taken": .integer("The lines that were taken."),
          "refused": .integer("The lines that were refused."),
          "comeAgainFromLine": .integer("The first line that was not read."),
          "retryAfterSeconds": .integer("When to come again."),
        ])
    ),
  ]
}
