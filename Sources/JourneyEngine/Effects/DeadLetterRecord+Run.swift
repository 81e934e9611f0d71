internal import JourneyModel
internal import JourneyStore

extension DeadLetterRecord {
  /// What somebody has to know of a run that could not be gone on with.
  init(_ run: RunRecord, reason: String, at now: Moment) {
    self.init(
      number: run.number, kind: .input, runNumber: run.number, journeyID: run.journeyID,
      stateID: run.stateID, name: "", input: Array("{}".utf8), reason: reason, attempts: 1,
      failedAt: now)
  }
}
