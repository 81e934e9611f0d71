public import ArgumentParser
import Foundation
public import JourneyTools

/// `journey check`: says what is wrong with scripts, definitions and the catalog.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with scripts and definitions.",
    discussion: """
      Example:
        journey check
        journey check welcome.journey abandoned_cart.journey
        journey check --format github .

      A folder stands for every .journey below it. Each file is checked against the
      nearest journey.yaml above it.
      """)

  @Argument(
    help: ArgumentHelp(
      "Scripts, definitions or folders; `-` is standard input. Without any, the workspace here.",
      valueName: "script"), completion: .scriptsAndDefinitions)
  var scripts: [String] = []

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "The form of the findings: text, concise, json, sarif, github, gitlab or junit.")
  var format: FindingsFormat = .text

  @Option(
    help: ArgumentHelp(
      "Let findings of a severity fail the check: warnings.", valueName: "severity"))
  var deny: DeniedSeverity?

  @Flag(help: "Write the fixes that cannot alter the meaning into the files, then check again.")
  var fix = false

  @Flag(help: "Write nothing; show what --fix would write as a unified diff, and end with 1.")
  var diff = false

  @Flag(help: "With --fix or --diff, take the fixes that may alter the meaning too.")
  var unsafeFixes = false

  @Flag(help: "With --format json, write the bounds of the journeys in place of the findings.")
  var bounds = false

  @Flag(help: "Check again whenever a file changes, until ctrl-C.")
  var watch = false

  /// What `--deny` takes.
  enum DeniedSeverity: String, CaseIterable, ExpressibleByArgument {
    case warnings
  }

  func validate() throws {
    if fix, diff { throw ValidationError("--fix writes and --diff does not; choose one of them") }
    if unsafeFixes, !fix, !diff { throw ValidationError("--unsafe-fixes needs --fix or --diff") }
    if fix, scripts.contains("-") {
      throw ValidationError("standard input cannot be written; use --diff")
    }
    if bounds, format != .json { throw ValidationError("--bounds needs --format json") }
    if watch, fix || diff {
      throw ValidationError("--watch only looks; leave out --fix and --diff")
    }
    if watch, scripts.contains("-") { throw ValidationError("standard input cannot be watched") }
    if watch, format != .text, format != .concise {
      throw ValidationError("--watch is for people; its --format is text or concise")
    }
  }

  func run() throws {
    LargePages.expect()
    if watch { return try keepWatching() }
    var checkup = try workspace.check(scripts)
    if diff { return try show(checkup.mended(withUnsafe: unsafeFixes)) }
    if fix {
      try write(checkup.mended(withUnsafe: unsafeFixes))
      checkup = try workspace.check(scripts)
    }
    let report = checkup.report(areWarningsDenied: deny == .warnings)
    let hasColor = Console.hasColor(on: .standardOutput, workspace.color)
    try Console.print(
      bounds ? checkup.boundsJSON : report.text(format: format, hasColor: hasColor))
    if report.isFailing {
      throw Failure(message: checkup.summary, status: Failure.findingsStatus)
    }
    if format == .text { try Console.print(checkup.boundsText + checkup.summary + "\n") }
    Console.end(keeping: checkup)
  }

  /// Writes the fixes of all files.
  private func write(_ files: [Checkup.MendedFile]) throws {
    guard !files.isEmpty else { return }
    for file in files { try file.write() }
    Console.tell("\(Self.fixes(in: files)) written")
  }

  /// Shows the fixes of all files.
  private func show(_ files: [Checkup.MendedFile]) throws {
    guard !files.isEmpty else { return }
    for file in files { try Console.print(file.diff) }
    throw Failure(
      message: "\(Self.fixes(in: files)) to write; check with --fix to write",
      status: Failure.findingsStatus)
  }

  /// How many fixes there are, in words.
  private static func fixes(in files: [Checkup.MendedFile]) -> String {
    let count = files.reduce(0) { $0 + $1.count }
    return "\(count) \(count == 1 ? "fix" : "fixes")"
  }

  /// Checks, and again after each change.
  private func keepWatching() throws {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let hasColor = Console.hasColor(on: .standardOutput, workspace.color)
    var watch = try FileWatch(scripts, loader: workspace.loader)
    while true {
      if isTerminal { try Console.print(Console.clearScreen) }
      try Console.print(watch.check(format: format, hasColor: hasColor))
      watch.waitForChange()
    }
  }
}

extension FindingsFormat: ExpressibleByArgument {}
