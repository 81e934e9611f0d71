public import JourneyModel

/// Journeys that stand still, and letting their people go on.
extension SQLStore {
  /// Returns the journeys that do not simply run, with what they do instead.
  public func journeyStatuses() throws(StoreError) -> [String: JourneyStatus] {
    let select = try connection.statement("select journey_id, status from journey_status")
    var statuses: [String: JourneyStatus] = [:]
    while try select.step() {
      let journeyID = select.text()
      statuses[journeyID] = JourneyStatus(rawValue: select.text()) ?? .paused
    }
    return statuses
  }

  /// Writes whether people enter a journey, and move in it.
  ///
  /// Where they may move, those from whom something was kept are woken at `now`, and its effects
  /// may leave; `wakingAll` wakes everybody who is inside. Each part learns of it before its work
  /// is given out.
  public func setStatus(
    of journeyID: String, to status: JourneyStatus, wakingAll: Bool, at now: Moment
  ) throws(StoreError) {
    let duty =
      status == .paused
      ? nil : PartDuty(kind: .release(journeyID: journeyID, wakingAll: wakingAll), at: now)
    try settling { () throws(StoreError) in
      try write(status, of: journeyID, at: now)
      // What an earlier status asked for, and was not brought everywhere yet, holds no more.
      try forgetDuties(of: journeyID)
      if let duty { try write(duty) }
    }
  }

  /// Writes a status.
  private func write(
    _ status: JourneyStatus, of journeyID: String, at now: Moment
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into journey_status (journey_id, status, changed_at) values (?, ?, ?)
      on conflict (journey_id) do update set
        status = excluded.status, changed_at = excluded.changed_at
      """
    )
    .with(journeyID).with(status.rawValue).with(now).run()
  }

  /// Lets the people of a part go on in a journey that moves; returns how many rows that took.
  func release(
    _ journeyID: String, in part: Int, wakingAll: Bool, at now: Moment
  ) throws(StoreError) -> Int {
    let suspended = try suspendedRuns(of: journeyID, in: part)
    try wake(suspended, in: part, at: now)
    let whole = wakingAll ? try wholeRuns(of: journeyID, in: part) : []
    try wake(whole, in: part, at: now)
    return suspended.count + whole.count
      + (try releaseEffects(of: journeyID, in: part, at: now))
  }

  /// A run that is to be woken.
  struct Sleeper {
    /// The user.
    var userID: String
    /// The number of the run.
    var run: Int64
    /// The timer that it has.
    var wakeAt: Moment?
    /// How many steps it has taken.
    var stepNumber: Int64
  }

  /// Gives runs a timer that is due, in the place of the one that they have.
  func wake(_ runs: [Sleeper], in part: Int, at now: Moment) throws(StoreError) {
    for run in runs {
      if let wakeAt = run.wakeAt {
        try connection.statement(
          "delete from job_store where part = ? and due_at = ? and user_id = ? and run = ?"
        )
        .with(part).with(wakeAt).with(run.userID).with(run.run).run()
      }
      try connection.statement(
        "update journey_state set wake_at = ? where part = ? and user_id = ? and run = ?"
      )
      .with(now).with(part).with(run.userID).with(run.run).run()
      try connection.statement(
        """
        insert into job_store (part, due_at, user_id, run, step_number) values (?, ?, ?, ?, ?)
        on conflict do nothing
        """
      )
      .with(part).with(now).with(run.userID).with(run.run).with(run.stepNumber).run()
      dueTimes.add(now, to: part)
    }
  }

  /// The runs of a journey from which something was kept.
  private func suspendedRuns(
    of journeyID: String, in part: Int
  ) throws(StoreError) -> [Sleeper] {
    let select = try connection.statement(
      """
      select user_id, run, wake_at, step_number
      from journey_state indexed by journey_suspended
      where part = ? and journey_id = ? and is_suspended = 1 and ended_at is null
      """
    )
    .with(part).with(journeyID)
    return try sleepers(select)
  }

  /// The runs inside a journey; branches go with theirs.
  private func wholeRuns(of journeyID: String, in part: Int) throws(StoreError) -> [Sleeper] {
    let select = try connection.statement(
      """
      select user_id, run, wake_at, step_number from journey_state not indexed
      where part = ? and journey_id = ? and ended_at is null and parent_run is null
      """
    )
    .with(part).with(journeyID)
    return try sleepers(select)
  }

  /// One run that is inside; empty if it is not there.
  func sleeper(_ run: Int64, of key: UserKey) throws(StoreError) -> [Sleeper] {
    let select = try connection.statement(
      """
      select user_id, run, wake_at, step_number from journey_state
      where part = ? and user_id = ? and run = ? and ended_at is null
      """
    )
    .with(key.part).with(key.userID).with(run)
    return try sleepers(select)
  }

  /// Reads runs that are to be woken.
  private func sleepers(_ rows: any Statement) throws(StoreError) -> [Sleeper] {
    var sleepers: [Sleeper] = []
    while try rows.step() {
      sleepers.append(
        Sleeper(
          userID: rows.text(), run: rows.int64(), wakeAt: rows.optionalMoment(),
          stepNumber: rows.int64()))
    }
    return sleepers
  }

  /// Lets the effects of a journey leave that were kept back while it was paused; returns how many.
  private func releaseEffects(
    of journeyID: String, in part: Int, at now: Moment
  ) throws(StoreError) -> Int {
    let released = try connection.statement(
      """
      update outbox indexed by outbox_due set next_at = ?
      where part = ? and status = 'pending' and next_at is null and journey_id = ?
      """
    )
    .with(now).with(part).with(journeyID).changes()
    if released > 0 { try noteDueEffects(of: part) }
    return released
  }
}
