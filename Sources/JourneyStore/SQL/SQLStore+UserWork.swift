internal import JourneyModel

extension SQLStore {
  /// The most past events of a user that one piece of work carries, the newest ones: 50,000 with
  /// payloads of usual size are some 10 MB.
  static let historyMax = 50_000
  /// The most past sends of a user that one piece of work carries, the newest ones: no limit of a
  /// journey is that large.
  static let sendsMax = 10_000

  /// All that the steps of one user can touch.
  func userWork(
    of due: DueUser, in part: Int, _ request: WorkRequest
  ) throws(StoreError) -> UserWork {
    let key = UserKey(part: part, userID: due.userID)
    var work = UserWork(userID: due.userID)
    let holdings = try holdings(of: key)
    if holdings.hasProfile { work.profile = try profile(of: key) }
    if holdings.hasPreferences { work.preferences = try preferences(of: key) }
    if due.mayHaveInputs { (work.inbox, work.moreFrom) = try inbox(of: key, request) }
    let earliest = Self.earliest(of: work.inbox, from: due.at)
    if holdings.hasTurn { work.turnAt = try turn(of: key) }
    if holdings.hasRuns { work.runs = try runs(of: key, convertingFrom: earliest) }
    if holdings.hasEntries { work.entries = try entries(of: key) }
    work.history = try history(of: key, request.historyEvents)
    if let window = request.sendsWindowMicroseconds {
      let from = Moment(microseconds: min(earliest, request.until).microseconds &- window)
      work.sends = try sends(of: key, after: from)
    }
    work.held = try held(of: key, runs: work.runs)
    if holdings.hasEffects { work.blocked = try blocked(of: key) }
    for run in work.runs where run.isSuspended {
      work.missed[run.number] = try missed(by: run.number, of: key)
    }
    return work
  }

  /// The earliest moment that the steps of a user can be at.
  private static func earliest(of inbox: [InboxRecord], from due: Moment) -> Moment {
    inbox.reduce(due) { earliest, row in
      guard case .event(let event) = row.content else { return min(earliest, row.arrivesAt) }
      return min(earliest, row.arrivesAt, event.at)
    }
  }

  /// The inputs of a user that are to be handled, and when the first of those behind them is due.
  ///
  /// What arrives at one instant stays together, be it more than was asked for: what it leads to
  /// comes behind all of it.
  func inbox(
    of key: UserKey, _ request: WorkRequest
  ) throws(StoreError) -> (rows: [InboxRecord], moreFrom: Moment?) {
    let select = try connection.statement(
      """
      select i.arrives_at, i.number, i.effect, i.event_name, i.event_at, o.content,
        o.requested_journey, e.user_event_id, e.attributes
      from inbox i left join user_events e
        on e.part = i.part and e.user_id = i.user_id and e.event_name = i.event_name
        and e.event_at = i.event_at and e.number = i.number
      left join other_input o
        on o.part = i.part and o.user_id = i.user_id and o.number = i.number
        and i.event_name is null
      where i.part = ? and i.user_id = ? and i.arrives_at <= ?
      order by i.arrives_at, i.number
      """
    )
    .with(key.part).with(key.userID).with(request.until)
    defer { select.reset() }
    var rows: [InboxRecord] = []
    while try select.step() {
      let row = try inboxRecord(select, key)
      if rows.count >= request.inputsPerUserMax, row.arrivesAt != rows.last?.arrivesAt {
        return (rows, row.arrivesAt)
      }
      rows.append(row)
    }
    return (rows, nil)
  }

  /// Reads an inbox row with its event, change, request or answer.
  private func inboxRecord(_ row: any Statement, _ key: UserKey) throws(StoreError) -> InboxRecord {
    let arrivesAt = row.moment()
    let number = row.int64()
    if let effect = row.optionalInt64() {
      guard let answered = try self.effect(effect, of: key) else {
        throw StoreError(
          .failed, "the effect \(effect) of `\(key.userID)` has an answer and is lost")
      }
      return InboxRecord(number: number, arrivesAt: arrivesAt, content: .answer(answered))
    }
    guard let name = row.optionalText() else {
      _ = row.optionalMoment()
      let json = row.utf8()
      let content = row.optionalText().map { journey in
        InboxRecord.Content.request(JourneyRequest(journeyID: journey, parameters: json))
      }
      return InboxRecord(
        number: number, arrivesAt: arrivesAt, content: content ?? .user(json: json))
    }
    let at = row.moment()
    _ = row.optionalText()
    _ = row.optionalText()
    let event = EventRecord(
      number: number, eventID: row.text(), name: name, at: at, attributes: row.utf8())
    return InboxRecord(number: number, arrivesAt: arrivesAt, content: .event(event))
  }

  /// The past events of these names that have been handled, by time and number.
  func history(
    of key: UserKey, _ names: Set<String>
  ) throws(StoreError) -> [EventRecord] {
    var events: [EventRecord] = []
    for name in names { try appendHistory(of: key, name, to: &events) }
    events.sort { ($0.at, $0.number) < ($1.at, $1.number) }
    return events
  }

  /// Adds the past events of one name.
  private func appendHistory(
    of key: UserKey, _ name: String, to events: inout [EventRecord]
  ) throws(StoreError) {
    let select = try connection.statement(
      """
      select e.number,
        case when e.from_outside = 0 and e.user_event_id = '' then e.part || '-' || e.number
          else e.user_event_id end,
        e.event_at, e.attributes
      from user_events e
      where e.part = ? and e.user_id = ? and e.event_name = ? and not exists (
        select 1 from inbox i where i.part = e.part and i.user_id = e.user_id
          and i.arrives_at = e.arrives_at and i.number = e.number)
      order by e.event_at desc, e.number desc limit ?
      """
    )
    .with(key.part).with(key.userID).with(name).with(Self.historyMax)
    while try select.step() {
      events.append(
        EventRecord(
          number: select.int64(), eventID: select.text(), name: name, at: select.moment(),
          attributes: try sharedText(select.utf8())))
    }
  }
}
