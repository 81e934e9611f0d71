import ArgumentParser
import JourneyTools

/// `journey decompile`: writes the script of a definition.
struct Decompile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decompile",
    abstract: "Write the script of a definition.",
    discussion: """
      Example:
        journey decompile welcome.json -o welcome.journey

      The script is laid out as `journey fmt` does, and compiles to the same
      definition again. Comments do not come back, and constants, audiences and
      fragments stand as what they stood for.
      """)

  @Argument(
    help: ArgumentHelp("A definition; `-` is standard input.", valueName: "definition"),
    completion: .definitions)
  var definition: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; without it, standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let loaded = try workspace.load([definition])
    try loaded.report(color: workspace.color)
    let differences = try loaded.writeScript(to: output ?? "-")
    for difference in differences { Console.tell("warning: \(difference)") }
  }
}
