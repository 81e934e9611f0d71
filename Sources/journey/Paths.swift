import ArgumentParser
import JourneyTools

/// `journey paths`: tells the ways through a journey, and who takes them.
struct Paths: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Tell the ways through a journey, and who takes each.",
    discussion: """
      Example:
        journey paths abandoned_cart.journey
        journey paths abandoned_cart.journey --witness people

      The shortest come first. For each somebody is made up who takes it, and
      lived to see whether they do. With --witness they are written into a
      folder for each path, as users.ndjson and events.ndjson, which
      `journey run` takes.
      """)

  @Argument(
    help: ArgumentHelp("A script or definition; `-` is standard input.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var script: String

  @Option(help: ArgumentHelp("The journey, where the script holds several.", valueName: "name"))
  var journey: String?

  @Option(help: ArgumentHelp("How many are shown; the others are counted.", valueName: "number"))
  var limit = 20

  @Option(
    help: ArgumentHelp("Write those who take the paths here.", valueName: "folder"),
    completion: .directory)
  var witness: String?

  @Option(help: "The form of the paths: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    guard (1...Self.limitMax).contains(limit) else {
      throw ValidationError("--limit is between 1 and \(Self.limitMax)")
    }
  }

  /// The most paths that are shown: each is lived.
  private static let limitMax = 1_000

  func run() throws {
    let loaded = try workspace.load([script])
    try loaded.report(color: workspace.color)
    let report = try loaded.paths(of: journey, limit: limit)
    if let witness { try report.writeWitnesses(to: witness) }
    try Console.print(format == .json ? report.json() : report.text())
  }
}
