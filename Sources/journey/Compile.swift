import ArgumentParser
import JourneyTools

/// `journey compile`: writes the definition of a script.
struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Write the definition of a script as JSON.",
    discussion: """
      Example:
        journey compile welcome.journey -o welcome.json
      """)

  @Argument(
    help: ArgumentHelp("A script; `-` is standard input.", valueName: "script"),
    completion: .scripts)
  var script: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; without it, standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    LargePages.expect()
    let loaded = try workspace.load([script])
    try loaded.report(color: workspace.color)
    try loaded.writeDefinitions(to: output ?? "-")
    Console.end(keeping: loaded)
  }
}
