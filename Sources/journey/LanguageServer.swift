import ArgumentParser
import Foundation
import JourneyTools

/// `journey lsp`: answers what an editor asks about scripts.
struct LanguageServer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor: findings as you type, fixes, completion, types, renaming.",
    discussion: """
      Example, of an editor's settings:
        cmd = { "journey", "lsp" }

      An editor starts this command and speaks to it over standard input and output,
      by the Language Server Protocol 3.17. In VS Code the folder editors/vscode does
      so; any other editor with a client needs only this command's name.
      """)

  func run() throws {
    var loop = ServerLoop()
    let status = loop.run()
    if status != 0 { Foundation.exit(status) }
  }
}
