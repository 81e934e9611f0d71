internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Journeys that are asked for, by somebody outside or by a run.
extension UserSession {
  /// Starts the journey that somebody outside has asked for; one that is not there, or that nobody
  /// can ask for, is refused.
  ///
  /// The run bears the number of the request, which was known as that was acknowledged.
  func handle(_ request: JourneyRequest, number: Int64) {
    begin(number: number, event: nil, depth: 0)
    guard let journey = registry.newest(request.journeyID), let trigger = journey.requestTrigger
    else { return refuse(request.journeyID, "nobody can ask for it") }
    enter(
      Entry(
        journey: journey, trigger: trigger, at: now, payload: request.parameters,
        runNumber: number))
  }

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
