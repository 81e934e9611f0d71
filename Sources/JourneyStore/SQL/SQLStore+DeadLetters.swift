public import JourneyModel

/// What does not go on by itself, for somebody to decide.
extension SQLStore {
  /// Writes a dead letter that is new, or is one again.
  func write(_ letter: DeadLetterRecord, of key: UserKey) throws(StoreError) {
    try connection.statement(
      """
      insert into dead_letter
        (part, user_id, number, run, journey_id, state_id, input, reason, attempts, failed_at,
         kind, name, last_error)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (part, user_id, number) do update set
        kind = excluded.kind, reason = excluded.reason, attempts = excluded.attempts,
        failed_at = excluded.failed_at, last_error = excluded.last_error
      """
    )
    .with(key.part).with(key.userID).with(letter.number).with(letter.runNumber)
    .with(letter.journeyID).with(letter.stateID).with(text: letter.input).with(letter.reason)
    .with(letter.attempts).with(letter.failedAt).with(letter.kind.rawValue).with(letter.name)
    .with(letter.lastError)
    .run()
  }

  /// Removes a dead letter.
  func removeDeadLetter(_ number: Int64, of key: UserKey) throws(StoreError) {
    try connection.statement(
      "delete from dead_letter where part = ? and user_id = ? and number = ?"
    )
    .with(key.part).with(key.userID).with(number).run()
  }

  /// Returns one dead letter; `nil` if there is none of this name.
  public func deadLetter(_ id: DeadLetterID) throws(StoreError) -> DeadLetterLine? {
    let select = try connection.statement(
      """
      select part, user_id, number, kind, run, journey_id, state_id, name, input, reason,
        last_error, attempts, failed_at
      from dead_letter where part = ? and number = ?
      """
    )
    .with(id.part).with(id.number)
    defer { select.reset() }
    return try select.step() ? deadLetterLine(select) : nil
  }

  /// Reads a dead letter with its user.
  func deadLetterLine(_ row: any Statement) -> DeadLetterLine {
    let (part, userID, number) = (row.int(), row.text(), row.int64())
    let letter = DeadLetterRecord(
      number: number, kind: DeadLetterRecord.Kind(rawValue: row.text()) ?? .input,
      runNumber: row.int64(), journeyID: row.text(), stateID: row.text(), name: row.text(),
      input: row.utf8(), reason: row.text(), lastError: row.optionalText(), attempts: row.int(),
      failedAt: row.moment())
    return DeadLetterLine(part: part, userID: userID, letter: letter)
  }

  /// Lets a dead letter be tried again at `now`, with so many attempts more, until `expiresAt`;
  /// `false` if it is not there, or nothing of it can be tried.
  ///
  /// An effect keeps its key. A run is gone on with where it stands; an input that was taken out is
  /// handled behind what has come since.
  public func retryDeadLetter(
    _ id: DeadLetterID, attempts: Int, expiresAt: Moment, at now: Moment
  ) throws(StoreError) -> Bool {
    guard let line = try deadLetter(id) else { return false }
    let key = UserKey(part: line.part, userID: line.userID)
    var tally: PartTally?
    let isRetried = try steppingIn(to: key.part) { () throws(StoreError) -> Bool in
      if line.letter.kind == .crash, line.letter.runNumber == 0 {
        guard try putBack(line.letter, of: key, at: now) else { return false }
      } else if line.letter.kind == .input || line.letter.kind == .crash {
        let runs = try sleeper(line.letter.runNumber, of: key)
        guard !runs.isEmpty else { return false }
        try wake(runs, in: key.part, at: now)
      } else {
        guard var effect = try effect(id.number, of: key), var delivery = effect.delivery
        else { return false }
        (effect.status, effect.reason) = (.pending, nil)
        delivery.attemptsMax = delivery.attempts + attempts
        (delivery.nextAt, delivery.expiresAt) = (now, expiresAt)
        delivery.settledAt = nil
        effect.delivery = delivery
        try write(effect, of: key)
      }
      try removeDeadLetter(id.number, of: key)
      var drawn = PartTally(part: key.part, next: numbers[key.part])
      try noteDecision(.retried(letter: id.number), of: key, at: now, &drawn)
      tally = drawn
      return true
    }
    if let tally { note(tally) }
    return isRetried
  }

