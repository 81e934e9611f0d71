internal import JourneyModel

/// People who are led over from one version of a journey to another.
extension SQLStore {
  /// Leads people of a part over who are inside other versions of a journey than one.
  ///
  /// They are at most so many, those whose ids come behind another, and are led as `leading` says.
  /// Whoever else works on the part does what was not written by then anew.
  ///
  /// Returns the last of them; `nil` if there are no more.
  public func leadPeople(
    in part: Int, of journeyID: String, besides version: Int, after userID: String, max: Int,
    _ leading: (MigrationWork) -> PartChange
  ) throws(StoreError) -> String? {
    let users = try users(in: part, of: journeyID, besides: version, after: userID, max: max)
    guard let last = users.last else { return nil }
    let next = try steppingIn(to: part) { () throws(StoreError) in
      var people: [MigrationWork.Person] = []
      for userID in users {
        let runs = try runsInside(
          journeyID, besides: version, of: UserKey(part: part, userID: userID))
        people.append(MigrationWork.Person(userID: userID, runs: runs))
      }
      return try commit(
        leading(
          MigrationWork(
            part: part, epoch: 0, nextNumber: numbers.handOut(part), people: people)))
    }
    numbers[part] = next
    return last
  }

  /// The users of a part who are inside other versions.
  private func users(
    in part: Int, of journeyID: String, besides version: Int, after userID: String, max: Int
  ) throws(StoreError) -> [String] {
    let select = try connection.statement(
      """
      select distinct user_id from journey_state
      where part = ? and user_id > ? and journey_id = ? and version <> ? and ended_at is null
      order by user_id limit ?
      """
    )
    .with(part).with(userID).with(journeyID).with(version).with(max)
    var users: [String] = []
    while try select.step() { users.append(select.text()) }
    return users
  }

  /// The runs of a user that are inside other versions, with the moments of what holds them.
  private func runsInside(
    _ journeyID: String, besides version: Int, of key: UserKey
  ) throws(StoreError) -> [MigrationWork.Run] {
    // A run that has ended is no matter, whenever it could still convert.
    let runs = try runs(of: key, convertingFrom: Moment(microseconds: .max)).filter { run in
      run.endedAt == nil && run.journeyID == journeyID && run.version != version
    }
    var inside: [MigrationWork.Run] = []
    for run in runs {
      inside.append(MigrationWork.Run(run: run, heldUntil: try heldUntil(run.heldEffect, of: key)))
    }
    return inside
  }

  /// Until when quiet hours hold an effect; `nil` of one that they do not.
  private func heldUntil(_ number: Int64?, of key: UserKey) throws(StoreError) -> Moment? {
    guard let number else { return nil }
    let select = try connection.statement(
      "select at from outbox where part = ? and user_id = ? and number = ? and status = 'held'"
    )
    .with(key.part).with(key.userID).with(number)
    defer { select.reset() }
    return try select.step() ? select.moment() : nil
  }
}
