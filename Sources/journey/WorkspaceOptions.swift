import ArgumentParser
import Foundation
import JourneyTools

/// The options by which a verb finds its catalog, and the scripts and definitions it is given.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalog; without it, the nearest journey.yaml above the script.", valueName: "file"),
    completion: .catalogs)
  var catalog: String?

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("What messages call standard input.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: "Whether findings are coloured: auto, always or never.")
  var color: ColorChoice = .auto

  /// What loads the files.
  var loader: WorkspaceLoader {
    WorkspaceLoader(catalogPath: catalog, standardInputName: stdinFilename)
  }

  /// Loads scripts and definitions, and checks them.
  func load(_ paths: [String]) throws -> LoadedWorkspace {
    try loader.load(paths)
  }

  /// Checks scripts and definitions, and the scripts in folders, each with its own catalog.
  func check(_ arguments: [String]) throws -> Checkup {
    try loader.check(ScriptFinder.files(for: arguments))
  }
}

extension LoadedWorkspace {
  /// Shows the errors on standard error, and ends the command if there are any; of warnings it says
  /// no more than how many there are, since `journey check` is there to show them.
  func report(color: ColorChoice) throws {
    let hasColor = Console.hasColor(on: .standardError, color)
    Console.tell(errorsText(hasColor: hasColor), terminator: "")
    if hasErrors { throw Failure(message: summary, status: Failure.findingsStatus) }
    if let notice = warningsNotice { Console.tell(notice) }
  }
}
