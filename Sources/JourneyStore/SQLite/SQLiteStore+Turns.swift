internal import JourneyModel

/// The moments at which time alone may start a run.
///
/// There is one for each user at most, and a job of run 0 beside it.
extension SQLiteStore {
  /// The run that no run is: its job is to ask the triggers.
  private static let noRun: Int64 = 0

  /// When time alone may start a run of a user; `nil` where it cannot.
  func turn(of key: UserKey) throws(StoreError) -> Moment? {
    let select = try connection.statement(
      "select due_at from user_turn where part = ? and user_id = ?"
    )
    .with(key.part).with(key.userID)
    defer { select.reset() }
    return try select.step() ? select.moment() : nil
  }

  /// Moves the moment of a user, if it changed.
  func write(
    _ turn: (previous: Moment?, next: Moment?), of key: UserKey
  ) throws(StoreError) {
    guard turn.previous != turn.next else { return }
    try connection.statement("delete from user_turn where part = ? and user_id = ?")
      .with(key.part).with(key.userID).run()
    if let previous = turn.previous {
      try connection.statement(
        "delete from job_store where part = ? and due_at = ? and user_id = ? and run = ?"
      )
      .with(key.part).with(previous).with(key.userID).with(Self.noRun).run()
    }
    guard let next = turn.next else { return }
    try connection.statement("insert into user_turn (part, user_id, due_at) values (?, ?, ?)")
      .with(key.part).with(key.userID).with(next).run()
    try connection.statement(
      """
      insert into job_store (part, due_at, user_id, run, step_number) values (?, ?, ?, ?, 0)
      """
    )
    .with(key.part).with(next).with(key.userID).with(Self.noRun).run()
    dueTimes.add(next, to: key.part)
  }

  /// Lets the triggers of all users be asked at a moment, or earlier where they would be.
  ///
  /// It is part of a transaction.
  func askTriggers(at now: Moment) throws(StoreError) {
    for part in 0..<Part.count { try askTriggers(of: part, at: now) }
  }

  /// Lets the triggers of the users of a part be asked.
  private func askTriggers(of part: Int, at now: Moment) throws(StoreError) {
    try connection.statement("delete from job_store where part = ? and run = ?")
      .with(part).with(Self.noRun).run()
    try connection.statement(
      """
      insert into user_turn (part, user_id, due_at)
      select distinct part, user_id, ? from event_dedupe where part = ?
      on conflict (part, user_id) do update set due_at = min(due_at, excluded.due_at)
      """
    )
    .with(now).with(part).run()
    try connection.statement(
      """
      insert into job_store (part, due_at, user_id, run, step_number)
      select part, due_at, user_id, ?, 0 from user_turn where part = ?
      """
    )
    .with(Self.noRun).with(part).run()
  }
}
