internal import JourneyModel

extension SQLStore {
  /// The marketing sends of a user that were decided or left after `moment`, by time.
  func sends(of key: UserKey, after moment: Moment) throws(StoreError) -> [OutboxRecord] {
    let select = try connection.statement(
      """
      select number, run, journey_id, effect_key, kind, name, channel, topic, is_marketing,
        arguments, status, reason, at
      from outbox indexed by outbox_limited
      where part = ? and user_id = ? and is_marketing = 1
        and status in ('pending', 'sending', 'sent', 'unknown') and at > ?
      order by at desc, number desc limit ?
      """
    )
    .with(key.part).with(key.userID).with(moment).with(Self.sendsMax)
    var sends: [OutboxRecord] = []
    while try select.step() { sends.append(outboxRecord(select, part: key.part)) }
    return sends.reversed()
  }

  /// The effects that a user's runs inside stand at.
  func held(of key: UserKey, runs: [RunRecord]) throws(StoreError) -> [OutboxRecord] {
    var held: [OutboxRecord] = []
    for run in runs where run.endedAt == nil {
      guard let number = run.heldEffect else { continue }
      held += try effects(of: key, ledBy: number)
    }
    return held
  }

  /// The effects of one send or call, by the number of the first.
  private func effects(
    of key: UserKey, ledBy leader: Int64
  ) throws(StoreError) -> [OutboxRecord] {
    guard let first = try effect(leader, of: key) else { return [] }
    guard let delivery = first.delivery else { return first.status == .held ? [first] : [] }
    guard delivery.isAwaited else { return [first] }
    let select = try connection.statement(
      """
      select number from outbox indexed by outbox_awaited
      where part = ? and user_id = ? and is_awaited = 1 and leader = ? and number <> leader
      order by number
      """
    )
    .with(key.part).with(key.userID).with(leader)
    var others: [Int64] = []
    while try select.step() { others.append(select.int64()) }
    var effects = [first]
    for number in others {
      if let other = try effect(number, of: key) { effects.append(other) }
    }
    return effects
  }

  /// One effect of a user; `nil` if there is none of this number.
  func effect(_ number: Int64, of key: UserKey) throws(StoreError) -> OutboxRecord? {
    let select = try connection.statement(
      """
      select number, run, journey_id, effect_key, kind, name, channel, topic, is_marketing,
        arguments, status, reason, at, answer, state_id, message_kind, address, sent_to, leader,
        is_awaited, attempts, attempts_max, first_attempt_at, next_at, expires_at, failure,
        last_error, is_blocking, settled_at
      from outbox where part = ? and user_id = ? and number = ?
      """
    )
    .with(key.part).with(key.userID).with(number)
    defer { select.reset() }
    return try select.step() ? deliveredRecord(select, part: key.part) : nil
  }

  /// The runs of a user that may not move, since an effect of theirs waits for a decision, or they
  /// ended the process.
  func blocked(of key: UserKey) throws(StoreError) -> Set<Int64> {
    let select = try connection.statement(
      """
      select run from outbox indexed by outbox_blocking
      where part = ?1 and user_id = ?2 and is_blocking = 1
      union all
      select run from dead_letter where part = ?1 and user_id = ?2 and kind = 'crash'
      """
    )
    .with(key.part).with(key.userID)
    var runs: Set<Int64> = []
    while try select.step() { runs.insert(select.int64()) }
    return runs
  }

  /// Reads an effect of a part.
  func outboxRecord(_ row: any Statement, part: Int) -> OutboxRecord {
    let (number, run, journeyID) = (row.int64(), row.int64(), row.text())
    return OutboxRecord(
      number: number, runNumber: run, journeyID: journeyID,
      key: EffectKey(stored: row.text(), part: part, run: run), kind: row.text(),
      name: row.text(), channel: row.text(), topic: row.optionalText(), isMarketing: row.bool(),
      arguments: row.utf8(),
      status: OutboxRecord.Status(rawValue: row.text()) ?? .unknown, reason: row.optionalText(),
      at: row.moment())
  }

