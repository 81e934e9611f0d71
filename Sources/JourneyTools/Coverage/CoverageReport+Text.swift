internal import JourneyModel

extension CoverageReport {
  /// The report for people: each journey in one line, and below it what was not passed.
  public func text() -> String {
    if journeys.isEmpty { return "there is no journey to cover\n" }
    let width = journeys.map { $0.definition.journeyID.count }.max() ?? 0
    var lines = ["covered:"]
    for journey in journeys {
      let name = Figures.left(journey.definition.journeyID, width)
      lines.append("  \(name)  \(journey.summary)")
      lines += journey.missed.map { "    not covered: \(line(of: $0, in: journey))" }
    }
    if journeys.count > 1 {
      lines.append("  \(Figures.left("all", width))  \(tally.share)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A point with its line.
  private func line(of point: CoveragePoint, in journey: JourneyCoverage) -> String {
    let file = journey.script.map { "\(ReportPath.normalized($0)):" } ?? "line "
    return point.line.map { "\(point.words)  (\(file)\($0))" } ?? point.words
  }

  /// The report for programs.
  var node: JSONNode {
    .array(
      journeys.map { journey in
        .object(members: [
          ("journeyId", .text(journey.definition.journeyID)),
          ("file", journey.script.map { .text($0) } ?? JSONNode(.null)),
          ("passed", .integer(journey.tally().passed)), ("total", .integer(journey.tally().total)),
          ("points", .array(journey.points.map(Self.node))),
        ])
      })
  }

  /// A point for programs.
  private static func node(of point: CoveragePoint) -> JSONNode {
    .object([
      "kind": .text(point.kind.rawValue), "words": .text(point.words),
      "line": point.line.map(JSONNode.integer), "count": .integer(point.count),
    ])
  }
}
