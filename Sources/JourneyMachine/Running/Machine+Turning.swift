import JourneyModel

extension Machine {
  /// How far around the plain sum the search looks: a month is up to three days shorter than
  /// another, and a local time moves by an hour or two.
  private static let searchMicroseconds: Int64 = 5 * 86_400 * Moment.perSecond

  /// The first moment which, moved by a duration, is after another (or not before it).
  ///
  /// Calendar steps have no exact opposite: a month before 1 March and one before 31 March can be a
  /// day apart. Where the plain sum is no such moment, halving finds it, since moving keeps the
  /// order of moments; but for the hour that clocks repeat: there the plain sum is the first.
  func firstMoment(moved length: Value, to value: Value, orEqual: Bool, zone: UInt8) -> Value {
    guard value.tag == .moment, length.tag == .duration, length.bits != .min else {
      return .missing
    }
    let steps = length.asDuration
    let number = zoneNumbers[Int(zone)]
    guard let sum = zones.adding(steps.opposite, to: value.asMoment, zone: number) else {
      return .missing
    }
    let goal = orEqual ? value.bits : value.bits + 1
    if !steps.hasCalendarPart {
      return .moment(Moment(microseconds: sum.microseconds + (orEqual ? 0 : 1)))
    }
    let plain = sum.microseconds + (orEqual ? 0 : 1)
    let isFirst = [plain - 1, plain].map { moment in
      zones.adding(steps, to: Moment(microseconds: moment), zone: number)
        .map { $0.microseconds < goal }
    }
    if isFirst == [true, false] { return .moment(Moment(microseconds: plain)) }
    var low = sum.microseconds - Self.searchMicroseconds
    var high = sum.microseconds + Self.searchMicroseconds
    while low < high {
      let middle = low + (high - low) / 2
      let moved = zones.adding(steps, to: Moment(microseconds: middle), zone: number)
      guard let moved else { return .missing }
      if moved.microseconds < goal { low = middle + 1 } else { high = middle }
    }
    return .moment(Moment(microseconds: low))
  }

  /// The earlier of two moments, where the second counts only if it is after now.
  func sooner(_ known: Value, _ other: Value) -> Value {
    let now = system[SystemRegister.now.rawValue]
    guard other.tag == .moment, Value.isLess(now, other) else { return known }
    return known.tag == .moment && Value.isLess(known, other) ? known : other
  }

  /// A duration as elapsed time of its usual length; missing for anything else.
  func usualLength(_ value: Value) -> Value {
    guard value.tag == .duration else { return .missing }
    return .duration(CalendarDuration(microseconds: value.asDuration.nominalMicroseconds))
  }

  /// The next moment at which clocks show a full hour.
  func nextHour(_ value: Value, zone: UInt8) -> Value {
    guard value.tag == .moment else { return .missing }
    let local = zones.local(of: value.asMoment, zone: zoneNumbers[Int(zone)])
    let rest = Int64(3600 - local.time.seconds % 3600) * Moment.perSecond - local.microseconds
    return .moment(Moment(microseconds: value.bits + rest))
  }
}
