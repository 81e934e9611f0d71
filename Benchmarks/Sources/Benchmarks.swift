import Foundation

/// Measures everything and prints a table: see `docs/performance.md`.
@main struct Benchmarks {
  /// What can be measured apart, by its name on the command line.
  private static let names = [
    "conditions", "stepping", "compiling", "editor", "tools", "runs", "alone", "sizes", "timers",
    "simulations", "growth",
  ]

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let data = take("--data", from: &arguments)
    let output = take("--json", from: &arguments)
    let pictures = take("--pictures", from: &arguments)
    let most = take("--up-to", from: &arguments).flatMap { Int($0) } ?? 10_000_000
    let kept = take("--draw", from: &arguments)
    let counted = take("--count", from: &arguments)
    if let unknown = arguments.first(where: { $0 != "all" && !names.contains($0) }) {
      print("`\(unknown)` is no benchmark: all, \(names.joined(separator: ", "))")
      exit(2)
    }
    let chosen = chosen(by: arguments)
    do {
      if let counted { return try count(counted) }
      if let kept, let pictures { return try draw(Report(kept: kept), into: pictures) }
      var report = Report()
      try measure(chosen, data: data, most: most, into: &report)
      report.end()
      print("\n\(report.foot)")
      if let output { try report.json().write(to: URL(filePath: output)) }
      if let pictures { try draw(report, into: pictures) }
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  /// What the words of the command line choose: how cost grows takes many minutes, so it is part of
  /// what nothing names only under `all`.
  private static func chosen(by words: [String]) -> [String] {
    if words.contains("all") { return names }
    return words.isEmpty ? names.filter { $0 != "growth" } : words
  }

  /// Measures what was chosen.
  private static func measure(
    _ chosen: [String], data: String?, most: Int, into report: inout Report
  ) throws {
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
      if chosen.contains("alone") { try AloneBenchmark().run(into: &report, folder: folder) }
      if chosen.contains("sizes") { try SizeBenchmark().run(into: &report, folder: folder) }
      if chosen.contains("timers") { try TimerBenchmark().run(into: &report, folder: folder) }
      if chosen.contains("simulations") {
        try SimulationBenchmark().run(into: &report, folder: folder)
      }
      if chosen.contains("growth") {
        try GrowthBenchmark(most: most).run(into: &report, folder: folder)
      }
    }
  }

  /// Does a piece of work whose instructions are counted.
  private static func count(_ name: String) throws {
    guard let workload = CountedWorkload(rawValue: name) else {
      let names = CountedWorkload.allCases.map(\.rawValue).joined(separator: ", ")
      throw BenchmarkError(description: "`\(name)` is not counted: \(names)")
    }
    try Setting.inTemporaryFolder { try workload.run(folder: $0) }
  }

  /// Draws how cost grows.
  private static func draw(_ report: Report, into folder: String) throws {
    for chart in GrowthChart.charts(of: report.figures) {
      try chart.svg.write(toFile: "\(folder)/\(chart.fileName)", atomically: true, encoding: .utf8)
    }
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
