import ArgumentParser
import JourneyModel
import JourneySimulation
import JourneyTools

/// `journey simulate`: lives a population through journeys.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Live a population through journeys, made up or as it was recorded.",
    discussion: """
      Example:
        journey simulate welcome.journey --people 1000 --rate order_placed=2
        journey simulate abandoned_cart.journey --against published.json \\
          --users users.ndjson --events events.ndjson --html page.html

      Without --events people and what happens to them are made up: by the
      catalog, and by what the scripts ask for. --users samples people from a
      file. With --events what was recorded is lived again; --from and --to say
      which part of it is counted. The same seed gives the same report, to the
      byte. Without scripts, all of the workspace here are simulated together.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("Scripts, definitions or folders of scripts.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var scripts: [String] = []

  @Option(
    help: ArgumentHelp("How many people are made up or sampled.", valueName: "number"))
  var people: Int?

  @Option(help: ArgumentHelp("For how many days events are made up.", valueName: "number"))
  var days: Int = SimulationOptions.usualDays

  @Option(help: ArgumentHelp("What everything made up follows from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How often an event happens to a person in 30 days, `once` or `never`; else once in 30 days.",
      valueName: "event=number"))
  var rate: [String] = []

  @Option(help: ArgumentHelp("The users.", valueName: "file"), completion: .records)
  var users: String?

  @Option(
    help: ArgumentHelp("The events that were recorded.", valueName: "file"), completion: .records)
  var events: String?

  @Option(help: ArgumentHelp("Where counting begins.", valueName: "moment"))
  var from: String?

  @Option(help: ArgumentHelp("Where the clock stops.", valueName: "moment"))
  var to: String?

  @Option(
    help: ArgumentHelp("A script or definition that these are to replace.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var against: [String] = []

  @Option(help: ArgumentHelp("Write a line for each message, sent or skipped.", valueName: "file"))
  var sends: String?

  @Option(
    help: ArgumentHelp(
      "With --against, write a line for each message that changes.", valueName: "file"))
  var changes: String?

  @Option(help: ArgumentHelp("Write the report as a page with charts.", valueName: "file"))
  var html: String?

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "The form of the report: text or json.")
  var format: AnswerFormat = .text

  func validate() throws {
    if let people, !(1...SimulationOptions.peopleMax).contains(people) {
      throw ValidationError("--people is between 1 and \(SimulationOptions.peopleMax)")
    }
    if events != nil, people != nil || !rate.isEmpty {
      throw ValidationError(
        "--people and --rate make up what --events has recorded; leave them out")
    }
    if changes != nil, against.isEmpty {
      throw ValidationError("--changes needs --against")
    }
  }

  func run() throws {
    let loaded = try workspace.load(ScriptFinder.files(for: scripts))
    try loaded.report(color: workspace.color)
    let old = try against.isEmpty ? nil : workspace.load(ScriptFinder.files(for: against))
    try old?.report(color: workspace.color)
    let options = SimulationOptions(
      sources: loaded.paths + (old?.paths ?? []), users: users, events: events, people: people,
      days: days, seed: seed, paces: try paces(), from: try moment(from, of: "--from"),
      to: try moment(to, of: "--to"), sends: sends, changes: changes, page: html)
    let report = try PopulationRun(
      journeys: loaded.journeys, against: old?.journeys ?? [], catalog: loaded.catalog,
      options: options, notice: Console.tell
    ).execute()
    let text = format == .json ? report.json() : report.text()
    if options.writesToStandardOutput {
      Console.tell(text, terminator: "")
    } else {
      try Console.print(text)
    }
  }

  /// Reads how often events happen.
  private func paces() throws -> [String: EventPace] {
    var paces: [String: EventPace] = [:]
    for text in rate {
      guard let sign = text.lastIndex(of: "="),
        let pace = EventPace(String(text[text.index(after: sign)...]))
      else {
        throw Failure(
          message: "`--rate \(text)` is no rate; write it like order_placed=2, a number from 0 to "
            + "\(EventPace.perMonthMax) for 30 days, `once` or `never`")
      }
      paces[String(text[..<sign])] = pace
    }
    return paces
  }

  /// Reads the moment that an option gives.
  private func moment(_ text: String?, of option: String) throws -> Moment? {
    try text.map { try RunOptions.moment($0, of: option) }
  }
}
