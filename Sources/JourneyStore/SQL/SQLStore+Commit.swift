internal import JourneyModel

extension SQLStore {
  /// Commits what a batch of steps changed, or throws and changes nothing.
  public func commit(_ changes: [PartChange]) throws(StoreError) {
    try numberSharedTexts(of: changes)
    let parts = try committing { () throws(StoreError) in
      try demandRevision()
      for change in changes { try checkLease(of: change.part, epoch: change.epoch) }
      try lockNumbers(of: changes.map(\.part))
      var parts: [(part: Int, next: Int64, due: Moment?)] = []
      for change in changes {
        let next = try commit(change)
        // Where a question is dear it is asked only once there is nothing else to do.
        let due = connection.isShared ? nil : try earliestDue(in: change.part)
        parts.append((change.part, next, due))
      }
      return parts
    }
    for (part, next, due) in parts {
      numbers[part] = next
      if !connection.isShared { dueTimes.set(due, of: part) }
    }
  }

  /// Writes the change of one part; returns the part's next number.
  func commit(_ change: PartChange) throws(StoreError) -> Int64 {
    var used = change.nextNumber
    for user in change.users {
      let key = UserKey(part: change.part, userID: user.userID)
      try commit(user, key)
      guard keepsDiary, let at = user.steppedAt, user.isSomething else { continue }
      try note(DiaryRecord(number: used, at: at, kind: .handled), of: key)
      used += 1
    }
    let next = numbers.next(of: change.part, afterWorkUpTo: used)
    try connection.statement(
      """
      insert into part_sequence (part, next, events) values (?, ?, 0)
      on conflict (part) do update set next = excluded.next
      """
    )
    .with(change.part).with(next).run()
    return next
  }

  /// Writes the change of one user.
  private func commit(_ change: UserChange, _ key: UserKey) throws(StoreError) {
    try writeTrace(of: change, key)
    for (arrivesAt, number) in change.handled {
      try removeInput(number, arrivesAt: arrivesAt, of: key)
    }
    for event in change.events {
      try insert(event, of: key.userID, in: key.part, arrivesAt: nil)
    }
    if let profile = change.profile { try write(profile, of: key) }
    if let preferences = change.preferences { try write(preferences, of: key) }
    try write(change.turn, of: key)
    for run in change.newRuns { try insert(run, of: key) }
    for run in change.changedRuns { try update(run, of: key) }
    for entry in change.entries { try write(entry, of: key) }
    for effect in change.outbox { try write(effect, of: key, unlessOnItsWay: true) }
    if let until = change.timersAsideUntil { try removeTimers(of: key, until: until) }
    for run in change.caughtUp { try forgetMissed(by: run, of: key) }
    for (run, event) in change.missed { try writeMissed(event, by: run, of: key) }
    for number in change.closedLetters { try removeDeadLetter(number, of: key) }
    for letter in change.deadLetters { try write(letter, of: key) }
  }

  /// Removes the timers of a user that are due.
  private func removeTimers(of key: UserKey, until: Moment) throws(StoreError) {
    try connection.statement(
      "delete from job_store where part = ? and due_at <= ? and user_id = ?"
    )
    .with(key.part).with(until).with(key.userID).run()
  }

  /// Removes an input that was handled; it must still have been there.
  func removeInput(
    _ number: Int64, arrivesAt: Moment, of key: UserKey
  ) throws(StoreError) {
    try connection.statement(
      "delete from inbox where part = ? and user_id = ? and arrives_at = ? and number = ?"
    )
    .with(key.part).with(key.userID).with(arrivesAt).with(number)
    .demandRow(or: Self.changedMeanwhile)
  }
}
