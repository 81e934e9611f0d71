public import JourneyModel

extension SQLStore {
  /// Returns work of some parts from `part` on, at most `usersMax` users; empty if there is none.
  public func work(
    from part: Int, _ request: WorkRequest
  ) throws(StoreError) -> [PartWork] {
    guard let epochs else {
      throw StoreError(
        .leaseLost, "no part is leased yet; work is given to a holder of leases alone")
    }
    var part = max(0, part)
    while part < Part.count {
      let end = try bringDuties(from: part, until: request.until)
      let work = try work(of: part..<end, request, epochs: epochs)
      if !work.isEmpty { return work }
      part = end
    }
    return []
  }

  /// The work of parts that have been brought what was settled for everybody.
  private func work(
    of parts: Range<Int>, _ request: WorkRequest, epochs: PartEpochs
  ) throws(StoreError) -> [PartWork] {
    try connection.reading { () throws(StoreError) in
      var work: [PartWork] = []
      var room = request.usersMax
      for part in parts where room > 0 {
        guard dueTimes.mayHaveWork(part, until: request.until) else { continue }
        let due = try dueUsers(in: part, until: request.until, usersMax: room)
        if due.isEmpty {
          dueTimes.set(try earliestDue(in: part), of: part)
          continue
        }
        room -= due.count
        var users: [UserWork] = []
        for user in due { users.append(try userWork(of: user, in: part, request)) }
        work.append(
          PartWork(
            part: part, epoch: epochs[part], nextNumber: numbers.handOut(part), users: users))
      }
      return work
    }
  }

  /// Returns the moment from which there is work; `nil` if there is none at all.
  public func nextDue() throws(StoreError) -> Moment? {
    while let (part, known) = dueTimes.soonest {
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
      where part = ? and arrives_at <= ? order by arrives_at
      """
    )
    .with(part).with(until)
    let jobs = try connection.statement(
      """
      select user_id, due_at from job_store
      where part = ? and due_at <= ? order by due_at
      """
    )
    .with(part).with(until)
    var users = try distinct(inputs, usersMax: usersMax)
    users.append(contentsOf: try distinct(jobs, usersMax: usersMax))
    return DueUser.merged(users, usersMax: usersMax)
  }

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
      if seen.insert(userID).inserted { users.append(DueUser(userID: userID, at: rows.moment())) }
    }
    return users
  }

  /// The earliest moment at which a part has something to do; `nil` if there is nothing.
  private func earliestDue(in part: Int) throws(StoreError) -> Moment? {
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
    return [moment, earliestDuty(of: part)].compactMap { $0 }.min()
  }
}
