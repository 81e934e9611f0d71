import ArgumentParser
import Foundation
import JourneyTools

/// `journey manual`: writes the manual page, for `man`.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual page, for man.",
    discussion: """
      Example:
        journey manual > journey.1

      `./dev install` puts it where man finds it.
      """)

  func run() throws {
    let description = try JSONDecoder().decode(
      CommandDescription.self, from: Data(JourneyCommand._dumpHelp().utf8))
    try Console.print(ManualPage(of: description.command, version: Release.version).text)
  }
}
