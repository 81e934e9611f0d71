internal import JourneyModel

extension SQLStore {
  /// The runs of a user that are inside, and those that have ended and can convert at `moment`.
  func runs(
    of key: UserKey, convertingFrom moment: Moment
  ) throws(StoreError) -> [RunRecord] {
    let select = try connection.statement(
      """
      select s.run, s.journey_id, s.version, s.entry_key, s.entered_at, s.entry_event_number,
        s.state_id, s.step_number, s.wake_at, s.ended_at, s.end_reason, s.converted_at,
        s.goal_until, s.held_effect, s.trigger_id, s.parent_run, s.root_run, s.branch,
        s.is_suspended, coalesce(s.registers, d.registers)
      from journey_state s left join journey_run_data d
        on d.part = s.part and d.user_id = s.user_id and d.run = s.run
      where s.part = ? and s.user_id = ? and (s.ended_at is null or s.goal_until >= ?)
      order by s.run
      """
    )
    .with(key.part).with(key.userID).with(moment)
    var runs: [RunRecord] = []
    while try select.step() { runs.append(run(select)) }
    return runs
  }

  /// Reads a run.
  func run(_ row: any Statement) -> RunRecord {
    var run = RunRecord(
      number: row.int64(), journeyID: row.text(), version: row.int(), entryKey: row.text(),
      enteredAt: row.moment(), entryEventNumber: row.int64(), stateID: row.text())
    run.stepNumber = row.int64()
    run.wakeAt = row.optionalMoment()
    run.endedAt = row.optionalMoment()
    run.endReason = row.optionalText()
    run.convertedAt = row.optionalMoment()
    run.goalUntil = row.optionalMoment()
    run.heldEffect = row.optionalInt64()
    run.triggerID = row.text()
    run.branch = Self.branch(row)
    run.isSuspended = row.bool()
    run.registers = row.blob()
    return run
  }

  /// Reads where a run belongs that is a branch.
  static func branch(_ row: any Statement) -> RunBranch? {
    let (parent, root, path) = (row.optionalInt64(), row.optionalInt64(), row.optionalText())
    guard let parent, let root, let path else { return nil }
    return RunBranch(parent: parent, root: root, path: path)
  }

