public import JourneyModel

/// Erasure: nothing of a person stays but a salted hash of the id.
extension SQLStore {
  /// Erases all that is kept of a user: profile, events, inputs that wait, runs with their timers,
  /// effects, dead letters, trace.
  ///
  /// What is taken in for the user from now on is refused, until `readmit` says otherwise: a late
  /// repeat does not bring the person back. `salt` is taken for the hashes if there is none yet.
  /// It returns how many inputs from outside waited, and do no more.
  @discardableResult
  public func erase(
    _ userID: String, salt: String, at now: Moment
  ) throws(StoreError) -> Int {
    let key = UserKey(part: Part.of(userID), userID: userID)
    var erased = try erasedPeople()
    let isFirst = erased.salt == nil
    if isFirst { erased.begin(salt: salt) }
    guard let hash = erased.hash(of: userID) else { return 0 }
    // What is deleted is written over as well, so that it cannot be read from the file.
    try connection.setOverwriting(true)
    defer { try? connection.setOverwriting(false) }
    if isFirst { try settling { () throws(StoreError) in try write(salt: salt) } }
    let waiting = try steppingIn(to: key.part) { () throws(StoreError) in
      let waiting = try waitingInputs(of: key)
      try write(hash: hash, key, at: now)
      try removeAll(of: key)
      return waiting
    }
    erased.insert(hash)
    erasedUsers = erased
    return waiting
  }

  /// Counts the inputs of a user that came from outside and wait.
  private func waitingInputs(of key: UserKey) throws(StoreError) -> Int {
    let count = try connection.statement(
      "select count(*) from inbox where part = ? and user_id = ? and effect is null"
    )
    .with(key.part).with(key.userID)
    defer { count.reset() }
    return try count.step() ? count.int() : 0
  }

  /// Lets a user be created again who was erased; `false` for one who was not.
  public func readmit(_ userID: String) throws(StoreError) -> Bool {
    var erased = try erasedPeople()
    guard try isErased(userID), let hash = erased.hash(of: userID) else { return false }
    try committing { () throws(StoreError) in
      try connection.statement("delete from erased_user where part = ? and user_hash = ?")
        .with(Part.of(userID)).with(hash).run()
    }
    erased.remove(hash)
    erasedUsers = erased
    return true
  }

  /// Returns when a user was erased; `nil` of one who was not, or is there again.
  public func erasure(of userID: String) throws(StoreError) -> Moment? {
    guard let hash = try erasedPeople().hash(of: userID) else { return nil }
    let select = try connection.statement(
      "select erased_at from erased_user where part = ? and user_hash = ?"
    )
    .with(Part.of(userID)).with(hash)
    defer { select.reset() }
    return try select.step() ? select.moment() : nil
  }

  /// `true` if a person was erased, and is not there again.
  func isErased(_ userID: String) throws(StoreError) -> Bool {
    let erased = try erasedPeople()
    guard connection.isShared else { return erased.contains(userID) }
    guard let hash = erased.hash(of: userID) else { return false }
    let select = try connection.statement(
      "select 1 from erased_user where part = ? and user_hash = ?"
    )
    .with(Part.of(userID)).with(hash)
    defer { select.reset() }
    return try select.step()
  }

  /// The people who were erased, read once; where others erase as well, how they are known.
  func erasedPeople() throws(StoreError) -> ErasedUsers {
    if let erasedUsers { return erasedUsers }
    let read = try ErasedUsers(readFrom: self)
    erasedUsers = read
    return read
  }

  /// Writes the salt of the hashes.
  private func write(salt: String) throws(StoreError) {
    try connection.statement(
      """
      insert into setting (name, value) values (?, ?)
      on conflict (name) do update set value = excluded.value
      """
    )
    .with(ErasedUsers.saltSetting).with(salt).run()
  }

  /// Writes that somebody was erased.
  private func write(hash: String, _ key: UserKey, at now: Moment) throws(StoreError) {
    try connection.statement(
      """
      insert into erased_user (part, user_hash, erased_at) values (?, ?, ?)
      on conflict do nothing
      """
    )
    .with(key.part).with(hash).with(now).run()
  }

  /// Removes the rows of a user from every table that has any.
  private func removeAll(of key: UserKey) throws(StoreError) {
    for statement in Self.removals {
      try connection.statement(statement).with(key.part).with(key.userID).run()
    }
  }

  /// A removal for each table with rows of users.
  private static let removals: [StaticString] = [
    "delete from user_profile where part = ? and user_id = ?",
    "delete from notification_preferences where part = ? and user_id = ?",
    "delete from user_events where part = ? and user_id = ?",
    "delete from event_dedupe where part = ? and user_id = ?",
    "delete from inbox where part = ? and user_id = ?",
    "delete from other_input where part = ? and user_id = ?",
    "delete from journey_state where part = ? and user_id = ?",
    "delete from journey_run_data where part = ? and user_id = ?",
    "delete from journey_entry where part = ? and user_id = ?",
    "delete from job_store where part = ? and user_id = ?",
    "delete from user_turn where part = ? and user_id = ?",
    "delete from trace where part = ? and user_id = ?",
    "delete from outbox where part = ? and user_id = ?",
    "delete from dead_letter where part = ? and user_id = ?",
    "delete from missed_input where part = ? and user_id = ?",
    "delete from diary where part = ? and user_id = ?",
  ]
}
