internal import JourneyDrawing
internal import JourneyModel

extension LoadedWorkspace {
  /// Writes the drawing of one journey; `nil` takes the only one, and the ending of the file its
  /// form.
  public func writeGraph(
    of name: String?, format: GraphFormat?, to path: String
  ) throws(RunError) {
    let journey = try journey(named: name)
    var files = DistinctFiles()
    for path in paths { files.keep(path, as: "which is read") }
    try files.write(path, as: "the drawing")
    let output = try OutputFile(path)
    let picture = JourneyPicture(journey.definition)
    try output.write(Array((format ?? GraphFormat(file: path)).text(of: picture).utf8))
    try output.flush()
  }

  /// Returns the journey of a name, or the only one.
  func journey(named name: String?) throws(RunError) -> LoadedJourney {
    if let name {
      if let journey = journeys.first(where: { $0.definition.journeyID == name }) {
        return journey
      }
      throw RunError("the script holds no journey `\(name)`; it holds \(journeyNames)")
    }
    guard let first = journeys.first else { throw RunError("the script holds no journey") }
    guard journeys.count == 1 else {
      throw RunError("the script holds \(journeyNames); name one with `--journey`")
    }
    return first
  }

  /// The names of the journeys, for a message.
  private var journeyNames: String {
    journeys.map { "`\($0.definition.journeyID)`" }.joined(separator: ", ")
  }
}
