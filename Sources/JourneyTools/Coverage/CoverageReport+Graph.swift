internal import JourneyDrawing
internal import JourneyModel

extension CoverageReport {
  /// Draws each journey with what was passed of it; several go into a folder, a file each.
  public func writeGraphs(to path: String) throws(RunError) {
    guard let first = journeys.first else { throw RunError("there is no journey to draw") }
    if !OutputFile.isFolder(path) {
      guard journeys.count == 1 else {
        throw RunError(
          "there are \(journeys.count) journeys to draw; name a folder that exists with --graph")
      }
      return try Self.draw(first, to: path)
    }
    var files = DistinctFiles()
    for journey in journeys {
      let name = LoadedJourney(definition: journey.definition).fileName
      try files.write("\(path)/\(name).svg", as: "`\(journey.definition.journeyID)`")
      try Self.draw(journey, to: "\(path)/\(name).svg")
    }
  }

  /// Draws one journey, in the form that the ending of the file asks for.
  private static func draw(_ journey: JourneyCoverage, to path: String) throws(RunError) {
    let output = try OutputFile(path)
    let picture = JourneyPicture(journey.definition, passed: journey.passage)
    try output.write(Array(GraphFormat(file: path).text(of: picture).utf8))
    try output.flush()
  }
}
