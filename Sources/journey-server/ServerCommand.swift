internal import ArgumentParser
internal import Foundation
internal import JourneyServer
internal import JourneyTools

/// The command's other half: the verbs that need a server, its tokens or its data.
@main
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journey", abstract: "Serve journeys, and talk with a server.",
    version: Release.version,
    subcommands: [
      Backup.self, DeadLetters.self, Enroll.self, Move.self, Preview.self, Publish.self,
      Restore.self, Run.self, Serve.self, Token.self, Trace.self, Why.self,
    ])

  /// The exit status of wrong usage, and of what cannot be read, written or reached.
  static let usageStatus: Int32 = 2

  /// Parses and runs, with the exit status that `journey` promises for wrong usage.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Tells what went wrong, and ends the process.
  private static func end(with error: any Error) -> Never {
    switch error {
    case let failure as VerbFailure: complain(failure.message)
    case let error as RunError: complain(error.message)
    default:
      let isUsage = exitCode(for: error) != .success && !(error is ExitCode)
      guard isUsage else { exit(withError: error) }
      complain(fullMessage(for: error))
    }
    Foundation.exit(usageStatus)
  }

  /// Writes a message to standard error.
  private static func complain(_ message: String) {
    try? FileHandle.standardError.write(contentsOf: Data("journey: \(message)\n".utf8))
  }
}
