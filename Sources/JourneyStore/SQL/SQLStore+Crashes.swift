public import JourneyModel

/// What ended the process while it was being handled: counted, and set aside for somebody to
/// decide.
extension SQLStore {
  /// Counts an end of the process while something was being handled; returns how many there were in
  /// a row.
  public func countCrash(of duty: DutyInHand) throws(StoreError) -> Int {
    let name = Self.crashSetting(of: duty)
    try committing { () throws(StoreError) in
      try connection.statement(
        """
        insert into setting (name, value) values (?, '1')
        on conflict (name) do update set
          value = cast(cast(setting.value as bigint) + 1 as text)
        """
      )
      .with(name).run()
    }
    return try setting(name).flatMap { Int($0) } ?? 0
  }

  /// Forgets all ends of the process that were counted, since one has ended as it should.
  public func forgetCrashes() throws(StoreError) {
    try committing { () throws(StoreError) in
      // Behind `crash ` with a space comes `crash!`.
      try connection.statement("delete from setting where name >= 'crash ' and name < 'crash!'")
        .run()
    }
  }

  /// Makes a dead letter of what ends the process, so that all else goes on, and names it; `nil` if
  /// it is not there any more.
  ///
  /// An input is taken out; a run keeps its place without a timer, and does not move until somebody
  /// has decided.
  public func setAside(
    _ duty: DutyInHand, reason: String, attempts: Int, at now: Moment
  ) throws(StoreError) -> DeadLetterID? {
    let key = UserKey(part: duty.part, userID: duty.userID)
    let (letter, after) = try steppingIn(to: key.part) { () throws(StoreError) in
      let tally = PartTally(part: key.part, next: numbers[key.part])
      try connection.statement("delete from setting where name = ?")
        .with(Self.crashSetting(of: duty)).run()
      var after = tally
      guard let taken = try takeOut(duty, of: key, &after) else {
        return (nil as DeadLetterRecord?, tally)
      }
      var letter = taken.letter
      (letter.kind, letter.reason, letter.attempts) = (.crash, reason, attempts)
      letter.failedAt = now
      try write(letter, of: key)
      let aside = DutyAside(
        kind: duty.kind, letter: letter.number, effect: taken.effect, reason: reason)
      if keepsDiary {
        try note(DiaryRecord(number: after.draw(), at: now, kind: .setAside(aside)), of: key)
      }
      if after.next != tally.next { try write(after) }
      return (letter, after)
    }
    note(after)
    return letter.map { DeadLetterID(part: key.part, number: $0.number) }
  }

  /// The inputs of a user that wait to be handled, in order, each with the effect of which it tells
  /// what became, if it does.
  public func waitingInputs(
    of userID: String
  ) throws(StoreError) -> [(number: Int64, effect: Int64?)] {
    let select = try connection.statement(
      "select number, effect from inbox where part = ? and user_id = ? order by number"
    )
    .with(Part.of(userID)).with(userID)
    defer { select.reset() }
    var inputs: [(number: Int64, effect: Int64?)] = []
    while try select.step() { inputs.append((select.int64(), select.optionalInt64())) }
    return inputs
  }

  /// Under what the ends are counted.
  private static func crashSetting(of duty: DutyInHand) -> String { "crash \(duty.identity)" }

  /// What was taken out: what somebody has to know of it, and the effect that it tells of, if it
  /// does.
  private typealias TakenOut = (letter: DeadLetterRecord, effect: Int64?)

  /// Takes a duty from what is to be handled.
  private func takeOut(
    _ duty: DutyInHand, of key: UserKey, _ tally: inout PartTally
  ) throws(StoreError) -> TakenOut? {
    switch duty.kind {
    case .input: return try takeOutInput(duty.number, of: key)
    case .timer: return try stop(run: duty.number, of: key).map { ($0, nil) }
    case .turn:
      guard let turn = try turn(of: key) else { return nil }
      try write((previous: turn, next: nil), of: key)
      return (DeadLetterRecord(crashed: tally.draw(), input: Self.input(ofTurn: turn)), nil)
    }
  }

  /// Takes an input out of those that wait; its answer stays with the effect that it is about, and
  /// the run that it is for stops.
  private func takeOutInput(
    _ number: Int64, of key: UserKey
  ) throws(StoreError) -> TakenOut? {
    let everything = WorkRequest(
      until: Moment(microseconds: .max), usersMax: 1, inputsPerUserMax: .max, historyEvents: [],
      sendsWindowMicroseconds: nil)
    guard let row = try inbox(of: key, everything).rows.first(where: { $0.number == number })
    else { return nil }
    try removeInput(number, arrivesAt: row.arrivesAt, of: key)
    guard case .answer(let effect) = row.content else {
      return (DeadLetterRecord(crashed: row), nil)
    }
    let letter =
      try stop(run: effect.runNumber, of: key)
      ?? DeadLetterRecord(
        crashed: number, run: effect.runNumber, journeyID: effect.journeyID,
        stateID: effect.delivery?.stateID ?? "", name: effect.name, input: effect.arguments)
    return (letter, effect.number)
  }

