/// The paths of a journey, the shortest first.
public struct JourneyPaths: Sendable {
  /// Those that are shown.
  public var paths: [JourneyPath] = []
  /// How many more there are.
  public var moreCount = 0
  /// `true` if there are more than were counted.
  public var isCountCut = false
  /// The places at which ways break off, since nobody can take them: the lines of the conditions
  /// that contradict what was before, with how many ways break off there.
  public var impossible: [Int: Int] = [:]
  /// How many ways were given up since nobody was found who takes them, though there may be
  /// somebody.
  public var unsolvedCount = 0
  /// How many states the journey has.
  public var stateCount = 0
  /// How many arms it has.
  public var armCount = 0
}
