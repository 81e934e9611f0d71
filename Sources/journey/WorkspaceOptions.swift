import ArgumentParser
import Foundation
import JourneyTools

/// The options by which a verb finds its catalog, and the scripts and definitions it is given.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalog; without it, the nearest journey.yaml above the first script.", valueName: "file"
    ))
  var catalog: String?

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("What messages call standard input.", valueName: "name"))
  var stdinFilename: String?

  /// Loads scripts and definitions, and checks them.
  func load(_ paths: [String]) throws -> LoadedWorkspace {
    try WorkspaceLoader(catalogPath: catalog, standardInputName: stdinFilename).load(paths)
  }
}

extension LoadedWorkspace {
  /// Shows the findings on standard error, and ends the command if one is an error.
  func report(format: FindingsFormat) throws {
    Console.tell(
      findingsText(format: format, hasColor: Console.hasColor(on: .standardError)), terminator: "")
    if hasErrors { throw Failure(message: summary, status: Failure.findingsStatus) }
  }
}
