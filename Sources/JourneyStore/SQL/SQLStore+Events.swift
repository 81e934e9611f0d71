internal import JourneyModel

/// The events of users, for those who ask.
extension SQLStore {
  /// Returns events of a user in order of time, and of arrival within an instant.
  public func events(_ query: EventQuery) throws(StoreError) -> [EventRecord] {
    let select =
      if let name = query.name { try namedEvents(query, name) } else { try allEvents(query) }
    defer { select.reset() }
    return try events(select)
  }

  /// The events of one name, which lie in order.
  private func namedEvents(
    _ query: EventQuery, _ name: String
  ) throws(StoreError) -> any Statement {
    let (from, number) = Self.start(of: query)
    return try connection.statement(
      """
      select number,
        case when from_outside = 0 and user_event_id = '' then part || '-' || number
          else user_event_id end,
        event_name, event_at, attributes
      from user_events
      where part = ? and user_id = ? and event_name = ? and (event_at, number) > (?, ?)
        and (cast(?6 as text) is null or user_event_id = ?6
          or user_event_id = '' and part || '-' || number = ?6)
      order by event_at, number limit ?7
      """
    )
    .with(Part.of(query.userID)).with(query.userID).with(name).with(from).with(number)
    .with(query.eventID).with(query.limit)
  }

  /// The events of every name, which are sorted.
  private func allEvents(_ query: EventQuery) throws(StoreError) -> any Statement {
    let (from, number) = Self.start(of: query)
    return try connection.statement(
      """
      select number,
        case when from_outside = 0 and user_event_id = '' then part || '-' || number
          else user_event_id end,
        event_name, event_at, attributes
      from user_events
      where part = ? and user_id = ? and (event_at, number) > (?, ?)
        and (cast(?5 as text) is null or user_event_id = ?5
          or user_event_id = '' and part || '-' || number = ?5)
      order by event_at, number limit ?6
      """
    )
    .with(Part.of(query.userID)).with(query.userID).with(from).with(number)
    .with(query.eventID).with(query.limit)
  }

  /// Behind which place the events begin that are asked for.
  private static func start(of query: EventQuery) -> (at: Moment, number: Int64) {
    // An event's number is never 0: the moment itself is included.
    let since = (at: query.since, number: Int64(0))
    guard let after = query.after, (after.at, after.number) > since else { return since }
    return (after.at, after.number)
  }
}

extension SQLStore {
  /// The rest of the rows, each an event: number, id, name, moment and attributes.
  func events(_ rows: any Statement) throws(StoreError) -> [EventRecord] {
    var events: [EventRecord] = []
    while try rows.step() {
      events.append(
        EventRecord(
          number: rows.int64(), eventID: rows.text(), name: rows.text(), at: rows.moment(),
          attributes: try sharedText(rows.utf8())))
    }
    return events
  }
}
