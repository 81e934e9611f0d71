internal import JourneyModel

extension SQLStore {
  /// Writes the steps of a user, each with the name of the event that caused it, so that the trace
  /// can be read when the event is gone.
  ///
  /// It runs before the handled inputs are removed, since they tell the names.
  func writeTrace(of change: UserChange, _ key: UserKey) throws(StoreError) {
    for step in change.trace {
      try connection.statement(
        """
        insert into trace
          (part, user_id, number, run, at, input, event_number, event_name, path, end_reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
      )
      .with(key.part).with(key.userID).with(step.number).with(step.runNumber).with(step.at)
      .with(step.input).with(step.eventNumber)
      .with(try eventName(step.eventNumber, change, key))
      .with(blob: step.path.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      .with(step.endReason)
      .run()
    }
  }

  /// The name of the event of this number; empty if there is none.
  private func eventName(
    _ number: Int64, _ change: UserChange, _ key: UserKey
  ) throws(StoreError) -> String {
    if number == 0 { return "" }
    if let made = change.events.first(where: { $0.number == number }) { return made.name }
    if let input = change.handled.first(where: { $0.number == number }) {
      return try inputName(number, arrivesAt: input.arrivesAt, key)
    }
    return try pastEventName(number, key)
  }

  /// The name of the event that waits under this number.
  private func inputName(
    _ number: Int64, arrivesAt: Moment, _ key: UserKey
  ) throws(StoreError) -> String {
    let select = try connection.statement(
      """
      select event_name from inbox
      where part = ? and user_id = ? and arrives_at = ? and number = ?
      """
    )
    .with(key.part).with(key.userID).with(arrivesAt).with(number)
    defer { select.reset() }
    return try select.step() ? select.optionalText() ?? "" : ""
  }

  /// The name of an event that was handled before: rare, so the user's events are gone through.
  private func pastEventName(_ number: Int64, _ key: UserKey) throws(StoreError) -> String {
    let select = try connection.statement(
      "select event_name from user_events where part = ? and user_id = ? and number = ?"
    )
    .with(key.part).with(key.userID).with(number)
    defer { select.reset() }
    return try select.step() ? select.text() : ""
  }
}
