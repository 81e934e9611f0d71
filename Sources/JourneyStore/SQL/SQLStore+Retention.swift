public import JourneyModel

/// The removal of what nobody will ask for any more, in steps that read and write little.
extension SQLStore {
  /// Forgets ids of inputs that arrived before a moment and are handled; looks at no more than
  /// `rowsMax` ids of a part, from a place on.
  ///
  /// From then on a repeat of one of them is taken as new.
  public func forgetInputs(
    of part: Int, from place: RetentionPlace, before moment: Moment, rowsMax: Int
  ) throws(StoreError) -> RetentionStep {
    let select = try connection.statement(
      """
      select d.user_id, d.kind, d.event_id, d.arrives_at < ?5 and not exists (
        select 1 from inbox i where i.part = d.part and i.user_id = d.user_id
          and i.arrives_at = d.arrives_at and i.number = d.number)
      from event_dedupe d
      where d.part = ?1 and (d.user_id, d.kind, d.event_id) > (?2, ?3, ?4)
      order by d.user_id, d.kind, d.event_id limit ?6
      """
    )
    .with(part).with(place.userID).with(place.number).with(place.id).with(moment).with(rowsMax)
    let (old, next) = try oldRows(of: select, from: place, rowsMax: rowsMax)
    let note = { () throws(StoreError) in
      try Self.set(
        Self.forgottenIDsSetting, to: String(moment.microseconds), on: self.connection)
    }
    try removing(old, of: part, first: note) { row throws(StoreError) in
      try connection.statement(
        "delete from event_dedupe where part = ? and user_id = ? and kind = ? and event_id = ?"
      )
      .with(part).with(row.userID).with(row.number).with(row.id).run()
    }
    return RetentionStep(removed: old.count, next: next)
  }

  /// Forgets runs that ended before a moment, with their branches, steps and effects; looks at no
  /// more than `rowsMax` runs of a part, from a place on.
  ///
  /// What may still count stays: entries, a run whose goal can still be met or that has an effect
  /// outstanding or a dead letter, and messages after `sendsFrom`, which limits count.
  public func forgetRuns(
    of part: Int, from place: RetentionPlace, endedBefore moment: Moment, sendsFrom: Moment,
    rowsMax: Int
  ) throws(StoreError) -> RetentionStep {
    let select = try connection.statement(
      """
      select s.user_id, s.run, '', s.parent_run is null
        and s.ended_at is not null and s.ended_at < ?4
        and (s.goal_until is null or s.goal_until < ?4)
        and not exists (select 1 from dead_letter l
          where l.part = s.part and l.user_id = s.user_id and l.run = s.run)
        and not exists (select 1 from outbox o
          where o.part = s.part and o.user_id = s.user_id and o.run = s.run
            and o.status in ('held', 'pending', 'sending'))
      from journey_state s where s.part = ?1 and (s.user_id, s.run) > (?2, ?3)
      order by s.user_id, s.run limit ?5
      """
    )
    .with(part).with(place.userID).with(place.number).with(moment).with(rowsMax)
    let (old, next) = try oldRows(of: select, from: place, rowsMax: rowsMax)
    try removing(old, of: part) { row throws(StoreError) in
      let key = UserKey(part: part, userID: row.userID)
      for branch in try branches(of: row.number, key) {
        try removeRun(branch, of: key, sendsFrom: sendsFrom)
      }
      try removeRun(row.number, of: key, sendsFrom: sendsFrom)
      try noteForgotten(key, before: moment)
    }
    return RetentionStep(removed: old.count, next: next)
  }

