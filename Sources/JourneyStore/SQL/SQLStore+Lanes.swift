public import JourneyModel

/// Effects that are due, lane by lane: each lane is a queue over all parts.
extension SQLStore {
  /// The lanes in which effects wait or have waited, in order.
  public func effectLanes() throws(StoreError) -> [EffectLane] {
    try knownEffectDueTimes().keys.sorted()
  }

  /// Hands over the effects of a lane that are due up to `moment`, at most `max`, those that are
  /// due for longest first, for as long as `wantsMore` says so; they come with all that says
  /// whether they may leave still.
  ///
  /// `asking` tells of which events the past is needed, and `nil` where nothing of the run is.
  public func eachDueEffect(
    in lane: EffectLane, at moment: Moment, max: Int, sendsWindow: Int64?,
    asking: (OutboxRecord) -> Set<String>?, wantsMore: (EffectWork) -> Bool
  ) throws(StoreError) {
    let sendsFrom = sendsWindow.map { Moment(microseconds: moment.microseconds &- $0) }
    let known = try knownEffectDueTimes()[lane] ?? DueTimes.idle
    try connection.reading { () throws(StoreError) in
      var queue = DueEffectQueue(times: known)
      var left = max
      while left > 0 {
        var ids: [EffectID] = []
        while ids.count < min(left, askedAtOnce) {
          try readParts(of: lane, into: &queue, until: moment, max: max)
          guard let id = queue.next() else { break }
          ids.append(id)
        }
        guard !ids.isEmpty else { return }
        for work in try dueWork(ids, sendsFrom: sendsFrom, asking: asking) {
          guard wantsMore(work) else { return }
        }
        left -= ids.count
      }
    }
  }

  /// How many effects, or parts, are asked for together: where questions are dear, some in vain.
  private var askedAtOnce: Int { connection.isShared ? 64 : 1 }

  /// Reads what is due of the parts that have to be read before the next effect of a lane is known.
  private func readParts(
    of lane: EffectLane, into queue: inout DueEffectQueue, until moment: Moment, max: Int
  ) throws(StoreError) {
    while true {
      let parts = queue.unreadParts(until: moment, max: askedAtOnce)
      guard !parts.isEmpty else { return }
      let found = try connection.gathering { () throws(StoreError) in
        var found: [(due: [DueEffectQueue.Row], earliest: Moment?)] = []
        for part in parts {
          let due = try dueEffects(in: part, lane, until: moment, max: max)
          found.append((due, due.isEmpty ? try earliestEffect(in: part, lane) : due[0].nextAt))
        }
        return found
      }
      for (part, (due, earliest)) in zip(parts, found) {
        effectDueTimes?[lane]?.set(earliest, of: part)
        queue.add(due, from: earliest, of: part)
      }
    }
  }

  /// Effects that are due, with all that says whether they may leave still.
  private func dueWork(
    _ ids: [EffectID], sendsFrom: Moment?, asking: (OutboxRecord) -> Set<String>?
  ) throws(StoreError) -> [EffectWork] {
    try connection.gathering { () throws(StoreError) in
      var found: [EffectWork] = []
      for id in ids {
        guard let epoch = leases[.sending][id.part],
          var work = try effectWork(id, epoch: epoch)
        else { continue }
        try addPresent(to: &work, sendsFrom: sendsFrom, asking: asking)
        found.append(work)
      }
      return found
    }
  }

  /// Returns when the next effect of a lane is due; `nil` if none is to be done.
  public func nextEffectDue(in lane: EffectLane) throws(StoreError) -> Moment? {
    var times = try knownEffectDueTimes()[lane] ?? DueTimes.idle
    defer { effectDueTimes?[lane] = times }
    while let (part, known) = times.soonest {
      let exact = try earliestEffect(in: part, lane)
      times.set(exact, of: part)
      if exact == known { return known }
    }
    return nil
  }

  /// Notes that an effect is due from a moment on, where it may leave from here.
  func noteDue(_ effect: OutboxRecord, at moment: Moment, in part: Int) {
    guard holds(part, .sending) else { return }
    effectDueTimes?[effect.lane, default: DueTimes.idle].add(moment, to: part)
  }

