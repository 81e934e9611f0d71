import Foundation
import JourneyModel
import JourneyTools

/// How long the command takes as a whole process, beside tools for other languages that do as much
/// to as many lines in the same minute.
struct ToolBenchmark {
  /// As many journeys as make some twenty thousand lines.
  private static let journeys = 500
  /// How often each command is run; the least time counts.
  private static let repetitions = 5

  /// What a workspace writes to be told of every finding.
  private static var strictRules: String {
    let names = FindingCodes.all.filter(\.isOffByDefault).map { "  \($0.name): warning" }
    return (["lint:"] + names).joined(separator: "\n") + "\n"
  }

  /// A command that is measured.
  private struct Command {
    /// What it is called in the report.
    var name: String
    /// The program and its arguments; the file comes last.
    var words: [String]
    /// The file.
    var file: String
    /// The exit statuses that mean that it did its work.
    var statuses: Set<Int32> = [0]
  }

  /// Measures the command's verbs, its peers, and its start.
  func run(into report: inout Report, folder: String) throws {
    let journey = Self.journey
    for command in try Self.commands(journey: journey, in: folder) {
      guard let seconds = Self.least(command) else { continue }
      let lines = try Self.lines(of: command.file)
      report.add(
        "tools, the whole process", command.name, lines / seconds / 1000,
        "thousand lines a second", clock: "cpu")
    }
    for words in [[journey, "--help"], ["luac5.4", "-v"], ["ruff", "--version"]] {
      guard let seconds = Self.least(Command(name: "", words: words, file: "")) else { continue }
      let name = URL(filePath: words[0]).lastPathComponent
      report.add(
        "start of a process", "\(name) \(words[1])", seconds * 1000, "ms", clock: "cpu")
    }
  }

  /// The command: the one that the environment names, or that was built beside this program.
  private static var journey: String {
    ProcessInfo.processInfo.environment["JOURNEY"]
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "journey").path
  }

  /// What is measured, with files of one content in each language.
  private static func commands(journey: String, in folder: String) throws -> [Command] {
    func write(_ text: String, _ name: String) throws -> String {
      let path = "\(folder)/\(name)"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    _ = try write(ScriptWriter.catalog, "journey.yaml")
    let strict = try write(ScriptWriter.catalog + "\n" + strictRules, "strict.yaml")
    let script = try write(ScriptWriter.script(journeys: journeys), "generated.journey")
    let lua = try write(ScriptWriter.lua(journeys: journeys), "tools.lua")
    let python = try write(PeerScripts.python(journeys: journeys), "tools.py")
    let go = try write(PeerScripts.go(journeys: journeys), "tools.go")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/out", withIntermediateDirectories: true)
    return [
      Command(
        name: "journey check", words: [journey, "check", "--format", "concise"], file: script),
      Command(
        name: "journey check, every rule on",
        words: [journey, "check", "--format", "concise", "--catalog", strict], file: script),
      Command(name: "journey check, and all bounds", words: [journey, "check"], file: script),
      Command(name: "journey fmt --check", words: [journey, "fmt", "--check"], file: script),
      Command(
        name: "journey compile", words: [journey, "compile", "-o", "\(folder)/out"], file: script),
      Command(name: "luac5.4 -p", words: ["luac5.4", "-p"], file: lua),
      Command(
        name: "ruff check", words: ["ruff", "check", "--no-cache", "--isolated", "--quiet"],
        file: python),
      Command(
        name: "ruff check, every rule on",
        words: ["ruff", "check", "--no-cache", "--isolated", "--quiet", "--select", "ALL"],
        file: python, statuses: [0, 1]),
      Command(
        name: "ruff format --check",
        words: ["ruff", "format", "--check", "--no-cache", "--isolated", "--quiet"], file: python,
        statuses: [0, 1]),
      Command(name: "gofmt -l", words: ["gofmt", "-l"], file: go),
    ]
  }

  /// The lines of a file.
  private static func lines(of path: String) throws -> Double {
    Double(try Data(contentsOf: URL(filePath: path)).count { $0 == 0x0A })
  }

  /// The least processor time of several runs in seconds; `nil` if the program is not there.
  private static func least(_ command: Command) -> Double? {
    var least: Double?
    for _ in 0..<repetitions {
      let before = childSeconds()
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = command.words + (command.file.isEmpty ? [] : [command.file])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return nil }
      process.waitUntilExit()
      guard command.statuses.contains(process.terminationStatus) else { return nil }
      let seconds = childSeconds() - before
      least = min(least ?? seconds, seconds)
    }
    return least
  }

  /// The processor time of all processes that were started and have ended.
  private static func childSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    return seconds + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}
