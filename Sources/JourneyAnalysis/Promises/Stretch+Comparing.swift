import JourneyModel

/// A stretch against a length of time, whatever the calendar does meanwhile.
///
/// The clocks of a zone are put forward or back by at most an hour, and as often in half a year as
/// once each way: so it is, since 2012, in every zone of the public time zone database where people
/// live for good. The research stations Troll and Casey in Antarctica are the exceptions.
extension Stretch {
  /// By how much a clock is put forward or back.
  static let clockShift = 3_600 * Moment.perSecond
  /// The least time in which a clock can be put forward twice.
  private static let shiftsApart = 180 * day
  /// The days by which a step of months may fall short, or be ahead, for the last day of a month.
  private static let monthEnd: Int64 = 3

  /// `true` if the stretch can be shorter than a length of time.
  func canBeShorter(than duration: CalendarDuration) -> Bool {
    canBeShorter(than: Stretch(duration))
  }

  /// `true` if the stretch can be shorter than another.
  func canBeShorter(than other: Stretch) -> Bool {
    // A step of as many months ends no earlier, wherever on the way it is taken.
    if other.months > 0, other.microseconds == 0, longestStep >= other.months { return false }
    let plain = least - other.greatest
    let common = min(months, other.months)
    guard common > 0 else { return plain - slack(against: other) < 0 }
    let rest = lessMonths(common).least - other.lessMonths(common).greatest
    return max(plain, rest - monthSlack) - slack(against: other) < 0
  }

  /// `true` if the stretch can be longer than a length of time.
  func canBeLonger(than duration: CalendarDuration) -> Bool {
    let other = Stretch(duration)
    let plain = greatest - other.least
    let common = min(months, other.months)
    guard common > 0 else { return plain + slack(against: other) > 0 }
    let rest = lessMonths(common).greatest - other.lessMonths(common).least
    let isStepsAlone = microseconds <= 0 && other.microseconds >= 0
    let more = isStepsAlone ? rest : rest + monthSlack
    return min(plain, more) + slack(against: other) > 0
  }

  /// What the ends of shorter months can shift.
  private var monthSlack: Int64 { Int64(monthSteps) * Self.monthEnd * Self.day }

  /// The stretch without so many of its months.
  private func lessMonths(_ count: Int) -> Stretch {
    var rest = self
    rest.months -= count
    return rest
  }

  /// What clocks that are put forward or back can make of the difference.
  ///
  /// Days against days and hours against hours are compared exactly.
  func slack(against other: Stretch) -> Int64 {
    if !hasDays, !other.hasDays { return 0 }
    if !hasElapsed, !other.hasElapsed { return 0 }
    let shifts = 1 + max(greatest, other.greatest) / Self.shiftsApart
    return Self.clockShift * shifts * (other.hasDays && other.hasElapsed ? 2 : 1)
  }
}

extension CalendarDuration {
  /// How many of a shorter length of time, one after another, are sure to cover this one.
  func coveringCount(of part: CalendarDuration) -> Int {
    if part == self { return 1 }
    let whole = Stretch(self)
    let piece = Stretch(part)
    guard piece.least > 0 else { return .max }
    let isExact = whole.kind == piece.kind && months == 0 && !(hasCalendarPart && microseconds != 0)
    let length = isExact ? whole.microseconds : whole.greatest + Stretch.clockShift
    let least = isExact ? piece.microseconds : max(1, piece.least - Stretch.clockShift)
    return Int(clamping: (length + least - 1) / least)
  }
}
