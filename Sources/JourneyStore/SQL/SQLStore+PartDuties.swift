internal import JourneyModel

/// What was settled for everybody at once: it is written down as a whole, and brought to each part
/// before the part's work is given out.
///
/// So nobody who takes events in waits for a million people to be woken, and nobody is stepped who
/// was not told. A part remembers up to which one it has been told.
extension SQLStore {
  /// From how many rows on no further part is brought anything in the same commit: more would keep
  /// those waiting who take events in.
  private static let broughtRowsMax = 1_000

  /// Reads what may still have to be brought, in order.
  func readPartDuties() throws(StoreError) {
    let select = try connection.statement(
      "select number, journey_id, at, wakes_all from part_duty order by number")
    var duties: [PartDuty] = []
    while try select.step() {
      let (number, journeyID, at) = (select.int64(), select.text(), select.moment())
      duties.append(
        PartDuty(
          kind: journeyID.isEmpty
            ? .question : .release(journeyID: journeyID, wakingAll: select.bool()),
          at: at, number: number))
    }
    partDuties = duties
    noteDuties()
  }

  /// Writes what is to be brought to all parts.
  ///
  /// It is part of what is being settled.
  func write(_ duty: PartDuty) throws(StoreError) {
    var duty = duty
    duty.number = revision
    while partDuties.contains(where: { $0.number == duty.number }) {
      try raiseRevision()
      duty.number = revision
    }
    try connection.statement(
      "insert into part_duty (number, journey_id, at, wakes_all) values (?, ?, ?, ?)"
    )
    .with(duty.number).with(duty.journeyID).with(duty.at).with(duty.wakesAll).run()
    partDuties.append(duty)
    noteDuties()
  }

  /// Forgets what a journey's earlier status asked for.
  ///
  /// It is part of what is being settled.
  func forgetDuties(of journeyID: String) throws(StoreError) {
    try connection.statement("delete from part_duty where journey_id = ?").with(journeyID).run()
    partDuties.removeAll { $0.journeyID == journeyID }
  }

  /// Forgets what every part has been told.
  ///
  /// It is part of a transaction in which no part is told anything.
  func forgetBroughtDuties() throws(StoreError) {
    guard let least = dutiesBrought.min(), partDuties.contains(where: { $0.number <= least })
    else { return }
    try connection.statement("delete from part_duty where number <= ?").with(least).run()
    partDuties.removeAll { $0.number <= least }
  }

  /// Has the parts asked for work that are still to be told something.
  private func noteDuties() {
    for duty in partDuties {
      for part in 0..<Part.count where dutiesBrought[part] < duty.number {
        dueTimes.add(duty.at, to: part)
      }
    }
  }

  /// From when on something is to be brought to a part; `nil` where nothing is.
  func earliestDuty(of part: Int) -> Moment? {
    partDuties.lazy.filter { $0.number > self.dutiesBrought[part] }.map(\.at).min()
  }

  /// Brings what was settled for everybody to the parts at some positions, of one node, that may
  /// have work up to `until`; returns the position behind the last one that has all of it.
  func bringDuties(at positions: Range<Int>, until: Moment) throws(StoreError) -> Int {
    guard let newest = partDuties.last?.number else { return positions.upperBound }
    let owed = positions.filter { position in
      let part = partOrder.parts[position]
      return dutiesBrought[part] < newest && mayHaveWork(part, until: until)
    }
    guard !owed.isEmpty else { return positions.upperBound }
    let parts = owed.map { partOrder.parts[$0] }
    var (told, rows) = (0, 0)
    try committing(in: parts, holding: .work) { () throws(StoreError) in
      while told < parts.count, rows < Self.broughtRowsMax {
        rows += try bring(to: parts[told])
        told += 1
      }
    }
    for part in parts.prefix(told) { dutiesBrought[part] = newest }
    try forgetIfWhole()
    return told < owed.count ? owed[told] : positions.upperBound
  }

  /// Forgets what every part has been told, where no other process brings anything.
  private func forgetIfWhole() throws(StoreError) {
    guard leases[.work].isWhole, let least = dutiesBrought.min(),
      partDuties.contains(where: { $0.number <= least })
    else { return }
    try committing { () throws(StoreError) in try forgetBroughtDuties() }
  }

  /// Brings a part what it has not been brought; returns how many rows that were.
  private func bring(to part: Int) throws(StoreError) -> Int {
    var rows = 0
    for duty in partDuties where duty.number > dutiesBrought[part] {
      switch duty.kind {
      case .question: rows += try askTriggers(of: part, at: duty.at)
      case .release(let journeyID, let wakingAll):
        rows += try release(journeyID, in: part, wakingAll: wakingAll, at: duty.at)
      }
    }
    try connection.statement(
      """
      insert into part_sequence (part, next, events, duties) values (?, ?, 0, ?)
      on conflict (part) do update set duties = excluded.duties
      """
    )
    .with(part).with(numbers[part]).with(partDuties.last?.number ?? 0).run()
    return rows
  }
}
