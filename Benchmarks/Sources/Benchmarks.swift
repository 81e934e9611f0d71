import Foundation

/// Measures everything and prints a table: see `docs/performance.md`.
@main struct Benchmarks {
  /// What can be measured apart, by its name on the command line.
  private static let names = [
    "conditions", "stepping", "compiling", "editor", "tools", "runs", "simulations",
  ]

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let data = take("--data", from: &arguments)
    let output = take("--json", from: &arguments)
    if let unknown = arguments.first(where: { !names.contains($0) }) {
      print("`\(unknown)` is no benchmark: \(names.joined(separator: ", "))")
      exit(2)
    }
    let chosen = arguments.isEmpty ? names : arguments
    do {
      try measure(chosen, data: data, output: output)
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  /// Measures what was chosen.
  private static func measure(_ chosen: [String], data: String?, output: String?) throws {
    var report = Report()
    try Setting.inTemporaryFolder { folder in
      if chosen.contains("conditions") {
        try ConditionBenchmark().run(into: &report, folder: folder)
      }
      if chosen.contains("stepping") { try SteppingBenchmark().run(into: &report) }
      if chosen.contains("compiling") {
        try CompileBenchmark().run(into: &report, folder: folder)
      }
      if chosen.contains("editor") { try EditorBenchmark().run(into: &report, folder: folder) }
      if chosen.contains("tools") { try ToolBenchmark().run(into: &report, folder: folder) }
      if chosen.contains("runs") {
        try RunBenchmark(data: data).run(into: &report, folder: folder)
      }
      if chosen.contains("simulations") {
        try SimulationBenchmark().run(into: &report, folder: folder)
      }
    }
    report.end()
    print("\n\(report.foot)")
    if let output { try report.json().write(to: URL(filePath: output)) }
  }

  /// Takes an option with its value out of the arguments.
  private static func take(_ option: String, from arguments: inout [String]) -> String? {
    guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else {
      return nil
    }
    defer { arguments.removeSubrange(index...index + 1) }
    return arguments[index + 1]
  }
}
