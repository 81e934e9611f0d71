internal import JourneyModel

extension SQLStore {
  /// The inputs of a part.
  private struct Group {
    /// The part.
    var part: Int
    /// Their indexes, in the order in which they were given.
    var indices: [Int]
  }

  /// Takes inputs in, in order; when it returns they are flushed.
  ///
  /// There is one outcome for each. Where it throws, what was taken all the same is told as a
  /// repetition when it is given again.
  public func take(_ inputs: [IncomingInput]) throws(StoreError) -> [IntakeOutcome] {
    let (outcomes, failure) = takeByNode(inputs)
    if let failure { throw failure }
    return outcomes.compactMap(\.self)
  }

  /// Takes inputs in, in order, as far as the nodes can that their people lie on; when it returns
  /// they are flushed.
  ///
  /// There is one outcome for each, and `nil` for one that was not taken since its node has failed;
  /// `failure` says how the first one has.
  public func takeByNode(
    _ inputs: [IncomingInput]
  ) -> (outcomes: [IntakeOutcome?], failure: StoreError?) {
    var outcomes = [IntakeOutcome?](repeating: nil, count: inputs.count)
    var failure: StoreError?
    for groups in partOrder.byNode(Self.groups(of: inputs), part: \.part) {
      do throws(StoreError) {
        for some in Self.commits(of: groups) { try take(inputs, some, &outcomes) }
      } catch {
        failure = failure ?? error
      }
    }
    return (outcomes, failure)
  }

  /// The most inputs of a commit, but where one part has more: their pages find room in memory.
  private static let commitInputsMax = 4_096

  /// Groups as they are committed, one commit after the other.
  private static func commits(of groups: [Group]) -> [[Group]] {
    var commits: [[Group]] = []
    var (start, count) = (0, 0)
    for (index, group) in groups.enumerated() {
      if count + group.indices.count > commitInputsMax, index > start {
        commits.append(Array(groups[start..<index]))
        (start, count) = (index, 0)
      }
      count += group.indices.count
    }
    return commits + [Array(groups[start...])]
  }

  /// Takes those of some groups in, whose parts lie on one node.
  private func take(
    _ inputs: [IncomingInput], _ groups: [Group], _ outcomes: inout [IntakeOutcome?]
  ) throws(StoreError) {
    let (claimed, tallies) = try committing(in: groups.map(\.part)) { () throws(StoreError) in
      let claims = try claims(of: inputs, groups)
      var tallies: [PartTally] = []
      for group in groups {
        var tally = PartTally(part: group.part, next: numbers[group.part])
        for index in group.indices { try write(inputs[index], claims[index], &tally) }
        guard tally.earliestArrival != nil else { continue }
        try write(tally)
        tallies.append(tally)
      }
      return (claims, tallies)
    }
    for index in groups.lazy.flatMap(\.indices) { outcomes[index] = claimed[index].outcome }
    for tally in tallies { note(tally) }
  }

  /// What becomes of an input, and under which number it is taken.
  private struct Claim {
    /// What becomes of it.
    var outcome: IntakeOutcome
    /// Its number.
    var number: Int64
  }

  /// Claims the ids of inputs.
  ///
  /// Each kind of question is asked for all of them before the next one: where answers come later,
  /// that is one journey over the network for each kind.
  private func claims(
    of inputs: [IncomingInput], _ groups: [Group]
  ) throws(StoreError) -> [Claim] {
    let areErased = try areErased(inputs, groups)
    var claims = try connection.gathering { () throws(StoreError) in
      var claims = [Claim](repeating: Claim(outcome: .erased, number: 0), count: inputs.count)
      for group in groups {
        var next = numbers[group.part]
        for index in group.indices where !areErased[index] {
          let isTaken = try claim(inputs[index], next, in: group.part)
          claims[index] = Claim(outcome: isTaken ? .taken : .conflict, number: next)
          // Where it is not known yet, it has its number all the same.
          if isTaken || connection.isShared { next += 1 }
        }
      }
      return claims
    }
    let refused = groups.flatMap(\.indices).filter { claims[$0].outcome == .conflict }
    let repeats = try connection.gathering { () throws(StoreError) in
      var repeats: [Bool] = []
      for index in refused { repeats.append(try hasTaken(inputs[index])) }
      return repeats
    }
    for (index, isRepeat) in zip(refused, repeats) where isRepeat {
      claims[index].outcome = .duplicate
    }
    return claims
  }

  /// Which inputs are of people who were erased.
  private func areErased(
    _ inputs: [IncomingInput], _ groups: [Group]
  ) throws(StoreError) -> [Bool] {
    let nobody = [Bool](repeating: false, count: inputs.count)
    guard try erasedPeople().salt != nil else { return nobody }
    return try connection.gathering { () throws(StoreError) in
      var areErased = nobody
      for index in groups.lazy.flatMap(\.indices) {
        areErased[index] = try isErased(inputs[index].userID)
      }
      return areErased
    }
  }

  /// The inputs by part: the indexes of each part in the order in which they were given.
  private static func groups(of inputs: [IncomingInput]) -> [Group] {
    var byPart: [Int: [Int]] = [:]
    for (index, input) in inputs.enumerated() {
      byPart[Part.of(input.userID), default: []].append(index)
    }
    return byPart.sorted { $0.key < $1.key }.map { Group(part: $0.key, indices: $0.value) }
  }

