public import JourneyModel
public import JourneyStore

/// Pausing a journey, letting it run dry, and putting it away.
extension Engine {
  /// Returns whether people enter a journey, and move in it.
  public func status(of journeyID: String) -> JourneyStatus { registry.status(of: journeyID) }

  /// Settles whether people enter a journey, and move in it.
  ///
  /// A journey with people inside is put away only where they are to be ended (`archived`).
  public func setStatus(
    of journeyID: String, to status: JourneyStatus, endingRuns: Bool = false, at now: Moment
  ) throws {
    try refresh()
    guard registry.newest(journeyID) != nil else {
      throw EngineError("no journey is called `\(journeyID)`")
    }
    if status == .archived, !endingRuns {
      let inside = try store.peopleInside(journeyID)
      guard inside == 0 else {
        throw EngineError(
          "\(inside) \(inside == 1 ? "person is" : "people are") inside `\(journeyID)`; let it "
            + "drain first, or end their journeys with it")
      }
    }
    let wakesAll = status == .archived && endingRuns
    try settling { () throws(StoreError) in
      try store.setStatus(of: journeyID, to: status, wakingAll: wakesAll, at: now)
      try noteServing(.status(journeyID: journeyID, status, wakesAll: wakesAll), at: now)
    }
    registry.statuses[journeyID] = status
  }
}
