import Foundation
import Testing

/// The built command, run as a process of its own.
struct Command {
  /// What a run of it gave.
  struct Outcome {
    /// The exit status; the signal, negative, if one ended it.
    var status: Int32
    /// Standard output.
    var output: String
    /// Standard error.
    var messages: String
  }

  /// The executable, which lies beside the bundle of the tests.
  static let path: String = {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "journey").path
      if FileManager.default.isExecutableFile(atPath: candidate), !folder.path.hasSuffix("Sources")
      {
        return candidate
      }
      folder = folder.deletingLastPathComponent()
    }
    return "journey"
  }()

  /// The repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The example workspace.
  static let shop = repository.appending(path: "examples/shop").path

  /// Runs the command.
  static func run(_ arguments: String..., input: String? = nil, in folder: String? = nil) throws
    -> Outcome
  {
    try launch(path, arguments, input: input, in: folder)
  }

  /// Runs the command with a list of arguments.
  static func run(_ arguments: [String]) throws -> Outcome {
    try launch(path, arguments, input: nil, in: nil)
  }

  /// Runs a line of the shell, in which `journey` is the command.
  static func shell(_ line: String, in folder: String) throws -> Outcome {
    try launch(
      "/bin/sh", ["-c", "journey() { '\(path)' \"$@\"; }; \(line)"], input: nil, in: folder)
  }

  /// What happens to a command whose file grows beyond its limit.
  enum Fate: String {
    /// It is killed in the middle of the write, as by a power cut.
    case killed = "SIG_DFL"
    /// The write fails, as on a full disk.
    case refused = "SIG_IGN"
  }

  /// Runs the command with a limit to the size of the files that it writes.
  static func run(_ arguments: [String], fileKilobytes limit: Int, fate: Fate) throws -> Outcome {
    let script = """
      import os, resource, signal, sys
      signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGXFSZ])
      signal.signal(signal.SIGXFSZ, signal.\(fate.rawValue))
      resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
      resource.setrlimit(resource.RLIMIT_FSIZE, (\(limit) << 10, \(limit) << 10))
      os.execv(sys.argv[1], sys.argv[1:])
      """
    return try launch(
      "/usr/bin/env", ["python3", "-c", script, path] + arguments, input: nil, in: nil)
  }

  /// Runs a program and gathers what it writes.
  private static func launch(
    _ program: String, _ arguments: [String], input: String?, in folder: String?
  ) throws -> Outcome {
    let files = TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"]) { $1 }
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = try FileHandle(
      forReadingFrom: URL(filePath: files.write("input", input ?? "")))
    process.standardOutput = try FileHandle(
      forWritingTo: URL(filePath: files.write("output", "")))
    process.standardError = try FileHandle(
      forWritingTo: URL(filePath: files.write("messages", "")))
    try process.run()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      status: isSignal ? -process.terminationStatus : process.terminationStatus,
      output: try files.read("output"), messages: try files.read("messages"))
  }
}

/// A folder that goes with the test.
final class TemporaryFolder {
  /// Its path.
  let path: String

  init() {
    path = NSTemporaryDirectory() + "journey-\(ProcessInfo.processInfo.globallyUniqueString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) -> String {
    let file = "\(path)/\(name)"
    _ = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
    return file
  }

  /// Reads a file.
  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}
