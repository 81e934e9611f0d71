public import ArgumentParser
public import JourneyTools

/// `journey graph`: draws a journey.
struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw a journey: as a picture, for a wiki, or for Graphviz.",
    discussion: """
      Example:
        journey graph abandoned_cart.journey -o abandoned_cart.svg
        journey graph abandoned_cart.journey --format mermaid

      Without --format, the ending of the file decides: .svg, .mmd or .mermaid,
      .dot or .gv. Standard output is Mermaid.
      """)

  @Argument(
    help: ArgumentHelp("A script or definition; `-` is standard input.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var script: String

  @Option(help: "The form of the drawing: svg, mermaid or dot.")
  var format: GraphFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; without it, standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The journey, where the script holds several.", valueName: "name"))
  var journey: String?

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let loaded = try workspace.load([script])
    try loaded.report(color: workspace.color)
    try loaded.writeGraph(of: journey, format: format, to: output ?? "-")
  }
}

extension GraphFormat: ExpressibleByArgument {}
