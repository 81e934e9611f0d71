public import JourneyModel

/// Facts that were read before.
extension Machine {
  /// Reads a user's JSON into a new row; what the machine knew of a user is overwritten by it.
  public func append(user json: [UInt8], to rows: FactRows) {
    guard rows.program === program, rows.subject == .users else { return }
    loadUser(json)
    _ = rows.append(UnsafeBufferPointer(userRegisters), at: .missing, eventNumber: 0)
  }

  /// Reads an event into a new row; what the machine knew of the candidate is overwritten by it.
  public func append(event name: String, at: Moment, attributes: [UInt8], to rows: FactRows) {
    guard rows.program === program, rows.subject == .events else { return }
    setEvent(name: name, at: at, attributes: attributes)
    _ = rows.append(
      UnsafeBufferPointer(candidateRegisters), at: .moment(at),
      eventNumber: program.tables.events[name]?.number ?? 0)
  }

  /// Tells who the user is, as `loadUser` of the JSON that a row was read from.
  public func loadUser(_ index: Int, of rows: FactRows) {
    guard rows.program === program, rows.subject == .users else { return }
    if heldUsers !== rows { heldUsers = rows }
    forgetHistory()
    fill(userRegisters, from: rows.rows[index].start)
  }

  /// Tells the event that patterns are held against, as `setEvent` of what a row was read from.
  public func setEvent(_ index: Int, of rows: FactRows) {
    guard rows.program === program, rows.subject == .events else { return }
    if heldEvents !== rows { heldEvents = rows }
    let row = rows.rows[index]
    set(.hasEvent, .boolean(true))
    set(.eventAt, row.at)
    set(.eventName, .number(Int64(row.eventNumber)))
    fill(candidateRegisters, from: row.start)
  }

  /// Fills registers with a row; what it points to stays where it is.
  @inline(__always)
  private func fill(
    _ registers: UnsafeMutableBufferPointer<Value>, from start: UnsafeMutablePointer<Value>
  ) {
    registers.baseAddress?.update(from: start, count: registers.count)
  }
}