  /// Writes an input that is taken.
  private func write(
    _ input: IncomingInput, _ claim: Claim, _ tally: inout PartTally
  ) throws(StoreError) {
    guard claim.outcome == .taken else { return }
    tally.next = claim.number
    switch input.content {
    case .event(let event):
      try insertEvent(event, number: tally.next, of: input, in: tally.part)
      try insertInbox(input, event: event, tally)
    case .user(_, let json):
      try insertOther(json, of: input, tally)
      try insertInbox(input, tally)
    case .request(_, let request):
      try insertOther(request.parameters, for: request.journeyID, of: input, tally)
      try insertInbox(input, tally)
    }
    tally.count(input)
  }

  /// Writes that the input's id is taken; `false` if it was.
  private func claim(
    _ input: IncomingInput, _ number: Int64, in part: Int
  ) throws(StoreError) -> Bool {
    let fingerprint = InputFingerprint(of: input.content)
    return try connection.statement(
      """
      insert into event_dedupe
        (part, user_id, kind, event_id, content_hash, number, arrives_at)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """
    )
    .with(part).with(input.userID).with(fingerprint.kind).with(fingerprint.id)
    .with(fingerprint.contentHash).with(number).with(input.arrivesAt)
    .changes() == 1
  }

  /// `true` if the id was taken with the same content.
  private func hasTaken(_ input: IncomingInput) throws(StoreError) -> Bool {
    try outcome(of: input) == .duplicate
  }

  /// Tells whether the id of an input is new, or was taken, with the same content or another one.
  func outcome(of input: IncomingInput) throws(StoreError) -> IntakeOutcome {
    let fingerprint = InputFingerprint(of: input.content)
    let known = try connection.statement(
      """
      select content_hash from event_dedupe
      where part = ? and user_id = ? and kind = ? and event_id = ?
      """
    )
    .with(Part.of(input.userID)).with(input.userID).with(fingerprint.kind).with(fingerprint.id)
    defer { known.reset() }
    guard try known.step() else { return .taken }
    return known.int64() == fingerprint.contentHash ? .duplicate : .conflict
  }

  /// Writes an event that came from outside.
  private func insertEvent(
    _ event: EventRecord, number: Int64, of input: IncomingInput, in part: Int
  ) throws(StoreError) {
    var event = event
    event.number = number
    try insert(event, of: input.userID, in: part, arrivesAt: input.arrivesAt)
  }

  /// Writes an event that arrived at a moment, or one of the engine's own.
  ///
  /// Of its own events there are more than of all others: nothing is kept of them that follows from
  /// their numbers and their times.
  func insert(
    _ event: EventRecord, of userID: String, in part: Int, arrivesAt: Moment?
  ) throws(StoreError) {
    let isNumbered = arrivesAt == nil && event.eventID == "\(part)-\(event.number)"
    try connection.statement(
      """
      insert into user_events
        (part, user_id, event_name, event_at, number, user_event_id, arrives_at, from_outside,
         attributes)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    .with(part).with(userID).with(event.name).with(event.at).with(event.number)
    .with(isNumbered ? "" : event.eventID).with(arrivesAt ?? Moment(microseconds: 0))
    .with(arrivesAt != nil)
    .with(text: event.hasSharedAttributes ? sharedTexts.stored(event.attributes) : event.attributes)
    .run()
  }

  /// Writes an input that is no event as it was given: a change of a profile, or what a journey
  /// that is asked for is given.
  private func insertOther(
    _ json: [UInt8], for journeyID: String? = nil, of input: IncomingInput, _ tally: PartTally
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into other_input (part, user_id, number, arrives_at, requested_journey, content)
      values (?, ?, ?, ?, ?, ?)
      """
    )
    .with(tally.part).with(input.userID).with(tally.next).with(input.arrivesAt)
    .with(journeyID).with(text: json).run()
  }

  /// Writes the inbox row of an input.
  private func insertInbox(
    _ input: IncomingInput, event: EventRecord? = nil, _ tally: PartTally
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into inbox (part, user_id, arrives_at, number, event_name, event_at)
      values (?, ?, ?, ?, ?, ?)
      """
    )
    .with(tally.part).with(input.userID).with(input.arrivesAt).with(tally.next)
    .with(event?.name).with(event?.at).run()
  }

  /// Writes the next number of a part, and what it has taken from outside.
  func write(_ tally: PartTally) throws(StoreError) {
    try connection.statement(
      """
      insert into part_sequence (part, next, events, first_event_at, last_event_at)
      values (?, ?, ?, ?, ?)
      on conflict (part) do update set
        next = excluded.next, events = part_sequence.events + excluded.events,
        first_event_at = case
          when part_sequence.first_event_at <= excluded.first_event_at
            or excluded.first_event_at is null
          then part_sequence.first_event_at else excluded.first_event_at end,
        last_event_at = case
          when part_sequence.last_event_at >= excluded.last_event_at
            or excluded.last_event_at is null
          then part_sequence.last_event_at else excluded.last_event_at end
      """
    )
    .with(tally.part).with(tally.next).with(tally.events).with(tally.firstEventAt)
    .with(tally.lastEventAt)
    .run()
  }

  /// Remembers what was committed for a part.
  func note(_ tally: PartTally) {
    numbers[tally.part] = tally.next
    if let earliest = tally.earliestArrival { dueTimes.add(earliest, to: tally.part) }
  }

  /// How many inputs from outside wait to be handled: by it more is taken in or refused.
  public func waitingInputs() throws(StoreError) -> Int {
    var count = 0
    for part in 0..<Part.count {
      let select = try connection.statement(
        "select count(*) from inbox where part = ? and effect is null"
      )
      .with(part)
      defer { select.reset() }
      if try select.step() { count += select.int() }
    }
    return count
  }
}
