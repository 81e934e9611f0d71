public import ArgumentParser
public import JourneyTools

/// `journey diff`: says what another version of a journey means for people.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what another version of a journey means for people.",
    discussion: """
      Example:
        journey diff published.json abandoned_cart.journey

      Journeys are matched by their names. Exit status: 2 where something changes
      for people who are inside, come in or get messages, 0 where nothing does;
      1 where a file has findings.
      """)

  @Argument(
    help: ArgumentHelp("The old script or definition.", valueName: "old"),
    completion: .scriptsAndDefinitions)
  var old: String

  @Argument(
    help: ArgumentHelp("The new script or definition.", valueName: "new"),
    completion: .scriptsAndDefinitions)
  var new: String

  @Option(help: "The form of the differences: text or json.")
  var format: DifferenceFormat = .text

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if old == "-", new == "-" {
      throw ValidationError("standard input can be read only once")
    }
  }

  func run() throws {
    let before = try workspace.load([old])
    try before.report(color: workspace.color)
    let after = try workspace.load([new])
    try after.report(color: workspace.color)
    let report = DifferenceReport(from: before, to: after)
    try Console.print(report.text(format))
    if report.concernsPeople { throw ExitCode(Self.concernsPeopleStatus) }
  }

  /// The exit status where something changes for people.
  private static let concernsPeopleStatus: Int32 = 2
}

extension DifferenceFormat: ExpressibleByArgument {}
