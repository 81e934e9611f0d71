internal import ArgumentParser

/// The command's other half: the verbs that need a server, its tokens or its data.
@main
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journey", abstract: "Serve journeys, and talk with a server.",
    subcommands: [Serve.self])
}
