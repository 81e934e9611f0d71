internal import JourneyModel

/// Where people are, for those who look.
extension SQLStore {
  /// The most runs of one person that are told: those that began last.
  public static let passagesMax = 500

  /// Returns the runs of a user, those that began last first.
  public func passages(of userID: String) throws(StoreError) -> [PassageRecord] {
    try passages(of: userID, max: Self.passagesMax)
  }

  /// Returns at most so many runs of a user, those that began last first.
  private func passages(of userID: String, max: Int) throws(StoreError) -> [PassageRecord] {
    let key = UserKey(part: Part.of(userID), userID: userID)
    return try connection.reading { () throws(StoreError) in
      let runs = try lookedAtRuns(of: key)
      let effects = try openEffects(of: key)
      return runs.filter { $0.branch == nil }.prefix(max).map { run in
        Self.passage(of: userID, run, among: runs, effects)
      }
    }
  }

  /// Returns one run with its user; `nil` if there is none of this name.
  public func passage(_ id: RunID) throws(StoreError) -> PassageRecord? {
    guard let userID = try userID(ofRun: id) else { return nil }
    return try passages(of: userID, max: .max).first { $0.run.number == id.number }
  }

  /// A run with its branches and effects.
  private static func passage(
    of userID: String, _ run: RunRecord, among runs: [RunRecord],
    _ effects: [PassageRecord.OpenEffect]
  ) -> PassageRecord {
    var passage = PassageRecord(userID: userID, run: run)
    passage.branches = runs.filter { $0.branch?.root == run.number && $0.endedAt == nil }.reversed()
    let numbers = Set([run.number] + passage.branches.map(\.number))
    passage.effects = effects.filter { numbers.contains($0.runNumber) }
    return passage
  }

  /// The runs and branches of a user without their registers, those of higher numbers first.
  private func lookedAtRuns(of key: UserKey) throws(StoreError) -> [RunRecord] {
    let select = try connection.statement(
      """
      select run, journey_id, version, entry_key, entered_at, entry_event_number, state_id,
        step_number, wake_at, ended_at, end_reason, converted_at, goal_until, held_effect,
        trigger_id, parent_run, root_run, branch, null
      from journey_state where part = ? and user_id = ? order by run desc
      """
    )
    .with(key.part).with(key.userID)
    var runs: [RunRecord] = []
    while try select.step() { runs.append(run(select)) }
    return runs
  }

  /// What has not left for good.
  private func openEffects(of key: UserKey) throws(StoreError) -> [PassageRecord.OpenEffect] {
    let select = try connection.statement(
      """
      select run, name, channel, status, at from outbox
      where part = ? and user_id = ? and status in ('held', 'pending', 'sending')
      order by number
      """
    )
    .with(key.part).with(key.userID)
    var effects: [PassageRecord.OpenEffect] = []
    while try select.step() {
      effects.append(
        PassageRecord.OpenEffect(
          runNumber: select.int64(), name: select.text(), channel: select.text(),
          status: OutboxRecord.Status(rawValue: select.text()) ?? .unknown, at: select.moment()))
    }
    return effects
  }

  /// The user of a run: its part is gone through, one in a thousand rows.
  private func userID(ofRun id: RunID) throws(StoreError) -> String? {
    let select = try connection.statement(
      "select user_id from journey_state where part = ? and run = ?"
    )
    .with(id.part).with(id.number)
    defer { select.reset() }
    return try select.step() ? select.text() : nil
  }
}