  /// Writes a run that is new.
  func insert(_ run: RunRecord, of key: UserKey) throws(StoreError) {
    try connection.statement(
      """
      insert into journey_state
        (part, user_id, run, journey_id, version, entry_key, entered_at, entry_event_number,
         step_number, state_id, wake_at, ended_at, end_reason, converted_at, goal_until,
         held_effect, trigger_id, parent_run, root_run, branch, is_suspended, registers)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    .with(key.part).with(key.userID).with(run.number).with(run.journeyID).with(run.version)
    .with(run.entryKey).with(run.enteredAt).with(run.entryEventNumber).with(run.stepNumber)
    .with(run.stateID).with(run.wakeAt).with(run.endedAt).with(run.endReason)
    .with(run.convertedAt).with(run.goalUntil).with(run.heldEffect).with(run.triggerID)
    .with(run.branch?.parent).with(run.branch?.root).with(run.branch?.path)
    .with(run.isSuspended).with(blob: run.registersInRow)
    .run()
    if run.hasLargeRegisters { try writeLargeRegisters(of: run, key) }
    try replaceJob(of: run, key, previousWake: nil, previousStep: run.stepNumber)
  }

  /// Writes a run that has gone on, if nobody else has moved it since.
  func update(_ change: RunChange, of key: UserKey) throws(StoreError) {
    if change.isInPlace { try updateInPlace(change, of: key) } else { try move(change, of: key) }
    let (run, before) = (change.run, change.before)
    if run.endedAt != nil, run.registers.isEmpty {
      try removeLargeRegisters(of: run, key)
    } else if run.hasLargeRegisters, run.registers != before.registers {
      try writeLargeRegisters(of: run, key)
    }
    try replaceJob(of: run, key, previousWake: before.wakeAt, previousStep: before.stepNumber)
  }

  /// Writes the row of a run that has gone on to another state, or to its end.
  private func move(_ change: RunChange, of key: UserKey) throws(StoreError) {
    let run = change.run
    try connection.statement(
      """
      update journey_state set version = ?, step_number = ?, state_id = ?, wake_at = ?,
        ended_at = ?, end_reason = ?, converted_at = ?, goal_until = ?, held_effect = ?,
        is_suspended = ?, registers = ?
      where part = ? and user_id = ? and run = ? and step_number = ?
      """
    )
    .with(run.version).with(run.stepNumber).with(run.stateID).with(run.wakeAt)
    .with(run.endedAt).with(run.endReason).with(run.convertedAt).with(run.goalUntil)
    .with(run.heldEffect).with(run.isSuspended).with(blob: run.registersInRow)
    .with(key.part).with(key.userID).with(run.number).with(change.before.stepNumber)
    .demandRow(or: Self.changedMeanwhile)
  }

  /// Writes the row of a run that is where it was: SQLite writes the indexes of all columns that a
  /// statement names, whether they change or not.
  private func updateInPlace(_ change: RunChange, of key: UserKey) throws(StoreError) {
    let run = change.run
    try connection.statement(
      """
      update journey_state set step_number = ?, wake_at = ?, converted_at = ?, goal_until = ?,
        held_effect = ?, registers = ?
      where part = ? and user_id = ? and run = ? and step_number = ?
      """
    )
    .with(run.stepNumber).with(run.wakeAt).with(run.convertedAt).with(run.goalUntil)
    .with(run.heldEffect).with(blob: run.registersInRow)
    .with(key.part).with(key.userID).with(run.number).with(change.before.stepNumber)
    .demandRow(or: Self.changedMeanwhile)
  }

  /// Writes registers that do not go into the row of their run.
  private func writeLargeRegisters(of run: RunRecord, _ key: UserKey) throws(StoreError) {
    try connection.statement(
      """
      insert into journey_run_data (part, user_id, run, registers) values (?, ?, ?, ?)
      on conflict (part, user_id, run) do update set registers = excluded.registers
      """
    )
    .with(key.part).with(key.userID).with(run.number).with(blob: run.registers).run()
  }

  /// Removes what is not in the row of a run that can be asked nothing more, if there is anything.
  private func removeLargeRegisters(of run: RunRecord, _ key: UserKey) throws(StoreError) {
    try connection.statement(
      "delete from journey_run_data where part = ? and user_id = ? and run = ?"
    )
    .with(key.part).with(key.userID).with(run.number).run()
  }

  /// Puts the timer of a run where it belongs now; a run that has ended has none.
  private func replaceJob(
    of run: RunRecord, _ key: UserKey, previousWake: Moment?, previousStep: Int64
  ) throws(StoreError) {
    let wake = run.endedAt == nil ? run.wakeAt : nil
    if wake == previousWake, run.stepNumber == previousStep, previousWake != nil { return }
    if let previousWake, previousWake != wake {
      try connection.statement(
        "delete from job_store where part = ? and due_at = ? and user_id = ? and run = ?"
      )
      .with(key.part).with(previousWake).with(key.userID).with(run.number).run()
    }
    guard let wake else { return }
    try connection.statement(
      """
      insert into job_store (part, due_at, user_id, run, step_number) values (?, ?, ?, ?, ?)
      on conflict (part, due_at, user_id, run) do update set step_number = excluded.step_number
      """
    )
    .with(key.part).with(wake).with(key.userID).with(run.number).with(run.stepNumber).run()
    dueTimes.add(wake, to: key.part)
  }

  /// The entries of a user, ever.
  func entries(of key: UserKey) throws(StoreError) -> [EntryRecord] {
    let select = try connection.statement(
      """
      select journey_id, entry_key, last_entered_at from journey_entry
      where part = ? and user_id = ?
      """
    )
    .with(key.part).with(key.userID)
    var entries: [EntryRecord] = []
    while try select.step() {
      entries.append(
        EntryRecord(
          journeyID: select.text(), key: select.text(), lastEnteredAt: select.moment()))
    }
    return entries
  }

  /// Writes when a user last entered a journey.
  func write(_ entry: EntryRecord, of key: UserKey) throws(StoreError) {
    try connection.statement(
      """
      insert into journey_entry (part, user_id, journey_id, entry_key, last_entered_at)
      values (?, ?, ?, ?, ?)
      on conflict (part, user_id, journey_id, entry_key)
        do update set last_entered_at = excluded.last_entered_at
      """
    )
    .with(key.part).with(key.userID).with(entry.journeyID).with(entry.key)
    .with(entry.lastEnteredAt).run()
  }

  /// What was to be committed rests on a state that is no more.
  static let changedMeanwhile = StoreError(
    .conflict, "what was to be written rests on a state that has changed in the meantime")
}

extension RunRecord {
  /// The most bytes of registers that go into the row of their run.
  private static let registersInRowMax = 256

  /// `true` if its registers are in a table of their own, since each step writes the row anew.
  fileprivate var hasLargeRegisters: Bool { registers.count > Self.registersInRowMax }

  /// The registers that go into its row; `nil` where they do not.
  fileprivate var registersInRow: [UInt8]? { hasLargeRegisters ? nil : registers }
}