  /// Notes when the effects of a part are due, after many were changed at once.
  func noteDueEffects(of part: Int) throws(StoreError) {
    guard effectDueTimes != nil, holds(part, .sending) else { return }
    for (lane, moment) in try dueLanes(of: part) { noteDue(lane, at: moment, in: part) }
  }

  /// Learns when the effects of parts are due that were taken, or that others have worked in; where
  /// that fails, those of all parts are read anew once they are asked for.
  func learnDueEffects(of parts: [Int]) throws(StoreError) {
    guard effectDueTimes != nil else { return }
    do throws(StoreError) {
      let found =
        try connection.isShared
        ? connection.reading { () throws(StoreError) in try dueLanes(of: parts) }
        : dueLanes(of: parts)
      for (part, lanes) in zip(parts, found) {
        for (lane, moment) in lanes { noteDue(lane, at: moment, in: part) }
      }
    } catch {
      effectDueTimes = nil
      throw error
    }
  }

  /// The lanes in which each of some parts has effects that wait.
  private func dueLanes(
    of parts: [Int]
  ) throws(StoreError) -> [[(lane: EffectLane, at: Moment)]] {
    try connection.gathering { () throws(StoreError) in
      var found: [[(lane: EffectLane, at: Moment)]] = []
      for part in parts { found.append(try dueLanes(of: part)) }
      return found
    }
  }

  /// Has no effects of a part any more.
  func forgetDueEffects(of part: Int) {
    for lane in (effectDueTimes ?? [:]).keys { effectDueTimes?[lane]?.set(nil, of: part) }
  }

  /// The lanes in which a part has effects that wait, each with the moment of the first.
  private func dueLanes(of part: Int) throws(StoreError) -> [(lane: EffectLane, at: Moment)] {
    let select = try connection.statement(
      """
      select case kind when 'send' then channel else name end, attempts > 0, min(next_at)
      from outbox indexed by outbox_due
      where part = ? and status = 'pending' and next_at is not null group by 1, 2
      """
    )
    .with(part)
    var lanes: [(lane: EffectLane, at: Moment)] = []
    while try select.step() {
      let lane = EffectLane(receiver: select.text(), isRetry: select.bool())
      lanes.append((lane, select.moment()))
    }
    return lanes
  }

  /// Notes that a lane has an effect of a part from a moment on.
  private func noteDue(_ lane: EffectLane, at moment: Moment, in part: Int) {
    effectDueTimes?[lane, default: DueTimes.idle].add(moment, to: part)
  }

  /// When each part has effects that are due, by lane; it is read once.
  private func knownEffectDueTimes() throws(StoreError) -> [EffectLane: DueTimes] {
    if let effectDueTimes { return effectDueTimes }
    effectDueTimes = [:]
    let parts = heldParts(.sending)
    try learnDueEffects(of: parts)
    return effectDueTimes ?? [:]
  }

  /// The effects of a lane and a part that are due, those that are due for longest first.
  private func dueEffects(
    in part: Int, _ lane: EffectLane, until moment: Moment, max: Int
  ) throws(StoreError) -> [DueEffectQueue.Row] {
    let select = try connection.statement(
      """
      select user_id, number, next_at from outbox indexed by outbox_due
      where part = ? and status = 'pending' and next_at <= ?
        and case kind when 'send' then channel else name end = ?
        and case when attempts > 0 then 1 else 0 end = ?
      order by next_at, number limit ?
      """
    )
    .with(part).with(moment).with(lane.receiver).with(lane.isRetry).with(max)
    var rows: [DueEffectQueue.Row] = []
    while try select.step() {
      let id = EffectID(part: part, userID: select.text(), number: select.int64())
      rows.append(DueEffectQueue.Row(id: id, nextAt: select.moment()))
    }
    return rows
  }

  /// The earliest moment at which a lane has an effect of a part to be done; `nil` if there is
  /// none.
  private func earliestEffect(
    in part: Int, _ lane: EffectLane
  ) throws(StoreError) -> Moment? {
    let select = try connection.statement(
      """
      select next_at from outbox indexed by outbox_due
      where part = ? and status = 'pending' and next_at is not null
        and case kind when 'send' then channel else name end = ?
        and case when attempts > 0 then 1 else 0 end = ?
      order by next_at limit 1
      """
    )
    .with(part).with(lane.receiver).with(lane.isRetry)
    defer { select.reset() }
    return try select.step() ? select.optionalMoment() : nil
  }
}
