internal import JourneyModel

// They go over all parts, some rows of each index: nothing is decided by what they find.

extension SQLStore {
  /// Reads what tells whether anybody waits longer than they should.
  ///
  /// Each part is asked for the first row of an index, and what waits is counted; what is done with
  /// costs nothing.
  public func figures() throws(StoreError) -> StoreFigures {
    try connection.reading { () throws(StoreError) in
      var figures = StoreFigures()
      for part in 0..<Part.count { try addDue(of: part, to: &figures) }
      figures.deadLetters = Int(try connection.number("select count(*) from dead_letter"))
      figures.inputs = Int(try connection.number("select count(*) from inbox"))
      return figures
    }
  }

  /// Adds what a part has to do.
  private func addDue(of part: Int, to figures: inout StoreFigures) throws(StoreError) {
    let due = try connection.statement(
      """
      select (select min(arrives_at) from inbox where part = ?1),
        (select min(due_at) from job_store where part = ?1),
        (select min(next_at) from outbox where part = ?1 and status = 'pending'),
        (select count(*) from outbox where part = ?1 and status = 'pending'),
        (select count(*) from outbox where part = ?1 and status = 'sending')
      """
    )
    .with(part)
    defer { due.reset() }
    guard try due.step() else { return }
    figures.oldestInput = Self.earlier(figures.oldestInput, due.optionalMoment())
    figures.oldestTimer = Self.earlier(figures.oldestTimer, due.optionalMoment())
    figures.oldestEffect = Self.earlier(figures.oldestEffect, due.optionalMoment())
    figures.pendingEffects += due.int()
    figures.sendingEffects += due.int()
  }

  /// The earlier of two moments, either of which there may not be.
  private static func earlier(_ one: Moment?, _ other: Moment?) -> Moment? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }

  /// Calls `body` with each effect that is to be done or on its way, in order of time.
  public func eachOutstandingEffect(_ body: (OutstandingEffect) throws -> Void) throws {
    let effects = try connection.statement(
      """
      select part, run, effect_key, user_id, journey_id, name, channel, status = 'sending', at
      from outbox
      where status in ('pending', 'sending', 'held') order by at, part, number
      """)
    defer { effects.reset() }
    while try effects.step() {
      let (part, run) = (effects.int(), effects.int64())
      let key = EffectKey(stored: effects.text(), part: part, run: run)
      try body(
        OutstandingEffect(
          userID: effects.text(), journeyID: effects.text(), name: effects.text(),
          channel: effects.text(), key: key.text, isOnItsWay: effects.bool(),
          at: effects.moment()))
    }
  }
}
