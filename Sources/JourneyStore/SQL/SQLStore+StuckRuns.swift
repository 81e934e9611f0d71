internal import JourneyModel

/// What somebody should look at: nothing is decided by what it finds.
extension SQLStore {
  /// Returns runs of some parts that nothing will ever move, at most `max`: inside, with no timer,
  /// not kept from anything, at no effect that has an outcome to come, and not waiting for
  /// branches.
  ///
  /// `waits` are the states at which a person may wait without a timer, as `journey/version/state`.
  public func stuckRuns(
    in parts: Range<Int>, waits: Set<String>, max: Int
  ) throws(StoreError) -> [StuckRun] {
    let select = try connection.statement(
      """
      select s.user_id, s.run, s.journey_id, s.version, s.state_id, s.wake_at,
        o.status, o.settled_at, j.run
      from journey_state s
        left join outbox o
          on o.part = s.part and o.user_id = s.user_id and o.number = s.held_effect
        left join job_store j
          on j.part = s.part and j.due_at = s.wake_at and j.user_id = s.user_id and j.run = s.run
      where s.part >= ? and s.part < ? and s.ended_at is null and s.is_suspended = 0
      """
    )
    .with(parts.lowerBound).with(parts.upperBound)
    defer { select.reset() }
    var stuck: [StuckRun] = []
    while stuck.count < max, try select.step() {
      if let run = stuckRun(select, waits: waits) { stuck.append(run) }
    }
    return stuck
  }

  /// Reads a run, if nothing will ever move it.
  private func stuckRun(_ row: any Statement, waits: Set<String>) -> StuckRun? {
    let run = StuckRun(
      userID: row.text(), runNumber: row.int64(), journeyID: row.text(), version: row.int(),
      stateID: row.text())
    let (wakeAt, status, settledAt) = (
      row.optionalMoment(), row.optionalText(), row.optionalMoment()
    )
    let hasTimer = row.optionalInt64() != nil
    if wakeAt != nil { return hasTimer ? nil : run }
    if status != nil { return settledAt == nil ? nil : run }
    return waits.contains("\(run.journeyID)/\(run.version)/\(run.stateID)") ? nil : run
  }
}
