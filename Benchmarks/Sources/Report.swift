import Foundation

/// One measured figure.
struct Figure: Codable {
  /// What it belongs to.
  var group: String
  /// What was measured.
  var name: String
  /// How much it is.
  var value: Double
  /// Of what.
  var unit: String
  /// By which clock: `cpu`, `wall`, or nothing where it is no time.
  var clock: String
  /// With how many of them, where it is told how the cost grows with their number.
  var count: Int?
}

/// The figures of a run with what they were measured on.
struct Report: Codable {
  /// The commit, as the script told it.
  var commit: String
  /// The machine.
  var machine: String
  /// When.
  var date: String
  /// The load of the machine when the run began and ended.
  var load: [Double]
  /// The figures.
  var figures: [Figure] = []

  /// Begins a report.
  init() {
    let environment = ProcessInfo.processInfo.environment
    commit = environment["BENCH_COMMIT"] ?? "unknown"
    machine = Self.describedMachine()
    date = ISO8601DateFormatter().string(from: Date())
    load = [Self.presentLoad()]
  }

  /// Reads a report that was kept.
  init(kept path: String) throws {
    self = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// Adds a figure and shows it at once.
  mutating func add(
    _ group: String, _ name: String, _ value: Double, _ unit: String, clock: String = "",
    count: Int? = nil
  ) {
    if figures.last?.group != group { print("\n\(group)") }
    figures.append(
      Figure(group: group, name: name, value: value, unit: unit, clock: clock, count: count))
    let name = count.map { "\(name), \($0)" } ?? name
    let label = name.padding(toLength: max(58, name.count), withPad: " ", startingAt: 0)
    print("  \(label) \(Self.spelled(value)) \(unit)\(clock.isEmpty ? "" : " (\(clock))")")
    fflush(nil)
  }

  /// Ends the report.
  mutating func end() { load.append(Self.presentLoad()) }

  /// The loads in words.
  private var loads: String {
    load.map { String(format: "%.1f", $0) }.joined(separator: " to ")
  }

  /// What stands below the table.
  var foot: String {
    "commit \(commit), \(date)\n\(machine)\nload \(loads)"
  }

  /// The report as JSON.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(self)
  }

  /// A number with as many digits as mean something, right in its column.
  private static func spelled(_ value: Double) -> String {
    let text = String(format: value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%.0f", value)
    return String(repeating: " ", count: max(0, 12 - text.count)) + text
  }

  /// The processors, their kind and the system.
  private static func describedMachine() -> String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    let process = ProcessInfo.processInfo
    let memory = process.physicalMemory >> 30
    return "\(process.processorCount) × \(name ?? "processor"), \(memory) GB, "
      + process.operatingSystemVersionString
  }

  /// How many processes have wanted a processor in the last minute.
  private static func presentLoad() -> Double {
    var loads = [0.0, 0.0, 0.0]
    return getloadavg(&loads, 3) > 0 ? loads[0] : 0
  }
}
