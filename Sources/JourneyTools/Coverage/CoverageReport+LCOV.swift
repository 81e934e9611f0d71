internal import JourneyModel

extension CoverageReport {
  /// The report in the form of LCOV: a record for each script, with its lines and the ways on from
  /// them.
  func lcov() -> String {
    var files: [String] = []
    var byFile: [String: [JourneyCoverage]] = [:]
    for journey in journeys {
      guard let file = journey.script else { continue }
      if byFile[file] == nil { files.append(file) }
      byFile[file, default: []].append(journey)
    }
    return files.map { Self.record(of: $0, byFile[$0] ?? []) }.joined()
  }

  /// Writes the report into a file.
  public func writeLCOV(to path: String) throws(RunError) {
    let output = try OutputFile(path)
    try output.write(Array(lcov().utf8))
    try output.flush()
  }

  /// The record of a script.
  ///
  /// A line that several steps stand in, as those of a fragment do, counts each of them.
  private static func record(of file: String, _ journeys: [JourneyCoverage]) -> String {
    var lines: [Int: Int] = [:]
    var ways: [String] = []
    var passedWays = 0
    for (block, journey) in journeys.enumerated() {
      for point in journey.points {
        guard let line = point.line else { continue }
        guard point.way != nil else {
          lines[line, default: 0] += point.count
          continue
        }
        let count = point.isReached ? "\(point.count)" : "-"
        ways.append("BRDA:\(line),\(block),\(ways.count),\(count)")
        passedWays += point.count > 0 ? 1 : 0
      }
    }
    let passed = lines.count { $0.value > 0 }
    let sorted = lines.sorted { $0.key < $1.key }.map { "DA:\($0.key),\($0.value)" }
    let record =
      ["TN:", "SF:\(ReportPath.normalized(file))"] + ways
      + ["BRF:\(ways.count)", "BRH:\(passedWays)"] + sorted
      + ["LF:\(lines.count)", "LH:\(passed)", "end_of_record"]
    return record.joined(separator: "\n") + "\n"
  }
}
