import Foundation
import JourneyLanguage
import JourneyMachine
import JourneyModel
import JourneyTools

/// How fast scripts become definitions, and definitions become bytecode.
struct CompileBenchmark {
  /// As many journeys as make a thousand lines.
  private static let journeys = 26
  /// The examples of the repository.
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")

  /// Measures a generated script, the examples, and a compiler of something else.
  func run(into report: inout Report, folder: String) throws {
    let text = ScriptWriter.script(journeys: Self.journeys)
    try measure(
      [SourceFile(name: "generated.journey", text: text)],
      catalog: Setting.catalog(ScriptWriter.catalog), "a generated script", into: &report)
    for workspace in try Self.folders(in: Self.examples) {
      let files = try Self.files(in: workspace)
      let yaml = try String(
        contentsOf: workspace.appending(path: Workspace.catalogName), encoding: .utf8)
      try measure(
        files, catalog: Setting.catalog(yaml), "examples/\(workspace.lastPathComponent)",
        into: &report)
    }
    let lua = "\(folder)/generated.lua"
    try ScriptWriter.lua(journeys: Self.journeys).write(
      toFile: lua, atomically: true, encoding: .utf8)
    if let lines = Peer.measure(["lua5.4"], script: "compiling.lua", [lua])["lines"] {
      report.add(
        "compiling", "Lua 5.4, the same in Lua to bytecode", lines, "thousand lines a second",
        clock: "cpu")
    }
  }

  /// Measures some scripts of one workspace.
  private func measure(
    _ files: [SourceFile], catalog: Catalog, _ name: String, into report: inout Report
  ) throws {
    let compiler = Compiler(catalog: catalog)
    let lines = Double(files.reduce(0) { $0 + $1.bytes.count { $0 == 0x0A } })
    for file in files {
      let errors = compiler.compile(file).diagnostics.filter { $0.severity == .error }
      if let error = errors.first { throw BenchmarkError(description: error.message) }
    }
    let parsing = Stopwatch.least(of: 7) { for file in files { _ = Parser.parse(file) } }
    report.add(
      "compiling", "\(name), \(Int(lines)) lines: parse", lines / parsing.cpu * 1e6,
      "thousand lines a second", clock: "cpu")
    let checking = Stopwatch.least(of: 7) { for file in files { _ = compiler.compile(file) } }
    report.add(
      "compiling", "\(name): parse, check, lower", lines / checking.cpu * 1e6,
      "thousand lines a second", clock: "cpu")
    let all = try Stopwatch.least(of: 7) {
      for file in files {
        for definition in compiler.compile(file).definitions { _ = try Program(definition) }
      }
    }
    report.add(
      "compiling", "\(name): and assemble, verify", lines / all.cpu * 1e6,
      "thousand lines a second", clock: "cpu")
  }

  /// The workspaces in a folder.
  private static func folders(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter {
        FileManager.default.fileExists(atPath: $0.appending(path: Workspace.catalogName).path)
      }
      .sorted { $0.path < $1.path }
  }

  /// The scripts of a workspace.
  private static func files(in workspace: URL) throws -> [SourceFile] {
    try FileManager.default.contentsOfDirectory(at: workspace, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "journey" }
      .sorted { $0.path < $1.path }
      .map { SourceFile(name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0))) }
  }
}
