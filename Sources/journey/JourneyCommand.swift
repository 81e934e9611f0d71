import ArgumentParser
import Foundation
import JourneyTools

/// The command: one verb per job.
@main
struct JourneyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journey",
    abstract: "Write customer journeys as text; check, compile and live them.",
    discussion: """
      Try it:
        journey check examples/shop/*.journey
        journey run examples/shop/welcome.journey \\
          --users examples/shop/users.ndjson --events examples/shop/events.ndjson

      Exit status: 0 clean, 1 findings, 2 wrong usage or a file that cannot be
      read or written.
      """,
    version: Release.version,
    subcommands: [
      CatalogVerbs.self, Check.self, Compile.self, Decompile.self, Diff.self, Disassemble.self,
      Explain.self, Format.self, Graph.self, LanguageServer.self, Manual.self, New.self, Paths.self,
      Repl.self, Run.self, Simulate.self, Test.self, Why.self, Serve.self, Token.self,
      Publish.self, Enroll.self, Trace.self, DeadLetters.self, Backup.self, Restore.self,
      Move.self, Preview.self,
    ])

  /// Parses and runs, with the exit status that `journey` promises for wrong usage.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.complain(failure.message)
      Foundation.exit(failure.status)
    } catch let error as RunError {
      Console.complain(error.message)
      Foundation.exit(Failure.usageStatus)
    } catch {
      let isUsage = exitCode(for: error) != .success
      if isUsage, !(error is ExitCode) {
        Console.tell(fullMessage(for: error))
        Foundation.exit(Failure.usageStatus)
      }
      exit(withError: error)
    }
  }
}
