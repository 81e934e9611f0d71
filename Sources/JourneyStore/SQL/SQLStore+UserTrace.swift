/// What happened to one person, for those who look.
extension SQLStore {
  /// Returns the newest steps of a user, at most so many, in order.
  public func steps(of userID: String, max: Int) throws(StoreError) -> [TraceLine] {
    let select = try connection.statement(
      """
      select t.user_id, s.journey_id, s.version, t.number, t.run, t.at, t.input, t.event_number,
        t.path, t.end_reason, t.event_name, s.trigger_id, s.parent_run, s.root_run, s.branch
      from trace t join journey_state s
        on s.part = t.part and s.user_id = t.user_id and s.run = t.run
      where t.part = ? and t.user_id = ? order by t.number desc limit ?
      """
    )
    .with(Part.of(userID)).with(userID).with(max)
    var steps: [TraceLine] = []
    while try select.step() { steps.append(traceLine(select)) }
    return steps.reversed()
  }
}
