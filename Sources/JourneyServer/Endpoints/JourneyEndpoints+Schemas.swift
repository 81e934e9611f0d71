extension JourneyEndpoints {
  /// The schemas that the operations name.
  public static var schemas: [(name: String, schema: Schema)] {
    [
      ("JourneyDefinition", .open("A journey as `journey compile` writes it.")),
      ("JourneyPublished", published), ("Journey", journey),
      ("Journeys", list("The journeys.", "journeys")),
      ("Versions", list("The versions of a journey.", "versions")),
    ]
  }

  /// What is told of what was published.
  private static let published = Schema.object(
    "The version that people enter from now on.",
    [
      "journeyId": .text("The journey."), "version": .integer("The version."),
      "warnings": .list(of: .open("A finding."), "What could be better."),
    ], required: ["journeyId", "version"], isOpen: true)

  /// A journey.
  private static let journey = Schema.object(
    "A journey.",
    [
      "journeyId": .text("Its name."), "title": .text("Its title."),
      "version": .integer("Its newest version."),
      "publishedAt": .moment("Since when."),
    ], required: ["journeyId", "version"], isOpen: true)

  /// Journeys under a name.
  private static func list(_ description: String, _ name: String) -> Schema {
    .object(description, [name: .list(of: .named("Journey"), "Each.")], required: [name])
  }
}
