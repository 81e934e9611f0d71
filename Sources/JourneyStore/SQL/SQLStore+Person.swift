internal import JourneyModel

/// All that is kept of one user, for those who ask why.
extension SQLStore {
  /// The most inputs of a user that are read: what some minutes can live again.
  public static let inputsMax = 200_000
  /// How many rows of the diary there are for an input at most: it is handled, and leads to some
  /// effects that each leave and are told of.
  private static let diaryPerInput = 8

  /// Returns all that is kept of a user over one state of the data; `nil` of one who was never
  /// heard of.
  ///
  /// One who did more than `inputsMax` things is refused.
  public func person(
    _ userID: String, inputsMax: Int = inputsMax
  ) throws(StoreError) -> PersonRecord? {
    let key = UserKey(part: Part.of(userID), userID: userID)
    return try connection.reading { () throws(StoreError) -> PersonRecord? in
      let inputs = try recordedInputs(of: key, max: inputsMax)
      let forgottenBefore = try forgottenBefore(key)
      let isWaiting = try isWaiting(key)
      guard !inputs.isEmpty || isWaiting || forgottenBefore != nil else { return nil }
      let diary = try diary(of: key, max: inputsMax * Self.diaryPerInput + 1)
      guard diary.count <= inputsMax * Self.diaryPerInput else {
        throw Self.tooMuch(userID, inputsMax)
      }
      let trace = try recordedTrace(of: key)
      return PersonRecord(
        userID: userID, inputs: inputs,
        runs: Self.inOrder(try recordedRuns(of: key), by: trace.map(\.step)), trace: trace,
        outbox: try recordedOutbox(of: key), diary: diary, forgottenBefore: forgottenBefore)
    }
  }

  /// `true` if the folder keeps what people did; one that an earlier version wrote does not.
  public func canTellOfPeople() throws(StoreError) -> Bool {
    try connection.format() >= Migrations.recordedFrom
  }

  /// `true` if the folder keeps all that living it again takes; one that an earlier version began
  /// does not.
  public func isRecordReadable() throws(StoreError) -> Bool {
    guard try canTellOfPeople() else { return false }
    return try setting(Self.unrecordedSetting) == nil
  }

  /// `true` if an input of a user waits to be handled.
  private func isWaiting(_ key: UserKey) throws(StoreError) -> Bool {
    let select = try connection.statement(
      "select 1 from inbox where part = ? and user_id = ? limit 1"
    )
    .with(key.part).with(key.userID)
    defer { select.reset() }
    return try select.step()
  }

  /// The inputs of a user that were handled, in the order of their numbers.
  private func recordedInputs(
    of key: UserKey, max: Int
  ) throws(StoreError) -> [PersonRecord.RecordedInput] {
    let ids = try forgottenIDsBefore()
    let inputs =
      try recordedEvents(of: key, max: max + 1, forgottenIDs: ids)
      + recordedOthers(of: key, max: max + 1, forgottenIDs: ids)
    guard inputs.count <= max else { throw Self.tooMuch(key.userID, max) }
    return inputs.sorted { $0.number < $1.number }
  }

  /// Says that somebody did too much to be gone through.
  private static func tooMuch(_ userID: String, _ max: Int) -> StoreError {
    StoreError(.tooMuch, "`\(userID)` did more than \(max) things, too many to go through")
  }

  /// The events of a user that came from outside and were handled.
  private func recordedEvents(
    of key: UserKey, max: Int, forgottenIDs: Moment
  ) throws(StoreError) -> [PersonRecord.RecordedInput] {
    let select = try connection.statement(
      """
      select e.number, e.arrives_at, e.user_event_id, e.event_name, e.event_at, e.attributes,
        d.content_hash
      from user_events e left join event_dedupe d
        on d.part = e.part and d.user_id = e.user_id and d.kind = 0 and d.event_id = e.user_event_id
      where e.part = ? and e.user_id = ? and e.from_outside = 1 and not exists (
        select 1 from inbox i where i.part = e.part and i.user_id = e.user_id
          and i.arrives_at = e.arrives_at and i.number = e.number)
      limit ?
      """
    )
    .with(key.part).with(key.userID).with(max)
    var inputs: [PersonRecord.RecordedInput] = []
    while try select.step() {
      let (number, arrivesAt) = (select.int64(), select.moment())
      let event = EventRecord(
        number: 0, eventID: select.text(), name: select.text(), at: select.moment(),
        attributes: select.utf8())
      inputs.append(
        Self.recorded(
          number, IncomingInput(userID: key.userID, arrivesAt: arrivesAt, content: .event(event)),
          hash: select.optionalInt64(), forgottenIDs))
    }
    return inputs
  }

