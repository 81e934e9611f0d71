internal import JourneyModel

/// What was settled for everybody at once: it is written down as a whole, and brought to each part
/// before the part's work is given out.
///
/// So nobody who takes events in waits for a million people to be woken, and nobody is stepped who
/// was not told.
extension SQLStore {
  /// From how many rows on no further part is brought anything in the same commit: more would keep
  /// those waiting who take events in.
  private static let broughtRowsMax = 1_000

  /// Reads what is still to be brought, in order of time.
  func readPartDuties() throws(StoreError) {
    let select = try connection.statement(
      "select journey_id, at, wakes_all, parts from part_duty order by at, journey_id")
    partDuties = []
    while try select.step() {
      let (journeyID, at, wakesAll) = (select.text(), select.moment(), select.bool())
      partDuties.append(
        PartDuty(
          kind: journeyID.isEmpty
            ? .question : .release(journeyID: journeyID, wakingAll: wakesAll),
          at: at, parts: PartSet(bytes: select.blob())))
    }
  }

  /// Writes what is to be brought to parts, or that nothing of it is left.
  ///
  /// It is part of a transaction.
  func write(_ duty: PartDuty) throws(StoreError) {
    guard !duty.parts.isEmpty else {
      try connection.statement("delete from part_duty where journey_id = ? and at = ?")
        .with(duty.journeyID).with(duty.at).run()
      return
    }
    try connection.statement(
      """
      insert into part_duty (journey_id, at, wakes_all, parts) values (?, ?, ?, ?)
      on conflict (journey_id, at) do update set
        wakes_all = excluded.wakes_all, parts = excluded.parts
      """
    )
    .with(duty.journeyID).with(duty.at).with(duty.wakesAll).with(blob: duty.parts.bytes).run()
  }

  /// Notes what was written and is to be brought to all parts.
  func note(_ duty: PartDuty) {
    partDuties.removeAll { $0.hasPlace(of: duty) }
    partDuties.append(duty)
    partDuties.sort { $0.at < $1.at }
    for part in 0..<Part.count { dueTimes.add(duty.at, to: part) }
  }

  /// From when on something is to be brought to a part; `nil` where nothing is.
  func earliestDuty(of part: Int) -> Moment? {
    partDuties.first { $0.parts.contains(part) }?.at
  }

  /// Brings what was settled for everybody to those of some parts that may have work up to `until`;
  /// returns the part behind the last one that has all of it.
  func bringDuties(in parts: Range<Int>, until: Moment) throws(StoreError) -> Int {
    let isOwed = parts.contains { part in
      mayHaveWork(part, until: until) && earliestDuty(of: part) != nil
    }
    guard isOwed else { return parts.upperBound }
    var (duties, rows, next) = (partDuties, 0, parts.lowerBound)
    try committing { () throws(StoreError) in
      while next < parts.upperBound, rows < Self.broughtRowsMax {
        if mayHaveWork(next, until: until) { rows += try bring(&duties, to: next) }
        next += 1
      }
      for duty in duties { try write(duty) }
    }
    partDuties = duties.filter { !$0.parts.isEmpty }
    return next
  }

  /// Brings a part what it has not been brought; returns how many rows that were.
  private func bring(
    _ duties: inout [PartDuty], to part: Int
  ) throws(StoreError) -> Int {
    var rows = 0
    for index in duties.indices where duties[index].parts.contains(part) {
      duties[index].parts.remove(part)
      switch duties[index].kind {
      case .question: rows += try askTriggers(of: part, at: duties[index].at)
      case .release(let journeyID, let wakingAll):
        rows += try release(
          journeyID, in: part, wakingAll: wakingAll, at: duties[index].at)
      }
    }
    return rows
  }
}