  /// Writes what was decided about a dead letter into the diary, where one is kept.
  private func noteDecision(
    _ decision: DiaryRecord.Kind, of key: UserKey, at now: Moment, _ tally: inout PartTally
  ) throws(StoreError) {
    guard keepsDiary else { return }
    try note(DiaryRecord(number: tally.draw(), at: now, kind: decision), of: key)
    try write(tally)
  }

  /// Gives a dead letter up: its person goes on as if the effect had been skipped; `false` if it is
  /// not there.
  public func discardDeadLetter(_ id: DeadLetterID, at now: Moment) throws(StoreError) -> Bool {
    guard let line = try deadLetter(id) else { return false }
    let tallies = try steppingIn(to: line.part) { () throws(StoreError) in
      try discard([line], at: now)
    }
    for tally in tallies { note(tally) }
    return true
  }

  /// Gives dead letters up.
  ///
  /// It is part of a transaction over their parts.
  private func discard(
    _ lines: [DeadLetterLine], at now: Moment
  ) throws(StoreError) -> [PartTally] {
    var tallies: [Int: PartTally] = [:]
    for line in lines { try discard(line, at: now, &tallies) }
    for tally in tallies.values { try write(tally) }
    return Array(tallies.values)
  }

  /// Gives a dead letter up, and counts what its person is to be told.
  private func discard(
    _ line: DeadLetterLine, at now: Moment, _ tallies: inout [Int: PartTally]
  ) throws(StoreError) {
    let key = UserKey(part: line.part, userID: line.userID)
    var tally = tallies[key.part] ?? PartTally(part: key.part, next: numbers[key.part])
    defer { tallies[key.part] = tally }
    try removeDeadLetter(line.letter.number, of: key)
    try noteDecision(.discarded(letter: line.letter.number), of: key, at: now, &tally)
    if line.letter.kind == .input || line.letter.kind == .crash {
      return try endRun(line.letter.runNumber, of: key, at: now)
    }
    guard try giveUpEffect(line.letter.number, of: key, at: now) else { return }
    try insertAnswer(of: line.letter.number, key, number: tally.next, arrivesAt: now)
    tally.countAnswer(at: now)
  }

  /// Ends a run that cannot be gone on with, if it is inside still, and its branches.
  private func endRun(_ run: Int64, of key: UserKey, at now: Moment) throws(StoreError) {
    try connection.statement(
      """
      update journey_state
      set ended_at = ?, end_reason = 'discarded', wake_at = null, goal_until = null,
        is_suspended = 0
      where part = ? and user_id = ? and (run = ? or root_run = ?) and ended_at is null
      """
    )
    .with(now).with(key.part).with(key.userID).with(run).with(run).run()
  }

  /// Notes that an effect is done without; `false` if it was settled before.
  private func giveUpEffect(
    _ number: Int64, of key: UserKey, at now: Moment
  ) throws(StoreError) -> Bool {
    guard var effect = try effect(number, of: key), var delivery = effect.delivery,
      delivery.settledAt == nil
    else { return false }
    delivery.failure = "skip"
    delivery.isBlocking = false
    delivery.settledAt = now
    effect.delivery = delivery
    try write(effect, of: key)
    return true
  }

  /// Gives up dead letters that came before a moment, at most `max`, of parts that are held.
  ///
  /// Returns how many.
  public func purgeDeadLetters(
    before moment: Moment, max: Int, at now: Moment
  ) throws(StoreError) -> Int {
    let old = try oldDeadLetters(before: moment, max: max).filter { holds($0.part) }
    guard !old.isEmpty else { return 0 }
    let tallies = try committing(in: old.map(\.part), holding: .work) { () throws(StoreError) in
      try discard(old, at: now)
    }
    for tally in tallies { note(tally) }
    return old.count
  }
}