  /// The inputs of a user that are no events and were handled.
  private func recordedOthers(
    of key: UserKey, max: Int, forgottenIDs: Moment
  ) throws(StoreError) -> [PersonRecord.RecordedInput] {
    let select = try connection.statement(
      """
      select o.number, o.arrives_at, o.requested_journey, d.event_id, o.content, d.content_hash
      from other_input o left join event_dedupe d
        on d.part = o.part and d.user_id = o.user_id and d.kind in (1, 2) and d.number = o.number
      where o.part = ? and o.user_id = ? and not exists (
        select 1 from inbox i where i.part = o.part and i.user_id = o.user_id
          and i.arrives_at = o.arrives_at and i.number = o.number)
      limit ?
      """
    )
    .with(key.part).with(key.userID).with(max)
    var inputs: [PersonRecord.RecordedInput] = []
    while try select.step() {
      let (number, arrivesAt) = (select.int64(), select.moment())
      let content = Self.otherContent(select)
      inputs.append(
        Self.recorded(
          number, IncomingInput(userID: key.userID, arrivesAt: arrivesAt, content: content),
          hash: select.optionalInt64(), forgottenIDs))
    }
    return inputs
  }

  /// Reads what an input is that is no event.
  private static func otherContent(_ row: any Statement) -> IncomingInput.Content {
    let (journeyID, id, json) = (row.optionalText(), row.optionalText() ?? "", row.utf8())
    guard let journeyID else { return .user(changeID: id, json: json) }
    return .request(
      requestID: id, JourneyRequest(journeyID: journeyID, parameters: json))
  }

  /// An input with whether it is what was taken.
  ///
  /// An id that was forgotten took the hash along, and there is nothing to hold the input against.
  private static func recorded(
    _ number: Int64, _ input: IncomingInput, hash: Int64?, _ forgottenIDs: Moment
  ) -> PersonRecord.RecordedInput {
    let isForgotten = hash == nil && input.arrivesAt < forgottenIDs
    return PersonRecord.RecordedInput(
      number: number, input: input,
      isUnaltered: isForgotten || InputFingerprint(of: input.content).contentHash == hash
        || timeless(input).map { InputFingerprint(of: $0).contentHash == hash } ?? false)
  }

  /// The content of an event that may have come without a time; `nil` of another input.
  private static func timeless(_ input: IncomingInput) -> IncomingInput.Content? {
    guard case .event(var event) = input.content, event.at == input.arrivesAt else { return nil }
    event.isTimeGiven = false
    return .event(event)
  }

  /// The runs of a user, without their registers.
  private func recordedRuns(of key: UserKey) throws(StoreError) -> [RunRecord] {
    let select = try connection.statement(
      """
      select run, journey_id, version, entry_key, entered_at, entry_event_number, state_id,
        step_number, wake_at, ended_at, end_reason, converted_at, goal_until, held_effect,
        trigger_id, parent_run, root_run, branch, null
      from journey_state where part = ? and user_id = ? order by run
      """
    )
    .with(key.part).with(key.userID)
    var runs: [RunRecord] = []
    while try select.step() { runs.append(run(select)) }
    return runs
  }

  /// Runs in the order in which they began, by their first steps: a run that was asked for bears
  /// the number of the request, which may be lower than that of a run before it.
  private static func inOrder(_ runs: [RunRecord], by trace: [TraceRecord]) -> [RunRecord] {
    let first = Dictionary(
      trace.map { ($0.runNumber, $0.number) }, uniquingKeysWith: { first, _ in first })
    let begins = { (run: RunRecord) in first[run.number] ?? run.number }
    return runs.sorted { (begins($0), $0.number) < (begins($1), $1.number) }
  }

  /// The steps of a user's runs.
  private func recordedTrace(
    of key: UserKey
  ) throws(StoreError) -> [(step: TraceRecord, eventName: String)] {
    let select = try connection.statement(
      """
      select number, run, at, input, event_number, path, end_reason, event_name from trace
      where part = ? and user_id = ? order by number
      """
    )
    .with(key.part).with(key.userID)
    var steps: [(step: TraceRecord, eventName: String)] = []
    while try select.step() { steps.append((Self.traceRecord(select), select.text())) }
    return steps
  }

  /// The effects of a user's runs.
  private func recordedOutbox(of key: UserKey) throws(StoreError) -> [OutboxRecord] {
    let select = try connection.statement(
      """
      select number, run, journey_id, effect_key, kind, name, channel, topic, is_marketing,
        arguments, status, reason, at, answer
      from outbox where part = ? and user_id = ? order by number
      """
    )
    .with(key.part).with(key.userID)
    var effects: [OutboxRecord] = []
    while try select.step() {
      var effect = outboxRecord(select, part: key.part)
      effect.answer = select.optionalUTF8()
      effects.append(effect)
    }
    return effects
  }
}
