public import ArgumentParser
import Foundation
public import JourneyTools

/// `journey test`: runs the tests of scripts on a simulated clock.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests of scripts on a simulated clock.",
    discussion: """
      Example:
        journey test
        journey test abandoned_cart.journey tests --filter quietly
        journey test --coverage --threshold 80
        journey test --format junit > report.xml
        journey test --generate -o tests/generated.journey

      A folder stands for every .journey below it; without any, the workspace here.
      Exit status: 0 if all tests pass, 1 if one fails, a script has an error or too
      little is covered, 2 for wrong usage or a file that cannot be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Scripts or folders.", valueName: "script"), completion: .scripts)
  var scripts: [String] = []

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: ArgumentHelp("Run only tests with this in their names.", valueName: "text"))
  var filter: String?

  @Option(help: "The form of the report: text, json or junit.")
  var format: TestReport.Format = .text

  @Flag(help: "Run again whenever a file changes, until ctrl-C.")
  var watch = false

  @OptionGroup(title: "Coverage") var coverage: CoverageOptions

  @Flag(help: "Write the shortest tests for what the tests do not cover.")
  var generate = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where --generate writes: a new file; without it, standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    if watch, scripts.contains("-") { throw ValidationError("standard input cannot be watched") }
    if watch, format != .text {
      throw ValidationError("--watch is for people; its --format is text")
    }
    if output != nil, !generate { throw ValidationError("--output needs --generate") }
    if generate, watch || format != .text {
      throw ValidationError("--generate writes a script; leave out --watch and --format")
    }
    if watch, coverage.writesFiles {
      throw ValidationError("--watch writes no files; leave out --coverage-file and --graph")
    }
  }

  func run() throws {
    if watch { return try keepWatching() }
    let checkup = try workspace.check(scripts)
    for loaded in checkup.workspaces { try loaded.report(color: workspace.color) }
    let run = try TestRun(checkup, filter: filter, loader: workspace.loader)
    if generate { return try generate(beyond: run) }
    try coverage.write(run.coverage)
    let report = TestReport(run.results, coverage: coverage.isShown ? run.coverage : nil)
    try Console.print(report.text(format: format))
    if report.isFailing {
      throw Failure(message: report.summary, status: Failure.findingsStatus)
    }
    try coverage.check(run.coverage)
    if format == .text { try Console.print(report.summary + "\n") }
  }

  /// Writes tests for what those that there are do not cover.
  private func generate(beyond run: TestRun) throws {
    let report = TestReport(run.results)
    if report.isFailing {
      try Console.print(report.text(format: .text))
      throw Failure(message: report.summary, status: Failure.findingsStatus)
    }
    let tests = try run.generated()
    if tests.count > 0 { try tests.write(to: output ?? "-") }
    Console.tell(tests.summary)
    try coverage.write(tests.coverage)
    try coverage.check(tests.coverage)
  }

  /// Runs the tests, and again after each change.
  private func keepWatching() throws {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var watch = try FileWatch(scripts, loader: workspace.loader)
    while true {
      if isTerminal { try Console.print(Console.clearScreen) }
      let hasColor = Console.hasColor(on: .standardOutput, workspace.color)
      try Console.print(
        watch.test(filter: filter, showsCoverage: coverage.isShown, hasColor: hasColor))
      watch.waitForChange()
    }
  }
}

extension TestReport.Format: ExpressibleByArgument {}
