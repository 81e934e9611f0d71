import JourneyModel

extension Machine {
  /// The places in a split: millionths of a per cent.
  private static let splitPoints: UInt64 = 100_000_000
  /// Room for the names that most places in a split come from.
  private static let splitSeedBytes = 128

  /// What calendar and clock show at a moment; a date is at midnight.
  func calendar(_ value: Value, zone: UInt8) -> (date: CivilDate, seconds: Int)? {
    switch value.tag {
    case .moment:
      let local = zones.local(of: value.asMoment, zone: zoneNumbers[Int(zone)])
      return (local.date, local.time.seconds)
    case .date: return (value.asDate, 0)
    default: return nil
    }
  }

  /// The day of a moment, and so many days on.
  func dayAhead(_ value: Value, _ days: Int, zone: UInt8) -> Value {
    guard let (date, _) = calendar(value, zone: zone) else { return .missing }
    return .date(CivilDate(daysSince1970: date.daysSince1970 + days))
  }

  /// The next day after that of a moment which is a given weekday.
  func weekdayAhead(_ value: Value, _ weekday: Int, zone: UInt8) -> Value {
    guard let (date, _) = calendar(value, zone: zone), (1...7).contains(weekday) else {
      return .missing
    }
    let ahead = (weekday - date.weekday + 6) % 7 + 1
    return .date(CivilDate(daysSince1970: date.daysSince1970 + ahead))
  }

  /// The day of a moment or date, moved by the calendar steps of a duration.
  func shiftedDay(_ value: Value, _ length: Value, zone: UInt8) -> Value {
    guard let (date, _) = calendar(value, zone: zone), length.tag == .duration else {
      return .missing
    }
    let steps = length.asDuration
    let start = date.adding(months: steps.months).daysSince1970
    return inCalendar(CivilDate(daysSince1970: start + steps.days))
  }

  /// A moment, or the start of a date.
  func instant(_ value: Value, zone: UInt8) -> Value {
    if value.tag == .moment { return value }
    return moment(value, at: Value(.time, bits: 0), zone: zone)
  }

  /// A time on a day.
  func moment(_ date: Value, at time: Value, zone: UInt8) -> Value {
    guard date.tag == .date, time.tag == .time else { return .missing }
    return .moment(
      zones.moment(
        date: date.asDate, time: TimeOfDay(seconds: Int(time.bits)), microseconds: 0,
        zone: zoneNumbers[Int(zone)]))
  }

  /// The first moment after another at which clocks show a time.
  func nextTime(_ time: Value, after now: Value, zone: UInt8) -> Value {
    let today = moment(dayAhead(now, 0, zone: zone), at: time, zone: zone)
    if Value.isLess(now, today) { return today }
    return moment(dayAhead(now, 1, zone: zone), at: time, zone: zone)
  }

  /// A part of a moment or date.
  func part(_ number: Int, of value: Value, zone: UInt8) -> Value {
    guard let (date, seconds) = calendar(value, zone: zone),
      let part = CalendarPart(rawValue: UInt16(number))
    else { return .missing }
    let count =
      switch part {
      case .day: date.parts.day
      case .weekday: date.weekday
      case .hour: seconds / 3600
      case .month: date.parts.month
      case .year: date.parts.year
      }
    return .number(Int64(count) * ExactDecimal.scale)
  }

  /// Where the user stands in a split: the same for ever, between 0 and 100 per cent.
  func splitPoint(_ name: Value) -> Value {
    guard name.tag == .text else { return .missing }
    if !forcedPoints.isEmpty, let point = name.string.flatMap({ forcedPoints[$0] }) {
      return .number(point)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.splitSeedBytes)
    if let register = program.tables.userID, frame[register].tag == .text {
      bytes += frame[register].bytes
    }
    bytes.append(0)
    bytes += program.definition.journeyID.utf8
    bytes.append(0)
    bytes += name.bytes
    return .number(Int64(StableHash.of(bytes) % Self.splitPoints))
  }
}
