internal import JourneyModel

extension SQLiteStore {
  /// The marketing sends of a user that left after `moment`, by time.
  func sends(of key: UserKey, after moment: Moment) throws(StoreError) -> [OutboxRecord] {
    let select = try connection.statement(
      """
      select number, run, journey_id, effect_key, kind, name, channel, topic, is_marketing,
        arguments, status, reason, at
      from outbox indexed by outbox_counted
      where part = ? and user_id = ? and is_marketing = 1 and status = 'sent' and at > ?
      order by at desc, number desc limit ?
      """
    )
    .with(key.part).with(key.userID).with(moment).with(Self.sendsMax)
    var sends: [OutboxRecord] = []
    while try select.step() { sends.append(outboxRecord(select)) }
    return sends.reversed()
  }

  /// The held effects of a user's runs that are inside.
  func held(of key: UserKey, runs: [RunRecord]) throws(StoreError) -> [OutboxRecord] {
    let select = try connection.statement(
      """
      select number, run, journey_id, effect_key, kind, name, channel, topic, is_marketing,
        arguments, status, reason, at
      from outbox indexed by outbox_held
      where part = ? and user_id = ? and status = 'held' order by number
      """
    )
    .with(key.part).with(key.userID)
    var held: [OutboxRecord] = []
    while try select.step() {
      let effect = outboxRecord(select)
      let isInside = runs.contains { $0.number == effect.runNumber && $0.endedAt == nil }
      if isInside { held.append(effect) }
    }
    return held
  }

  /// Reads an effect.
  func outboxRecord(_ row: Statement) -> OutboxRecord {
    OutboxRecord(
      number: row.int64(), runNumber: row.int64(), journeyID: row.text(), key: row.text(),
      kind: row.text(), name: row.text(), channel: row.text(), topic: row.optionalText(),
      isMarketing: row.bool(), arguments: row.utf8(),
      status: OutboxRecord.Status(rawValue: row.text()) ?? .unknown, reason: row.optionalText(),
      at: row.moment())
  }

  /// Writes an effect that is new or changed.
  func write(_ effect: OutboxRecord, of key: UserKey) throws(StoreError) {
    try connection.statement(
      """
      insert into outbox
        (part, user_id, number, run, journey_id, effect_key, kind, name, channel, topic,
         is_marketing, arguments, status, reason, at, answer)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (part, user_id, number) do update set
        channel = excluded.channel, arguments = excluded.arguments, status = excluded.status,
        reason = excluded.reason, at = excluded.at, answer = excluded.answer
      """
    )
    .with(key.part).with(key.userID).with(effect.number).with(effect.runNumber)
    .with(effect.journeyID).with(effect.key).with(effect.kind).with(effect.name)
    .with(effect.channel).with(effect.topic).with(effect.isMarketing)
    .with(text: effect.arguments).with(effect.status.rawValue).with(effect.reason)
    .with(effect.at).with(text: effect.answer)
    .run()
  }
}
