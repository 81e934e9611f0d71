import ArgumentParser
import JourneyModel
import JourneyTools

/// `journey run`: lives journeys on files of users and events.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Live journeys on files of users and events, on a simulated clock.",
    discussion: """
      Example:
        journey run welcome.journey --users users.ndjson \\
          --events events.ndjson --sends sends.ndjson

      Users and events are NDJSON, one object a line, plain or gzip; `-` is
      standard input. Events may come in any order: each is lived at its own
      `eventTime`. A bad line is reported by its number and skipped. After the
      last event the clock goes on until nobody waits, at most a year, or to
      --until.
      With --data or --store the store is kept: a run that was stopped goes on
      with the same command. With `-` for --sends or --trace, standard output holds these lines
      alone, and the summary goes to standard error.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("Scripts or definitions.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var scripts: [String]

  @Option(help: ArgumentHelp("The users.", valueName: "file"), completion: .records)
  var users: String?

  @Option(help: ArgumentHelp("The events.", valueName: "file"), completion: .records)
  var events: String?

  @Option(
    help: ArgumentHelp(
      "Where the clock begins, unless an event comes before.", valueName: "moment"))
  var from: String?

  @Option(
    help: ArgumentHelp("Where the clock stops, such as 2026-12-31T00:00:00Z.", valueName: "moment"))
  var until: String?

  @Option(
    help: ArgumentHelp("Write a line for each message, sent or skipped.", valueName: "file"),
    completion: .file())
  var sends: String?

  @Option(
    help: ArgumentHelp("Write a line for each step of each run.", valueName: "file"),
    completion: .file())
  var trace: String?

  @Option(
    help: ArgumentHelp(
      "Keep the store in this folder, and go on from what is there.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Keep the store in this database of a PostgreSQL server.", valueName: "url"))
  var store: String?

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "The form of the summary: text or json.")
  var format: AnswerFormat = .text

  func validate() throws {
    if (scripts + [users, events, workspace.catalog]).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if data != nil, store != nil {
      throw ValidationError("--data keeps the store in a folder, --store in a database; give one")
    }
  }

  func run() throws {
    if store != nil { return try ServerProgram.handOver() }
    let loaded = try workspace.load(scripts)
    try loaded.report(color: workspace.color)
    let options = RunOptions(
      sources: loaded.paths, users: users, events: events,
      from: try from.map { try RunOptions.moment($0, of: "--from") },
      until: try until.map { try RunOptions.moment($0, of: "--until") }, sends: sends, trace: trace,
      data: data)
    let simulated = SimulatedRun(
      journeys: loaded.journeys, catalog: loaded.catalog, options: options,
      notice: Console.tell)
    let result = try simulated.execute()
    let summary = format == .json ? result.json() : result.text()
    if options.writesToStandardOutput {
      Console.tell(summary, terminator: "")
    } else {
      try Console.print(summary)
    }
  }
}
