internal import ArgumentParser
internal import Foundation
internal import JourneyPostgres
internal import JourneyTools

/// `journey run`, with the store in a database.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Live journeys on files of users and events, with the store in a database.",
    discussion: """
      Example:
        journey run welcome.journey --users users.ndjson --events events.ndjson \\
          --store postgresql://journey@db.internal/trial

      All is as with --data, in a database that no server has worked on. A run that
      was stopped goes on with the same command.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("Scripts or definitions.", valueName: "script"))
  var scripts: [String]

  @Option(help: ArgumentHelp("The users.", valueName: "file"))
  var users: String?

  @Option(help: ArgumentHelp("The events.", valueName: "file"))
  var events: String?

  @Option(
    help: ArgumentHelp(
      "Where the clock begins, unless an event comes before.", valueName: "moment"))
  var from: String?

  @Option(
    help: ArgumentHelp("Where the clock stops, such as 2026-12-31T00:00:00Z.", valueName: "moment"))
  var until: String?

  @Option(
    help: ArgumentHelp("Write a line for each message, sent or skipped.", valueName: "file"))
  var sends: String?

  @Option(help: ArgumentHelp("Write a line for each step of each run.", valueName: "file"))
  var trace: String?

  @Option(help: ArgumentHelp("The database of a PostgreSQL server.", valueName: "url"))
  var store: PostgresAddress

  @Option(
    help: ArgumentHelp(
      "The catalog; without it, the nearest journey.yaml above the script.", valueName: "file"))
  var catalog: String?

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("What messages call standard input.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: "The form of the summary: text or json.")
  var format: AnswerFormat = .text

  func validate() throws {
    if (scripts + [users, events, catalog]).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
  }

  func run() throws {
    let loader = WorkspaceLoader(catalogPath: catalog, standardInputName: stdinFilename)
    let loaded = try loader.load(scripts)
    if loaded.hasErrors {
      throw Refusal.told("\(loaded.errorsText(hasColor: false))\(loaded.summary)")
    }
    let options = RunOptions(
      sources: loaded.paths, users: users, events: events,
      from: try from.map { try RunOptions.moment($0, of: "--from") },
      until: try until.map { try RunOptions.moment($0, of: "--until") }, sends: sends,
      trace: trace, store: store)
    let result = try SimulatedRun(
      journeys: loaded.journeys, catalog: loaded.catalog, options: options, notice: Self.tell
    ).execute()
    let summary = format == .json ? result.json() : result.text()
    if options.writesToStandardOutput {
      Self.tell(summary)
    } else {
      print(summary, terminator: "")
    }
  }

  /// Writes what is no result to standard error.
  private static func tell(_ text: String) {
    let line = text.hasSuffix("\n") ? text : text + "\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }
}
