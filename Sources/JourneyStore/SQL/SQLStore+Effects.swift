internal import JourneyModel

/// Effects that leave outside the step: what is on its way, what became of it.
extension SQLStore {
  /// Returns the effects of these ids that are there, of parts that are held.
  public func effects(_ ids: [EffectID]) throws(StoreError) -> [EffectWork] {
    try connection.reading { () throws(StoreError) in
      try connection.gathering { () throws(StoreError) in
        var work: [EffectWork] = []
        for id in ids {
          guard let epoch = leases[.sending][id.part],
            let effect = try effectWork(id, epoch: epoch)
          else { continue }
          work.append(effect)
        }
        return work
      }
    }
  }

  /// Returns the effects that are on their way, of some parts.
  public func sendingEffects(in parts: [Int]) throws(StoreError) -> [EffectWork] {
    try connection.reading { () throws(StoreError) in
      try connection.gathering { () throws(StoreError) in
        var work: [EffectWork] = []
        for part in parts {
          guard let epoch = leases[.sending][part] else { continue }
          for id in try sendingEffects(in: part) {
            if let effect = try effectWork(id, epoch: epoch) { work.append(effect) }
          }
        }
        return work
      }
    }
  }

  /// Commits what became of effects; `false` for each that was another's by then.
  public func commit(_ changes: [EffectChange]) throws(StoreError) -> [Bool] {
    let (written, tallies) = try committing { () throws(StoreError) in
      try demandRevision()
      try checkLeases(of: changes)
      try lockNumbers(of: changes.map(\.id.part))
      let written = try areAsTheyWere(changes)
      var tallies: [Int: PartTally] = [:]
      for (change, isWritten) in zip(changes, written) where isWritten {
        try commit(change, tallies: &tallies)
      }
      for tally in tallies.values { try write(tally) }
      return (written, tallies)
    }
    for tally in tallies.values { note(tally) }
    return written
  }

  /// Lets the transaction go on only if the parts of all changes are held still.
  private func checkLeases(of changes: [EffectChange]) throws(StoreError) {
    let byPart = Dictionary(grouping: changes, by: \.id.part)
    for (part, changes) in byPart.sorted(by: { $0.key < $1.key }) {
      for epoch in Set(changes.map(\.epoch)) {
        try checkLease(of: part, .sending, epoch: epoch)
      }
    }
  }

  /// Writes what became of one effect, and the answer that its user is to be told.
  private func commit(
    _ change: EffectChange, tallies: inout [Int: PartTally]
  ) throws(StoreError) {
    let (id, part) = (change.id, change.id.part)
    let key = UserKey(part: part, userID: id.userID)
    try write(change.effect, of: key)
    if let letter = change.deadLetter { try write(letter, of: key) }
    var tally = tallies[part] ?? PartTally(part: part, next: numbers[part])
    if keepsDiary, let turn = change.turn(at: change.changedAt) {
      try note(
        DiaryRecord(number: tally.draw(), at: change.changedAt, kind: .turned(turn)), of: key)
    }
    if let answersAt = change.answersAt {
      try insertAnswer(of: id.number, key, number: tally.next, arrivesAt: answersAt)
      tally.countAnswer(at: answersAt)
    }
    if tally.next != numbers[part] { tallies[part] = tally }
  }

  /// Writes the inbox row of the answer to an effect.
  func insertAnswer(
    of effect: Int64, _ key: UserKey, number: Int64, arrivesAt: Moment
  ) throws(StoreError) {
    try connection.statement(
      "insert into inbox (part, user_id, arrives_at, number, effect) values (?, ?, ?, ?, ?)"
    )
    .with(key.part).with(key.userID).with(arrivesAt).with(number).with(effect).run()
  }

  /// Which effects are as their changes go out from; of two changes of one, the first.
  private func areAsTheyWere(_ changes: [EffectChange]) throws(StoreError) -> [Bool] {
    var seen: Set<EffectID> = []
    let areFirst = changes.map { seen.insert($0.id).inserted }
    return try connection.gathering { () throws(StoreError) in
      var areAsTheyWere: [Bool] = []
      for (change, isFirst) in zip(changes, areFirst) {
        areAsTheyWere.append(try isAsItWas(change) && isFirst)
      }
      return areAsTheyWere
    }
  }

  /// `true` if an effect has the status and the attempts that its change goes out from.
  private func isAsItWas(_ change: EffectChange) throws(StoreError) -> Bool {
    let select = try connection.statement(
      "select status, attempts from outbox where part = ? and user_id = ? and number = ?"
    )
    .with(change.id.part).with(change.id.userID).with(change.id.number)
    defer { select.reset() }
    return try select.step() && select.text() == change.previousStatus.rawValue
      && select.int() == change.previousAttempts
  }

  /// The effects of a part that are on their way.
  private func sendingEffects(in part: Int) throws(StoreError) -> [EffectID] {
    let select = try connection.statement(
      """
      select user_id, number from outbox indexed by outbox_sending
      where part = ? and status = 'sending' order by user_id, number
      """
    )
    .with(part)
    return try ids(select, in: part)
  }

  /// Reads users and numbers.
  private func ids(_ rows: any Statement, in part: Int) throws(StoreError) -> [EffectID] {
    var ids: [EffectID] = []
    while try rows.step() {
      ids.append(EffectID(part: part, userID: rows.text(), number: rows.int64()))
    }
    return ids
  }

  /// An effect with its user and whether its run stands at it; `nil` if it is not there.
  func effectWork(_ id: EffectID, epoch: Int64) throws(StoreError) -> EffectWork? {
    let key = UserKey(part: id.part, userID: id.userID)
    guard let effect = try effect(id.number, of: key) else { return nil }
    let leader = effect.delivery?.leader ?? id.number
    return EffectWork(
      id: id, epoch: epoch, effect: effect, profile: try profile(of: key),
      preferences: try preferences(of: key),
      isWaitedFor: try stands(run: effect.runNumber, at: leader, key))
  }

  /// Adds what has come to be known of a person since a message was decided.
  func addPresent(
    to work: inout EffectWork, sendsFrom: Moment?, asking: (OutboxRecord) -> Set<String>?
  ) throws(StoreError) {
    guard work.effect.kind == "send" else { return }
    let key = UserKey(part: work.id.part, userID: work.id.userID)
    work.hasChangeWaiting = try hasChangeWaiting(of: key)
    if let events = asking(work.effect) {
      work.present = try present(of: work.effect.runNumber, key, events)
    }
    guard work.effect.isMarketing, let sendsFrom else { return }
    work.sends = try sends(of: key, after: sendsFrom)
  }

  /// `true` if a change of the profile was taken in that is not handled yet.
  private func hasChangeWaiting(of key: UserKey) throws(StoreError) -> Bool {
    let select = try connection.statement(
      """
      select 1 from inbox i join other_input o
        on o.part = i.part and o.user_id = i.user_id and o.number = i.number
      where i.part = ? and i.user_id = ? and i.event_name is null and i.effect is null
        and o.requested_journey is null
      """
    )
    .with(key.part).with(key.userID)
    defer { select.reset() }
    return try select.step()
  }

  /// `true` if a run is inside and stands at an effect.
  private func stands(
    run: Int64, at effect: Int64, _ key: UserKey
  ) throws(StoreError) -> Bool {
    let select = try connection.statement(
      """
      select 1 from journey_state
      where part = ? and user_id = ? and run = ? and ended_at is null and held_effect = ?
      """
    )
    .with(key.part).with(key.userID).with(run).with(effect)
    defer { select.reset() }
    return try select.step()
  }
}