  /// Takes the timer of a run that is inside; `nil` if it is not.
  private func stop(run number: Int64, of key: UserKey) throws(StoreError) -> DeadLetterRecord? {
    let runs = try runs(of: key, convertingFrom: Moment(microseconds: .max))
    guard let run = runs.first(where: { $0.number == number && $0.endedAt == nil })
    else { return nil }
    var still = run
    (still.wakeAt, still.isSuspended) = (nil, true)
    try update(RunChange(still, before: run), of: key)
    return DeadLetterRecord(
      crashed: run.number, run: run.number, journeyID: run.journeyID, stateID: run.stateID)
  }

  /// Puts back what was taken out, behind what has come since; `false` if it is not there any more.
  func putBack(_ letter: DeadLetterRecord, of key: UserKey, at now: Moment) throws(StoreError)
    -> Bool
  {
    if try putBackOther(letter.number, of: key, at: now) { return true }
    if !letter.name.isEmpty { return try putBackEvent(letter, of: key, at: now) }
    let (turn, due) = (try turn(of: key), Self.turn(of: letter) ?? now)
    if turn.map({ $0 > due }) ?? true { try write((previous: turn, next: due), of: key) }
    return true
  }

  /// What a dead letter keeps of when time would have started something.
  private static func input(ofTurn moment: Moment) -> [UInt8] {
    Array(#"{"due":"\#(moment)"}"#.utf8)
  }

  /// When time would have started what was set aside, so that no day of it is left out.
  private static func turn(of letter: DeadLetterRecord) -> Moment? {
    (try? JSONReader.parse(letter.input))?.member("due")?.text.flatMap { Moment($0) }
  }

  /// Puts an event back among the inputs.
  private func putBackEvent(
    _ letter: DeadLetterRecord, of key: UserKey, at now: Moment
  ) throws(StoreError) -> Bool {
    let moved = try connection.statement(
      """
      update user_events set arrives_at = ?
      where part = ? and user_id = ? and event_name = ? and number = ?
      """
    )
    .with(now).with(key.part).with(key.userID).with(letter.name).with(letter.number).changes()
    guard moved == 1 else { return false }
    try connection.statement(
      """
      insert into inbox (part, user_id, arrives_at, number, event_name, event_at)
      select part, user_id, arrives_at, number, event_name, event_at from user_events
      where part = ? and user_id = ? and event_name = ? and number = ?
      """
    )
    .with(key.part).with(key.userID).with(letter.name).with(letter.number).run()
    dueTimes.add(now, to: key.part)
    return true
  }

  /// Puts an input back that is no event; `false` if there is none of this number.
  private func putBackOther(
    _ number: Int64, of key: UserKey, at now: Moment
  ) throws(StoreError) -> Bool {
    let moved = try connection.statement(
      "update other_input set arrives_at = ? where part = ? and user_id = ? and number = ?"
    )
    .with(now).with(key.part).with(key.userID).with(number).changes()
    guard moved == 1 else { return false }
    try connection.statement(
      "insert into inbox (part, user_id, arrives_at, number) values (?, ?, ?, ?)"
    )
    .with(key.part).with(key.userID).with(now).with(number).run()
    dueTimes.add(now, to: key.part)
    return true
  }
}

extension DeadLetterRecord {
  /// What somebody has to know of what ended the process; why and when is said where it is set
  /// aside.
  fileprivate init(
    crashed number: Int64, run: Int64 = 0, journeyID: String = "", stateID: String = "",
    name: String = "", input: [UInt8] = Array("{}".utf8)
  ) {
    self.init(
      number: number, kind: .crash, runNumber: run, journeyID: journeyID, stateID: stateID,
      name: name, input: input, reason: "", attempts: 0, failedAt: Moment(microseconds: 0))
  }

  /// What somebody has to know of an input that ended the process.
  fileprivate init(crashed row: InboxRecord) {
    switch row.content {
    case .event(let event):
      self.init(crashed: row.number, name: event.name, input: event.attributes)
    case .request(let request):
      self.init(crashed: row.number, journeyID: request.journeyID, input: request.parameters)
    case .user(let json): self.init(crashed: row.number, input: json)
    case .answer(let effect): self.init(crashed: row.number, name: effect.name)
    }
  }
}
