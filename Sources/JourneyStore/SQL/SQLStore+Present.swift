internal import JourneyModel

/// What has become of the run of an effect since the effect was decided.
extension SQLStore {
  /// What is known of a run and of its user's past events of these names; `nil` if the run is not
  /// there.
  func present(
    of run: Int64, _ key: UserKey, _ events: Set<String>
  ) throws(StoreError) -> EffectPresent? {
    guard let record = try self.run(run, of: key) else { return nil }
    let endReason =
      try record.branch.map { branch throws(StoreError) in
        try self.run(branch.root, of: key)?.endReason
      } ?? record.endReason
    return EffectPresent(
      run: record, endReason: endReason, history: try history(of: key, events))
  }

  /// One run of a user, with its registers; `nil` if there is none of this number.
  private func run(_ number: Int64, of key: UserKey) throws(StoreError) -> RunRecord? {
    let select = try connection.statement(
      """
      select s.run, s.journey_id, s.version, s.entry_key, s.entered_at, s.entry_event_number,
        s.state_id, s.step_number, s.wake_at, s.ended_at, s.end_reason, s.converted_at,
        s.goal_until, s.held_effect, s.trigger_id, s.parent_run, s.root_run, s.branch,
        s.is_suspended, coalesce(s.registers, d.registers)
      from journey_state s left join journey_run_data d
        on d.part = s.part and d.user_id = s.user_id and d.run = s.run
      where s.part = ? and s.user_id = ? and s.run = ?
      """
    )
    .with(key.part).with(key.userID).with(number)
    defer { select.reset() }
    return try select.step() ? run(select) : nil
  }
}