  /// Reads an effect with its answer and what it needs on its way out.
  func deliveredRecord(_ row: any Statement, part: Int) -> OutboxRecord {
    var effect = outboxRecord(row, part: part)
    effect.answer = row.optionalUTF8()
    guard let stateID = row.optionalText() else { return effect }
    let kind = row.optionalText().flatMap(MessageKind.init)
    let (address, sentTo) = (row.optionalText(), row.optionalText())
    let (leader, isAwaited) = (row.int64(), row.bool())
    let (attempts, attemptsMax) = (row.int(), row.int())
    let (firstAttemptAt, nextAt) = (row.optionalMoment(), row.optionalMoment())
    var delivery = OutboxDelivery(
      stateID: stateID, messageKind: kind, address: address, leader: leader,
      isAwaited: isAwaited, attemptsMax: attemptsMax, nextAt: nextAt, expiresAt: row.moment(),
      failure: row.text())
    (delivery.sentTo, delivery.attempts) = (sentTo, attempts)
    delivery.firstAttemptAt = firstAttemptAt
    delivery.lastError = row.optionalText()
    delivery.isBlocking = row.bool()
    delivery.settledAt = row.optionalMoment()
    effect.delivery = delivery
    return effect
  }

  /// Writes an effect that is new or changed; not if it is on its way meanwhile and that must not
  /// be written over.
  func write(
    _ effect: OutboxRecord, of key: UserKey, unlessOnItsWay: Bool = false
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into outbox
        (part, user_id, number, run, journey_id, effect_key, kind, name, channel, topic,
         is_marketing, arguments, status, reason, at, answer)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (part, user_id, number) do update set
        channel = excluded.channel, arguments = excluded.arguments, status = excluded.status,
        reason = excluded.reason, at = excluded.at, answer = excluded.answer
      where outbox.status <> ?
      """
    )
    .with(key.part).with(key.userID).with(effect.number).with(effect.runNumber)
    .with(effect.journeyID).with(effect.effectKey.stored).with(effect.kind).with(effect.name)
    .with(effect.channel).with(effect.topic).with(effect.isMarketing)
    .with(text: effect.arguments).with(effect.status.rawValue).with(effect.reason)
    .with(effect.at).with(text: effect.answer)
    .with(unlessOnItsWay ? OutboxRecord.Status.sending.rawValue : "")
    .run()
    if let delivery = effect.delivery {
      try write(delivery, of: effect, key, unlessOnItsWay: unlessOnItsWay)
    }
  }

  /// Writes what an effect needs on its way out.
  private func write(
    _ delivery: OutboxDelivery, of effect: OutboxRecord, _ key: UserKey, unlessOnItsWay: Bool
  ) throws(StoreError) {
    try connection.statement(
      """
      update outbox set state_id = ?, message_kind = ?, address = ?, sent_to = ?, leader = ?,
        is_awaited = ?, attempts = ?, attempts_max = ?, first_attempt_at = ?, next_at = ?,
        expires_at = ?, failure = ?, last_error = ?, is_blocking = ?, settled_at = ?
      where part = ? and user_id = ? and number = ? and status <> ?
      """
    )
    .with(delivery.stateID).with(delivery.messageKind?.rawValue).with(delivery.address)
    .with(delivery.sentTo).with(delivery.leader).with(delivery.isAwaited)
    .with(delivery.attempts).with(delivery.attemptsMax).with(delivery.firstAttemptAt)
    .with(delivery.nextAt).with(delivery.expiresAt).with(delivery.failure)
    .with(delivery.lastError).with(delivery.isBlocking).with(delivery.settledAt)
    .with(key.part).with(key.userID).with(effect.number)
    .with(unlessOnItsWay ? OutboxRecord.Status.sending.rawValue : "")
    .run()
    if effect.status == .pending, let nextAt = delivery.nextAt {
      noteDue(effect, at: nextAt, in: key.part)
    }
  }
}
