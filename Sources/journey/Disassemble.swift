import ArgumentParser
import JourneyTools

/// `journey disassemble`: shows the bytecode of a script.
struct Disassemble: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disassemble",
    abstract: "Show the bytecode of a script or definition.",
    discussion: """
      Example:
        journey disassemble welcome.journey
      """)

  @Argument(
    help: ArgumentHelp("A script or definition; `-` is standard input.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var script: String

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let loaded = try workspace.load([script])
    try loaded.report(color: workspace.color)
    try Console.print(loaded.disassembly())
  }
}
