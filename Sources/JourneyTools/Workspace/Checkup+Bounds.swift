internal import JourneyAnalysis
internal import JourneyModel

/// What is certain of the journeys that were checked, promised or not.
extension Checkup {
  /// The bounds of each journey, and what one person can get from all of a workspace.
  public var boundsText: String { workspaces.map { WorkspaceBoundsReport($0).text }.joined() }

  /// The bounds as an array for programs: an object for each workspace.
  public var boundsJSON: String {
    let nodes = workspaces.map { WorkspaceBoundsReport($0).node }
    return String(decoding: JSONWriter.pretty(.array(nodes)), as: UTF8.self)
  }
}
