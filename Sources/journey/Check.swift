public import ArgumentParser
import Foundation
public import JourneyTools

/// `journey check`: says what is wrong with scripts, definitions and the catalog.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with scripts and definitions.",
    discussion: """
      Example:
        journey check journeys/*.journey
        journey check abandoned_cart.json
      """)

  @Argument(
    help: ArgumentHelp("Scripts or definitions; `-` is standard input.", valueName: "script"))
  var scripts: [String]

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "The form of the findings: text, concise or json.")
  var format: FindingsFormat = .text

  @Option(
    help: ArgumentHelp(
      "Let findings of a severity fail the check: warnings.", valueName: "severity"))
  var deny: DeniedSeverity?

  @Flag(help: "Write the fixes that cannot alter the meaning into the files, then check again.")
  var fix = false

  /// What `--deny` takes.
  enum DeniedSeverity: String, CaseIterable, ExpressibleByArgument {
    case warnings
  }

  func run() throws {
    var loaded = try workspace.load(scripts)
    if fix, loaded.hasFindings {
      let count = try loaded.applySafeFixes()
      Console.tell("\(count) \(count == 1 ? "fix" : "fixes") written")
      loaded = try workspace.load(scripts)
    }
    let hasColor = Console.hasColor(on: .standardOutput)
    try Console.print(loaded.findingsText(format: format, hasColor: hasColor))
    if loaded.hasErrors || (deny == .warnings && loaded.hasFindings) {
      throw Failure(message: loaded.summary, status: Failure.findingsStatus)
    }
    if format == .text { try Console.print(loaded.summary + "\n") }
  }
}

extension FindingsFormat: ExpressibleByArgument {}