  /// Forgets what inputs that are no events said that were handled and arrived before a moment;
  /// looks at no more than `rowsMax` of a part, from a place on.
  ///
  /// The store says from then on that what has happened cannot be lived again from its beginning.
  public func forgetRecord(
    of part: Int, from place: RetentionPlace, before moment: Moment, rowsMax: Int
  ) throws(StoreError) -> RetentionStep {
    let select = try connection.statement(
      """
      select o.user_id, o.number, '', o.arrives_at < ?4 and not exists (
        select 1 from inbox i where i.part = o.part and i.user_id = o.user_id
          and i.arrives_at = o.arrives_at and i.number = o.number)
      from other_input o where o.part = ?1 and (o.user_id, o.number) > (?2, ?3)
      order by o.user_id, o.number limit ?5
      """
    )
    .with(part).with(place.userID).with(place.number).with(moment).with(rowsMax)
    let (old, next) = try oldRows(of: select, from: place, rowsMax: rowsMax)
    try removing(old, of: part) { row throws(StoreError) in
      try Self.set(Self.unrecordedSetting, to: "true", on: connection)
      try connection.statement(
        "delete from other_input where part = ? and user_id = ? and number = ?"
      )
      .with(part).with(row.userID).with(row.number).run()
      try noteForgotten(UserKey(part: part, userID: row.userID), before: moment)
    }
    return RetentionStep(removed: old.count, next: next)
  }

  /// The rows that a selection says are old, and where the next step goes on if there may be more;
  /// a row is a person, a number, an id, and whether it is old.
  private func oldRows(
    of select: any Statement, from place: RetentionPlace, rowsMax: Int
  ) throws(StoreError) -> (old: [RetentionPlace], next: RetentionPlace?) {
    var (old, rows, last) = ([RetentionPlace](), 0, place)
    while try select.step() {
      last = RetentionPlace(userID: select.text(), number: select.int64(), id: select.text())
      rows += 1
      if select.bool() { old.append(last) }
    }
    return (old, rows == rowsMax ? last : nil)
  }

  /// The name of the setting that holds before which moment ids of inputs may be forgotten.
  private static let forgottenIDsSetting = "ids_forgotten_before"

  /// The moment before which ids of inputs may be forgotten, in a store that forgets any.
  func forgottenIDsBefore() throws(StoreError) -> Moment {
    let known = try setting(Self.forgottenIDsSetting).flatMap { Int64($0) }
    return Moment(microseconds: known ?? .min)
  }

  /// The name of the setting of a store that cannot tell everything from its beginning.
  static let unrecordedSetting = "unrecorded"

  /// Removes rows in one commit; where there are none, nothing is committed.
  private func removing(
    _ rows: [RetentionPlace], of part: Int, first: () throws(StoreError) -> Void = {},
    _ remove: (RetentionPlace) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard !rows.isEmpty else { return }
    try committing(in: [part], holding: .work) { () throws(StoreError) in
      try first()
      for row in rows { try remove(row) }
    }
  }

  /// The branches of a run.
  private func branches(of run: Int64, _ key: UserKey) throws(StoreError) -> [Int64] {
    let select = try connection.statement(
      "select run from journey_state where part = ? and user_id = ? and root_run = ? and run <> ?"
    )
    .with(key.part).with(key.userID).with(run).with(run)
    var branches: [Int64] = []
    while try select.step() { branches.append(select.int64()) }
    return branches
  }

  /// Removes a run with all that belongs to it alone.
  private func removeRun(
    _ run: Int64, of key: UserKey, sendsFrom: Moment
  ) throws(StoreError) {
    let tables: [StaticString] = [
      "delete from journey_state where part = ? and user_id = ? and run = ?",
      "delete from journey_run_data where part = ? and user_id = ? and run = ?",
      "delete from missed_input where part = ? and user_id = ? and run = ?",
      "delete from trace where part = ? and user_id = ? and run = ?",
    ]
    for sql in tables {
      try connection.statement(sql).with(key.part).with(key.userID).with(run).run()
    }
    try connection.statement(
      "delete from outbox where part = ? and user_id = ? and run = ? and at < ?"
    )
    .with(key.part).with(key.userID).with(run).with(sendsFrom).run()
  }
}
