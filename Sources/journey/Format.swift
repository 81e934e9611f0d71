import ArgumentParser
import JourneyTools

/// `journey fmt`: lays scripts out in the one canonical way.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay scripts out in the one canonical way.",
    discussion: """
      Example:
        journey fmt
        journey fmt --check welcome.journey
        journey fmt - < welcome.journey

      A folder stands for every .journey below it. Files are written in place; `-`
      is read from standard input and written to standard output. A script with
      mistakes is laid out too; its words and comments always stay the same.
      """)

  @Argument(
    help: ArgumentHelp(
      "Scripts or folders; `-` is standard input. Without any, the workspace here.",
      valueName: "script"), completion: .scripts)
  var scripts: [String] = []

  @Flag(help: "Write nothing; name the scripts that would change, and end with 1 if there are any.")
  var check = false

  @Flag(help: "Write nothing; show what would change as a unified diff.")
  var diff = false

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("What messages call standard input.", valueName: "name"))
  var stdinFilename: String?

  func validate() throws {
    if scripts.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
  }

  func run() throws {
    LargePages.expect()
    let paths = try ScriptFinder.files(for: scripts)
    let formatted = try FormattedScript.load(paths, standardInputName: stdinFilename)
    for (path, script) in zip(paths, formatted) { try show(script, path: path) }
    let count = formatted.count { $0.isChanged }
    guard check, count > 0 else { return }
    let files = count == 1 ? "1 script is" : "\(count) scripts are"
    throw Failure(
      message: "\(files) not laid out; run `journey fmt` without --check",
      status: Failure.findingsStatus)
  }

  /// Shows or writes one script.
  private func show(_ script: FormattedScript, path: String) throws {
    if diff {
      try Console.print(script.diff)
    } else if check {
      if script.isChanged { try Console.print(script.name + "\n") }
    } else if path == "-" {
      try Console.print(script.text)
    } else {
      try script.write()
    }
  }
}
