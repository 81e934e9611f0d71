public import ArgumentParser
public import JourneyTools

/// `journey test`: runs the tests of scripts on a simulated clock.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the tests of scripts on a simulated clock.",
    discussion: """
      Example:
        journey test
        journey test abandoned_cart.journey tests --filter quietly
        journey test --format junit > report.xml

      A folder stands for every .journey below it; without any, the workspace here.
      Exit status: 0 if all tests pass, 1 if one fails or a script has an error.
      """)

  @Argument(
    help: ArgumentHelp("Scripts or folders.", valueName: "script"), completion: .scripts)
  var scripts: [String] = []

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: ArgumentHelp("Run only tests with this in their names.", valueName: "text"))
  var filter: String?

  @Option(help: "The form of the report: text, json or junit.")
  var format: TestReport.Format = .text

  func run() throws {
    let checkup = try workspace.check(scripts)
    for loaded in checkup.workspaces { try loaded.report(color: workspace.color) }
    var results: [TestResult] = []
    for loaded in checkup.workspaces {
      results += try TestSuite(loaded, filter: filter, loader: workspace.loader).run()
    }
    let report = TestReport(results)
    try Console.print(report.text(format: format))
    if report.isFailing {
      throw Failure(message: report.summary, status: Failure.findingsStatus)
    }
    if format == .text { try Console.print(report.summary + "\n") }
  }
}

extension TestReport.Format: ExpressibleByArgument {}
