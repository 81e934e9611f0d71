import ArgumentParser
import Foundation
import JourneyTerminal
import JourneyTools

/// `journey repl`: the lines of tests, one by one, each answered with what the journeys do.
struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Try journeys line by line: what happens to one person, as you type it.",
    discussion: """
      Example:
        journey repl abandoned_cart.journey
        journey repl abandoned_cart.journey --user '{ country: "DE" }'
        journey repl welcome.journey < session.txt

      The lines are those of a test: `user { country: "DE" }`, `advance 1 day`.
      A question such as `user.country is "DE"` is answered with the values seen.
      `:help` says what else there is; `:save "name"` writes the session as a test.
      Without scripts, those of the workspace here. Input that is no terminal is
      answered line by line, without prompts.
      Exit status: 0, or 1 if input that is no terminal had a line that failed.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("Scripts, definitions or folders.", valueName: "script"),
    completion: .scriptsAndDefinitions)
  var scripts: [String] = []

  @Option(
    help: ArgumentHelp("The person to begin with, as in a line `user`.", valueName: "fields"))
  var user: String?

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if (scripts + [workspace.catalog]).contains("-") {
      throw ValidationError("standard input is what you type; name files")
    }
  }

  func run() throws {
    let loaded = try workspace.load(ScriptFinder.files(for: scripts))
    try loaded.report(color: workspace.color)
    let conversation = try Conversation(
      loaded, hasColor: Console.hasColor(on: .standardOutput, workspace.color))
    if let user {
      let answer = conversation.answer("user \(user)", from: "--user", line: 1)
      if answer.isFailure { throw Failure(message: "--user: \(answer.text)") }
    }
    let environment = ProcessInfo.processInfo.environment
    guard let terminal = Terminal(environment: environment) else {
      return try PlainInput(conversation).run()
    }
    PromptLoop(conversation, on: terminal, environment: environment).run()
  }
}
