public import JourneyModel

// Dead letters of all parts, by an index of their time: somebody, or their age, decides about them.

extension SQLStore {
  /// Returns dead letters, the newest first, at most `max`: of one journey, or of all; those behind
  /// one that was told before.
  public func deadLetters(
    of journeyID: String? = nil, behind last: DeadLetterLine? = nil, max: Int
  ) throws(StoreError) -> [DeadLetterLine] {
    let select = try connection.statement(
      """
      select part, user_id, number, kind, run, journey_id, state_id, name, input, reason,
        last_error, attempts, failed_at
      from dead_letter
      where (failed_at, part, number) < (?1, ?2, ?3)
        and (cast(?4 as text) is null or journey_id = ?4)
      order by failed_at desc, part desc, number desc limit ?5
      """
    )
    .with(last?.letter.failedAt ?? Moment(microseconds: .max)).with(last?.part ?? Part.count)
    .with(last?.letter.number ?? .max).with(journeyID).with(max)
    return try deadLetterLines(select)
  }

  /// Dead letters that came before a moment, the oldest first.
  func oldDeadLetters(
    before moment: Moment, max: Int
  ) throws(StoreError) -> [DeadLetterLine] {
    let select = try connection.statement(
      """
      select part, user_id, number, kind, run, journey_id, state_id, name, input, reason,
        last_error, attempts, failed_at
      from dead_letter where failed_at < ? order by failed_at, part, number limit ?
      """
    )
    .with(moment).with(max)
    return try deadLetterLines(select)
  }

  /// Reads dead letters with their users.
  private func deadLetterLines(_ rows: any Statement) throws(StoreError) -> [DeadLetterLine] {
    var lines: [DeadLetterLine] = []
    while try rows.step() { lines.append(deadLetterLine(rows)) }
    return lines
  }

  /// Returns when the dead letter came before which there are `count` newer ones; `nil` if there
  /// are no more than that.
  public func deadLetterMoment(behind count: Int) throws(StoreError) -> Moment? {
    let select = try connection.statement(
      "select failed_at from dead_letter order by failed_at desc limit 1 offset ?"
    )
    .with(count)
    defer { select.reset() }
    return try select.step() ? select.moment() : nil
  }
}
