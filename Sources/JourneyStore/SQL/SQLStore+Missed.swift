internal import JourneyModel

/// What is kept from runs that cannot move.
extension SQLStore {
  /// The events that were kept from a run, in the order in which they came.
  func missed(by run: Int64, of key: UserKey) throws(StoreError) -> [EventRecord] {
    let select = try connection.statement(
      """
      select m.number,
        case when e.from_outside = 0 and e.user_event_id = '' then e.part || '-' || e.number
          else e.user_event_id end,
        m.event_name, m.event_at, e.attributes
      from missed_input m join user_events e
        on e.part = m.part and e.user_id = m.user_id and e.event_name = m.event_name
        and e.event_at = m.event_at and e.number = m.number
      where m.part = ? and m.user_id = ? and m.run = ? order by m.number
      """
    )
    .with(key.part).with(key.userID).with(run)
    return try events(select)
  }

  /// Writes that an event is kept from a run.
  func writeMissed(
    _ event: EventRecord, by run: Int64, of key: UserKey
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into missed_input (part, user_id, run, number, event_name, event_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """
    )
    .with(key.part).with(key.userID).with(run).with(event.number).with(event.name)
    .with(event.at).run()
  }

  /// Forgets what was kept from a run, since it has been told.
  func forgetMissed(by run: Int64, of key: UserKey) throws(StoreError) {
    try connection.statement(
      "delete from missed_input where part = ? and user_id = ? and run = ?"
    )
    .with(key.part).with(key.userID).with(run).run()
  }
}
