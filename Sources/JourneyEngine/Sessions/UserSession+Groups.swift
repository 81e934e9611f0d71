internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Who stays out though a trigger fired: those who are held out, and those of a group who meet a
/// journey of larger priority.
extension UserSession {
  /// The runs inside of other journeys of the group of a journey.
  func rivals(of journey: PublishedJourney) -> [SessionRun] {
    guard let group = journey.settings.exclusive else { return [] }
    return runs.filter {
      $0.isInside && $0.journey.settings.exclusive == group
        && $0.record.journeyID != journey.journeyID
    }
  }

  /// `true` if the user belongs to the share that enters nothing of a journey.
  func isHeldOut(of journey: PublishedJourney) -> Bool {
    guard context.settings.holdsOut, let share = journey.settings.holdout else { return false }
    return HoldoutPoint.of(facts.userID, journeyID: journey.journeyID) < share.millionths
  }

  /// Notes that somebody would have entered: a run that is over before its first step, and can
  /// convert like any other.
  func holdOut(_ entry: Entry, key: String, on machine: Machine) {
    let run = newRun(entry, key: key, stateID: HoldoutPoint.stateID)
    let point = HoldoutPoint.of(facts.userID, journeyID: entry.journey.journeyID)
    note(
      entry.journey, run,
      .refused(
        trigger: entry.trigger,
        .heldOut(
          point: ExactDecimal(millionths: point),
          share: entry.journey.settings.holdout ?? ExactDecimal(millionths: 0))))
    run.record.endedAt = now
    run.record.endReason = HoldoutPoint.endReason
    if run.record.goalUntil != nil { run.record.registers = machine.snapshot() }
    _ = run.step(at: now)
    trace(run, cause: "held out", path: [], endReason: HoldoutPoint.endReason)
  }
}
