internal import JourneyModel

/// The moments at which time alone may start a run.
///
/// There is one for each user at most, and a job of run 0 beside it.
extension SQLStore {
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

  /// Lets the triggers of everybody in a part be asked at a moment, or earlier where they would be;
  /// returns how many people that are.
  ///
  /// It is part of a transaction.
  func askTriggers(of part: Int, at now: Moment) throws(StoreError) -> Int {
    var (count, last) = (0, "")
    while let userID = try user(of: part, after: last) {
      let key = UserKey(part: part, userID: userID)
      let previous = try turn(of: key)
      if previous.map({ $0 > now }) ?? true { try write((previous, now), of: key) }
      (count, last) = (count + 1, userID)
    }
    return count
  }

  /// The first person of a part whose id comes behind another; `nil` behind the last.
  ///
  /// It is asked once for each, since all the events of a part are far more than its people.
  /// Whoever has a profile, an event or a run is one, however long ago that was.
  private func user(of part: Int, after last: String) throws(StoreError) -> String? {
    let select = try connection.statement(
      """
      select min(user_id) from (
        select min(user_id) as user_id from user_profile where part = ?1 and user_id > ?2
        union all select min(user_id) from user_events where part = ?1 and user_id > ?2
        union all select min(user_id) from journey_state where part = ?1 and user_id > ?2
        union all select min(user_id) from event_dedupe where part = ?1 and user_id > ?2) found
      """
    )
    .with(part).with(last)
    defer { select.reset() }
    return try select.step() ? select.optionalText() : nil
  }
}
