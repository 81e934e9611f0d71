internal import JourneyModel

// They go over all parts, and over whole tables: nothing is decided by what they find.

extension SQLStore {
  /// Counts what there is, for reports.
  public func totals() throws(StoreError) -> StoreTotals {
    var totals = StoreTotals()
    totals.users = Int(try connection.number("select count(*) from user_profile"))
    totals.inbox = Int(try connection.number("select count(*) from inbox"))
    let events = try connection.statement(
      """
      select cast(coalesce(sum(events), 0) as bigint), min(first_event_at), max(last_event_at)
      from part_sequence
      """)
    defer { events.reset() }
    guard try events.step() else { return totals }
    totals.events = events.int()
    totals.firstEventAt = events.optionalMoment()
    totals.lastEventAt = events.optionalMoment()
    return totals
  }

  /// Returns the ids of users, of very many only some: for guesses at whom somebody meant.
  public func someUsers() throws(StoreError) -> [String] {
    let users = try connection.statement("select user_id from user_profile limit ?")
      .with(Self.guessesMax)
    var names: [String] = []
    while try users.step() { names.append(users.text()) }
    return names
  }

  /// The most ids that are gone through for a guess: more would keep people waiting.
  private static let guessesMax = 100_000

  /// Counts the runs, ends, conversions and sends of a journey.
  public func journeyTotals(journeyID: String) throws(StoreError) -> JourneyTotals {
    var totals = JourneyTotals()
    try countRuns(of: journeyID, in: &totals)
    try countTriggers(of: journeyID, in: &totals)
    try countPeople(of: journeyID, in: &totals)
    try countStanding(of: journeyID, in: &totals)
    try countSends(of: journeyID, in: &totals)
    return totals
  }

  /// Counts the runs of a journey, by the way they ended; those that were held out are none, and a
  /// person with branches is one.
  private func countRuns(
    of journeyID: String, in totals: inout JourneyTotals
  ) throws(StoreError) {
    let runs = try connection.statement(
      """
      select ended_at is not null, coalesce(end_reason, ''), count(*), count(converted_at)
      from journey_state where journey_id = ? and state_id <> '' and parent_run is null
      group by 1, 2
      """
    )
    .with(journeyID)
    while try runs.step() {
      let (hasEnded, reason, count) = (runs.bool(), runs.text(), runs.int())
      totals.entered += count
      totals.converted += runs.int()
      if hasEnded { totals.ended[reason, default: 0] += count } else { totals.active += count }
    }
  }

  /// Counts the runs of a journey, by the trigger that started them.
  private func countTriggers(
    of journeyID: String, in totals: inout JourneyTotals
  ) throws(StoreError) {
    let triggers = try connection.statement(
      """
      select trigger_id, count(*) from journey_state
      where journey_id = ? and state_id <> '' group by trigger_id
      """
    )
    .with(journeyID)
    while try triggers.step() { totals.startedBy[triggers.text()] = triggers.int() }
  }

  /// Counts the people who entered a journey, and those who were held out.
  private func countPeople(
    of journeyID: String, in totals: inout JourneyTotals
  ) throws(StoreError) {
    let people = try connection.statement(
      """
      select count(entered), count(entered_converted), count(held_out), count(held_out_converted)
      from (
        select max(case when state_id <> '' then 1 end) as entered,
          max(case when state_id <> '' and converted_at is not null then 1 end)
            as entered_converted,
          max(case when state_id = '' then 1 end) as held_out,
          max(case when state_id = '' and converted_at is not null then 1 end)
            as held_out_converted
        from journey_state where journey_id = ? group by part, user_id) people
      """
    )
    .with(journeyID)
    defer { people.reset() }
    guard try people.step() else { return }
    totals.people = PeopleTotals(entered: people.int(), converted: people.int())
    totals.heldOut = PeopleTotals(entered: people.int(), converted: people.int())
  }

  /// Counts the runs that are inside a journey, by the state they stand in.
  private func countStanding(
    of journeyID: String, in totals: inout JourneyTotals
  ) throws(StoreError) {
    let states = try connection.statement(
      """
      select state_id, count(*) from journey_state
      where journey_id = ? and ended_at is null and parent_run is null group by state_id
      """
    )
    .with(journeyID)
    while try states.step() { totals.standing[states.text()] = states.int() }
  }

  /// Counts the sends of a journey, by message and status, and the skipped ones by reason.
  private func countSends(
    of journeyID: String, in totals: inout JourneyTotals
  ) throws(StoreError) {
    let sends = try connection.statement(
      """
      select name, status, coalesce(reason, ''), count(*) from outbox
      where journey_id = ? and kind = 'send' group by name, status, reason
      """
    )
    .with(journeyID)
    while try sends.step() {
      let name = sends.text()
      let status = OutboxRecord.Status(rawValue: sends.text()) ?? .unknown
      let (reason, count) = (sends.text(), sends.int())
      totals.sends[name, default: [:]][status, default: 0] += count
      if status == .skipped { totals.skippedFor[reason, default: 0] += count }
    }
  }

