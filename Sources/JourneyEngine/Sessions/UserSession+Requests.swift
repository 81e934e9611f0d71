internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Journeys that a run starts for its user.
extension UserSession {
  /// Starts the journey that a run has asked for, at the same instant, as a request would.
  ///
  /// One that is not there, or that nobody can ask for, is told of in the trace of the run.
  func handle(_ request: DerivedRequest) {
    guard request.depth <= EngineLimits.eventChainMax else { return }
    begin(number: numbers.take(), event: nil, depth: request.depth)
    guard let journey = registry.newest(request.journeyID), let trigger = journey.requestTrigger
    else { return trace(request.run, cause: "not started", path: []) }
    enter(Entry(journey: journey, trigger: trigger, at: now, payload: request.payload))
  }
}
