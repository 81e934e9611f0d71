public import JourneyModel

extension SQLStore {
  /// Returns work of some parts that lie on one node, from a position in their order on, at most
  /// `usersMax` users; empty if there is none.
  public func work(
    from position: Int, _ request: WorkRequest
  ) throws(StoreError) -> [PartWork] {
    guard connection.isShared || leases[.work].count > 0 else {
      throw StoreError(
        .leaseLost, "no part is leased yet; work is given to a holder of leases alone")
    }
    var position = max(0, position)
    while true {
      // Where nothing is due at all, the database is not asked.
      position = dueTimes.position(
        in: partOrder, from: position, to: request.end, until: request.until)
      guard position < request.end else { return [] }
      let stretch = partOrder.stretch(from: position, to: request.end)
      let end = try bringDuties(at: stretch, until: request.until)
      let work = try work(at: position..<end, request)
      if !work.isEmpty { return work }
      position = end
    }
  }

  /// The work of parts that have been brought what was settled for everybody.
  private func work(
    at positions: Range<Int>, _ request: WorkRequest
  ) throws(StoreError) -> [PartWork] {
    guard connection.isShared else {
      return try connection.reading { () throws(StoreError) in
        try work(of: try dueUsers(at: positions, request), request)
      }
    }
    let due = try connection.reading { () throws(StoreError) in
      try dueUsers(at: positions, request)
    }
    guard !due.isEmpty else { return [] }
    // Nobody takes anything in for these parts, or settles an effect of theirs, between the first
    // number of the work and what is read for it.
    return try committing(in: due.map(\.part), holding: .work) { () throws(StoreError) in
      let work = try work(of: due, request)
      for part in due.map(\.part) { try writeNumber(of: part) }
      return work
    }
  }

  /// The work of some users.
  private func work(
    of due: [(part: Int, users: [DueUser])], _ request: WorkRequest
  ) throws(StoreError) -> [PartWork] {
    let users = try connection.gathering { () throws(StoreError) in
      var users: [[UserWork]] = []
      for (part, due) in due {
        var work: [UserWork] = []
        for user in due { work.append(try userWork(of: user, in: part, request)) }
        users.append(work)
      }
      return users
    }
    return zip(due, users).map { due, users in
      PartWork(
        part: due.part, epoch: leases[.work][due.part] ?? 0,
        nextNumber: numbers.handOut(due.part), users: users)
    }
  }

  /// Who has something to do in the parts at some positions, as many users as are asked for; a part
  /// without any is not asked again before it has.
  private func dueUsers(
    at positions: Range<Int>, _ request: WorkRequest
  ) throws(StoreError) -> [(part: Int, users: [DueUser])] {
    var (found, room, next): ([(part: Int, users: [DueUser])], _, _) =
      ([], request.usersMax, positions.lowerBound)
    while room > 0, next < positions.upperBound {
      let asked = askedParts(from: &next, to: positions.upperBound, until: request.until)
      for (part, users, earliest) in try dueUsers(in: asked, request.until, usersMax: room) {
        if users.isEmpty { dueTimes.set(earliest, of: part) }
        guard room > 0, !users.isEmpty else { continue }
        found.append((part, Array(users.prefix(room))))
        room -= users.count
      }
    }
    return found
  }

  /// The next parts that may have work; where questions are dear they are asked together.
  private func askedParts(from next: inout Int, to end: Int, until: Moment) -> [Int] {
    var asked: [Int] = []
    let most = connection.isShared ? Self.partsAskedAtOnce : 1
    while asked.count < most {
      next = dueTimes.position(in: partOrder, from: next, to: end, until: until)
      guard next < end else { break }
      let part = partOrder.parts[next]
      if mayHaveWork(part, until: until) { asked.append(part) }
      next += 1
    }
    return asked
  }

  /// How many parts are asked together where questions are dear: some are asked in vain.
  private static let partsAskedAtOnce = 64

  /// The users of some parts who have something to do, and of a part without any when that will be.
  private func dueUsers(
    in parts: [Int], _ until: Moment, usersMax: Int
  ) throws(StoreError) -> [(part: Int, users: [DueUser], earliest: Moment?)] {
    try connection.gathering { () throws(StoreError) in
      var due: [(part: Int, users: [DueUser], earliest: Moment?)] = []
      for part in parts {
        let users = try dueUsers(in: part, until: until, usersMax: usersMax)
        due.append((part, users, users.isEmpty ? try earliestDue(in: part) : nil))
      }
      return due
    }
  }

  /// Returns the moment from which there is work; `nil` if there is none at all.
  public func nextDue() throws(StoreError) -> Moment? {
    while let (part, known) = dueTimes.soonest {
      guard holds(part) else {
        dueTimes.set(nil, of: part)
        continue
      }
      let exact = try earliestDue(in: part)
      dueTimes.set(exact, of: part)
      if exact == known { return known }
    }
    return nil
  }

  /// The users of a part with inputs or timers up to `until`, those who wait longest first.
  private func dueUsers(
    in part: Int, until: Moment, usersMax: Int
  ) throws(StoreError) -> [DueUser] {
    let inputs = try connection.statement(
      """
      select user_id, arrives_at from inbox indexed by inbox_due
      where part = ? and arrives_at <= ? order by arrives_at limit ?
      """
    )
    .with(part).with(until).with(Self.dueRowsMax)
    let jobs = try connection.statement(
      """
      select user_id, due_at from job_store
      where part = ? and due_at <= ? order by due_at limit ?
      """
    )
    .with(part).with(until).with(Self.dueRowsMax)
    var users = try distinct(inputs, usersMax: usersMax)
    // Where several processes take inputs in, one may come before the work is read.
    let mayHaveInputs = connection.isShared || !users.isEmpty
    for var user in try distinct(jobs, usersMax: usersMax) {
      user.mayHaveInputs = mayHaveInputs
      users.append(user)
    }
    return DueUser.merged(users, usersMax: usersMax)
  }

  /// The most rows of a part that are gone through for users: who comes behind them waits for those
  /// who wait longer.
  private static let dueRowsMax = 4_096

  /// The first users that rows of user and moment name.
  private func distinct(
    _ rows: any Statement, usersMax: Int
  ) throws(StoreError) -> [DueUser] {
    defer { rows.reset() }
    var users: [DueUser] = []
    var seen: Set<String> = []
    while users.count < usersMax, try rows.step() {
      let userID = rows.text()
      if userID == users.last?.userID { continue }
      if users.count == 1 { seen.insert(users[0].userID) }
      if users.isEmpty || seen.insert(userID).inserted {
        users.append(DueUser(userID: userID, at: rows.moment()))
      }
    }
    return users
  }

  /// The earliest moment at which a part has something to do; `nil` if there is nothing.
  func earliestDue(in part: Int) throws(StoreError) -> Moment? {
    let earliest = try connection.statement(
      """
      select min(at) from (
        select min(arrives_at) as at from inbox where part = ?1
        union all select min(due_at) as at from job_store where part = ?1) found
      """
    )
    .with(part)
    defer { earliest.reset() }
    let moment = try earliest.step() ? earliest.optionalMoment() : nil
    return [moment, earliestDuty(of: part)].compactMap { $0 }.min().map { due in
      max(due, restingParts[part] ?? due)
    }
  }
}