  /// Calls `body` with each send that has left, was skipped or failed, in order of time.
  public func eachSend(_ body: (SendLine) throws -> Void) throws {
    let sends = try connection.statement(
      """
      select user_id, number, run, journey_id, effect_key, kind, name, channel, topic,
        is_marketing, arguments, status, reason, at
      from outbox
      where kind = 'send' and status in ('sent', 'skipped', 'failed', 'unknown')
      order by at, part, number
      """)
    defer { sends.reset() }
    while try sends.step() {
      let userID = sends.text()
      let effect = outboxRecord(sends, part: Part.of(userID))
      try body(SendLine(userID: userID, effect: effect))
    }
  }

  /// Calls `body` with each step of the trace with its run, in order of time.
  public func eachTrace(_ body: (TraceLine) throws -> Void) throws {
    let steps = try connection.statement(
      """
      select t.user_id, s.journey_id, s.version, t.number, t.run, t.at, t.input, t.event_number,
        t.path, t.end_reason, t.event_name, s.trigger_id, s.parent_run, s.root_run, s.branch
      from trace t join journey_state s
        on s.part = t.part and s.user_id = t.user_id and s.run = t.run
      order by t.at, t.part, t.number
      """)
    defer { steps.reset() }
    while try steps.step() { try body(traceLine(steps)) }
  }

  /// Reads a step of the trace.
  func traceLine(_ row: any Statement) -> TraceLine {
    let (userID, journeyID, version) = (row.text(), row.text(), row.int())
    return TraceLine(
      userID: userID, journeyID: journeyID, version: version, step: Self.traceRecord(row),
      eventName: row.text(), triggerID: row.text(), branch: Self.branch(row))
  }

  /// Reads a step.
  static func traceRecord(_ row: any Statement) -> TraceRecord {
    TraceRecord(
      number: row.int64(), runNumber: row.int64(), at: row.moment(), input: row.text(),
      eventNumber: row.int64(), path: path(row.blob()), endReason: row.optionalText())
  }

  /// The indexes that pairs of bytes spell, the low byte first.
  private static func path(_ bytes: [UInt8]) -> [UInt16] {
    stride(from: 1, to: bytes.count, by: 2).map { index in
      UInt16(bytes[index - 1]) | UInt16(bytes[index]) << 8
    }
  }
}

// What a report of a journey counts, by version.

extension SQLStore {
  /// Counts who stands where in other versions of a journey than one, branches too.
  public func standing(
    in journeyID: String, besides version: Int
  ) throws(StoreError) -> [StandingCount] {
    let select = try connection.statement(
      """
      select version, state_id, count(*) from journey_state
      where journey_id = ? and version <> ? and ended_at is null group by 1, 2 order by 1, 2
      """
    )
    .with(journeyID).with(version)
    var counts: [StandingCount] = []
    while try select.step() {
      counts.append(
        StandingCount(version: select.int(), stateID: select.text(), people: select.int()))
    }
    return counts
  }

  /// Returns the counts of a journey, in all and by version.
  public func journeyReport(
    journeyID: String
  ) throws(StoreError) -> (totals: JourneyTotals, versions: [VersionTotals]) {
    try connection.reading { () throws(StoreError) in
      (try journeyTotals(journeyID: journeyID), try versionTotals(journeyID: journeyID))
    }
  }

  /// Counts the runs of a journey by version; those that were held out are none.
  private func versionTotals(journeyID: String) throws(StoreError) -> [VersionTotals] {
    let select = try connection.statement(
      """
      select version, ended_at is not null, coalesce(end_reason, ''),
        case when ended_at is null then state_id else '' end, count(*), count(converted_at)
      from journey_state where journey_id = ? and state_id <> '' and parent_run is null
      group by 1, 2, 3, 4 order by 1
      """
    )
    .with(journeyID)
    var versions: [VersionTotals] = []
    while try select.step() {
      let version = select.int()
      if versions.last?.version != version { versions.append(VersionTotals(version: version)) }
      versions[versions.count - 1].count(select)
    }
    return versions
  }
}

extension VersionTotals {
  /// Counts the runs of a row.
  fileprivate mutating func count(_ row: any Statement) {
    let (hasEnded, reason, stateID, count) = (row.bool(), row.text(), row.text(), row.int())
    entered += count
    converted += row.int()
    if hasEnded {
      ended[reason, default: 0] += count
    } else {
      active += count
      standing[stateID, default: 0] += count
    }
  }
}
