import Foundation

/// Measures everything and prints a table: see `docs/performance.md`.
@main struct Benchmarks {
  /// What can be measured apart, by its name on the command line.
  private static let names = [
    "conditions", "stepping", "compiling", "editor", "tools", "runs", "alone", "sizes", "timers",
    "simulations", "http", "lateness", "growth", "soak",
  ]
  /// What takes many minutes, so that it is part of what nothing names only under `all`.
  private static let longOnes = ["growth", "soak"]

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let data = take("--data", from: &arguments)
    let output = take("--json", from: &arguments)
    let pictures = take("--pictures", from: &arguments)
    let most = take("--up-to", from: &arguments).flatMap { Int($0) } ?? 1_000_000
    let minutes = take("--minutes", from: &arguments).flatMap { Int($0) } ?? 4
    let kept = take("--draw", from: &arguments)
    let counted = take("--count", from: &arguments)
    if let unknown = arguments.first(where: { $0 != "all" && !names.contains($0) }) {
      print("`\(unknown)` is no benchmark: all, \(names.joined(separator: ", "))")
      exit(2)
    }
    let chosen = chosen(by: arguments)
    do {
      // Before many minutes of measuring, not after them.
      if let pictures {
        try FileManager.default.createDirectory(
          atPath: pictures, withIntermediateDirectories: true)
      }
      if let counted { return try count(counted) }
      if let kept, let pictures { return try draw(Report(kept: kept), into: pictures) }
      var report = Report()
      try Setting.inTemporaryFolder { folder in
        for name in chosen {
          try measure(
            name, data: data, most: most, minutes: minutes, into: &report, folder: folder)
        }
      }
      report.end()
      print("\n\(report.foot)")
      if let output { try report.json().write(to: URL(filePath: output)) }
      if let pictures { try draw(report, into: pictures) }
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  /// What the words of the command line choose.
  private static func chosen(by words: [String]) -> [String] {
    if words.contains("all") { return names }
    return names.filter { words.isEmpty ? !longOnes.contains($0) : words.contains($0) }
  }

  /// Measures one thing.
  private static func measure(
    _ name: String, data: String?, most: Int, minutes: Int, into report: inout Report,
    folder: String
  ) throws {
    switch name {
    case "conditions": try ConditionBenchmark().run(into: &report, folder: folder)
    case "stepping": try SteppingBenchmark().run(into: &report)
    case "compiling": try CompileBenchmark().run(into: &report, folder: folder)
    case "editor": try EditorBenchmark().run(into: &report, folder: folder)
    case "tools": try ToolBenchmark().run(into: &report, folder: folder)
    case "runs": try RunBenchmark(data: data).run(into: &report, folder: folder)
    case "alone": try AloneBenchmark().run(into: &report, folder: folder)
    case "sizes": try SizeBenchmark().run(into: &report, folder: folder)
    case "timers": try TimerBenchmark().run(into: &report, folder: folder)
    case "simulations": try SimulationBenchmark().run(into: &report, folder: folder)
    case "http": try ServingBenchmark().run(into: &report, folder: folder)
    case "lateness": try LatenessBenchmark().run(into: &report, folder: folder)
    case "soak": try SoakBenchmark(minutes: minutes).run(into: &report, folder: folder)
    default: try GrowthBenchmark(most: most).run(into: &report, folder: folder)
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
