internal import JourneyModel

/// The effects of one lane in the order in which they are due, over all parts: a part is read when
/// its turn comes, and not before.
struct DueEffectQueue {
  /// An effect that is due.
  struct Row {
    /// Which it is.
    var id: EffectID
    /// Since when it is due.
    var nextAt: Moment
  }

  /// When each part has the next one; of a part that was not read, a moment that may be too early.
  private var times: DueTimes
  /// What was read and not handed over, by part.
  private var rows: [Int: ArraySlice<Row>] = [:]

  /// Begins with what is known of the parts.
  init(times: DueTimes) { self.times = times }

  /// The part that has to be read before the next effect is known, and those that will have to be
  /// soon, at most `max`; none if that effect is known, or none is due up to `moment`.
  func unreadParts(until moment: Moment, max: Int) -> [Int] {
    guard let (part, known) = times.soonest, known <= moment, rows[part] == nil else { return [] }
    guard max > 1 else { return [part] }
    return Array(times.parts(until: moment).filter { rows[$0] == nil }.prefix(max))
  }

  /// Adds what is due of a part, of which all that is to be done begins at `earliest`.
  mutating func add(_ due: [Row], from earliest: Moment?, of part: Int) {
    rows[part] = due[...]
    times.set(earliest, of: part)
  }

  /// Takes the next effect that is due of the parts that were read; `nil` if there is none.
  mutating func next() -> EffectID? {
    guard let (part, _) = times.soonest, let row = rows[part]?.popFirst() else { return nil }
    times.set(rows[part]?.first?.nextAt, of: part)
    return row.id
  }
}
