/// Notes what is decided for a user, and by which values; an engine that has none notes nothing.
public final class Observer {
  /// What was noted, in order.
  public private(set) var observations: [Observation] = []
  /// `true` if more was decided than is noted.
  public private(set) var isCut = false
  /// The journeys that are looked at; `nil` for all.
  private let journeys: Set<String>?

  /// The most that is noted: what some hundred thousand inputs of one user decide, in some 100 MB.
  private static let observationsMax = 200_000

  /// Begins to look at some journeys; `nil` for all.
  public init(journeys: Set<String>? = nil) {
    self.journeys = journeys
  }

  /// `true` if what a journey decides is to be noted.
  func wants(_ journeyID: String) -> Bool {
    guard observations.count < Self.observationsMax else {
      isCut = true
      return false
    }
    return journeys?.contains(journeyID) ?? true
  }

  /// Notes what became of a user outside of steps, if it is looked at.
  public func tell(_ observation: Observation) {
    if wants(observation.journeyID) { note(observation) }
  }

  /// Notes a decision.
  func note(_ observation: Observation) { observations.append(observation) }
}
