internal import JourneyAnalysis
internal import JourneyDrawing
internal import JourneyEngine
internal import JourneyModel

/// The paths of a journey for people and for programs, with whether those who are to take them do.
public struct PathsReport {
  /// The journey.
  let definition: JourneyDefinition
  /// The catalog; `nil` where there is none.
  let catalog: Catalog?
  /// The paths.
  let found: JourneyPaths
  /// For each path whether somebody was seen to take it.
  let isTaken: [Bool]
  /// The words of the steps, by their states.
  let words: [String: String]

  /// Finds the paths of a journey and proves them.
  init(_ definition: JourneyDefinition, catalog: Catalog?, limit: Int) {
    self.definition = definition
    self.catalog = catalog
    let zone = catalog?.timeZone ?? EngineSettings().timeZone
    found = PathFinder(definition, zones: ZoneFiles.table(), timeZone: zone).paths(limit: limit)
    isTaken = PathProof(definition: definition, catalog: catalog).isTaken(found.paths)
    let nodes = JourneyPicture(definition).chart.nodes
    words = Dictionary(
      nodes.compactMap { node in node.stateID.map { ($0, node.sentence) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The paths that somebody was seen to take.
  private var taken: [JourneyPath] { zip(found.paths, isTaken).filter { $0.1 }.map(\.0) }
  /// How many steps they pass.
  var coveredSteps: Int { Set(taken.flatMap { $0.steps.map(\.stateID) }).count }
  /// How many arms they take.
  var coveredArms: Int { taken.reduce(into: Set<PathArm>()) { $0.formUnion($1.arms) }.count }

  /// How many paths there are that were proved.
  public var provedCount: Int { isTaken.count { $0 } }
  /// How many paths are shown.
  public var count: Int { found.paths.count }

  /// Writes those who take the paths into a folder, a folder for each path.
  public func writeWitnesses(to folder: String) throws(RunError) {
    let lines = WitnessLines(definition: definition, catalog: catalog)
    for (number, path) in found.paths.enumerated() {
      guard let witness = path.witness else { continue }
      let place = "\(folder)/path-\(number + 1)"
      try OutputFolder.create(place)
      try Self.write([lines.user(witness)], to: "\(place)/users.ndjson")
      try Self.write(lines.events(path, witness), to: "\(place)/events.ndjson")
      if let starter = lines.starter(path, witness) {
        try Self.write([DefinitionWriter.json(of: starter)], to: "\(place)/start.json")
      }
    }
  }

  /// Writes lines into a file.
  private static func write(_ lines: [[UInt8]], to path: String) throws(RunError) {
    let output = try OutputFile(path)
    for line in lines { try output.write(line) }
    try output.flush()
  }
}
