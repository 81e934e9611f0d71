import ArgumentParser
import JourneyTools

/// `journey new`: makes a workspace to begin with.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a workspace that checks clean and runs, to begin with.",
    discussion: """
      Example:
        journey new my-shop

      Nothing that is there already is written over.
      """)

  @Argument(help: ArgumentHelp("Where to make it.", valueName: "folder"), completion: .directory)
  var folder: String

  func run() throws {
    try Console.print(NewWorkspace(in: folder).nextSteps)
  }
}
