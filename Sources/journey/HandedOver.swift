import ArgumentParser
import Foundation

/// A verb that `journey-server` does, which lies beside this command.
///
/// It is another program, since what talks with the network is ten times as large, and this one is
/// to start at once.
protocol HandedOver: ParsableCommand {
  /// What stands behind the verb.
  var passed: PassedArguments { get }
}

/// Everything behind a verb, for the program that does it to read.
struct PassedArguments: ParsableArguments {
  @Argument(
    parsing: .captureForPassthrough, help: "What the verb takes; ask it with `--help`.")
  var arguments: [String] = []
}

extension HandedOver {
  /// What a verb tells of itself.
  static func handedOver(
    _ verb: String, abstract: String, example: String
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: verb, abstract: abstract, discussion: "Example:\n  \(example)")
  }

  /// Becomes the other program, with the same arguments; returns only if that cannot be.
  func run() throws {
    try ServerProgram.handOver([Self._commandName] + passed.arguments)
  }
}

/// The program that does what needs a server, its tokens or its data.
enum ServerProgram {
  /// Where it lies: beside this command, wherever a link to it may be.
  static var path: String {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: own).deletingLastPathComponent().appending(path: "journey-server").path
  }

  /// Becomes that program, with the same words; throws if that cannot be.
  static func handOver(_ words: [String] = Array(CommandLine.arguments.dropFirst())) throws {
    become(path, words)
    throw Failure(
      message: """
        `journey \(words.first ?? "")` is done by `journey-server`, which is not at `\(path)`; \
        `./dev install` installs both
        """)
  }

  /// Becomes that program; returns if it cannot.
  private static func become(_ path: String, _ arguments: [String]) {
    let words = ([path] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    execv(path, words + [nil])
  }
}
