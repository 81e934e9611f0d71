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
  /// `true` if the stretch can be shorter than a length of time.
  func canBeShorter(than duration: CalendarDuration) -> Bool {
    canBeShorter(than: Stretch(duration))
  }

  /// `true` if the stretch can be shorter than another.
  func canBeShorter(than other: Stretch) -> Bool {
    let plain = least - other.greatest
    let difference = leastBeyond(monthsOf: other).map { max(plain, $0) } ?? plain
    return difference - slack(against: other) < 0
  }

  /// `true` if the stretch can be longer than a length of time; `changingClocks` is false to ask
  /// where nobody puts them forward or back.
  func canBeLonger(than duration: CalendarDuration, changingClocks: Bool = true) -> Bool {
    let other = Stretch(duration)
    let plain = greatest - other.least
    let difference = greatestBeyond(monthsOf: other).map { min(plain, $0) } ?? plain
    return difference + (changingClocks ? slack(against: other) : 0) > 0
  }

  /// By how much it is longer than months that are counted from the same day, as little as it can
  /// be; `nil` where that cannot be told.
  ///
  /// Of two days the later leads to no earlier one, so that a step of as many months ends on no
  /// earlier day, wherever on the way it is taken. Two that lead to one last day of a month end at
  /// the times of the day at which they begin, of which the later day may have the earlier.
  private func leastBeyond(monthsOf other: Stretch) -> Int64? {
    guard other.months > 0, months > 0, beforeMonths < .earlier else { return nil }
    let shortened: Int64 = monthSteps > 1 ? 3 : 0
    var days =
      months >= other.months
      ? MonthLengths.leastDays(months - other.months)
      : -MonthLengths.greatestDays(other.months - months)
    days -= shortened
    if longestStep >= other.months { days = max(days, 0) }
    let behind = beforeMonths == .none ? microseconds : 0
    let earlier = beforeMonths == .clock ? Self.day : 0
    return days * Self.day + behind - earlier - other.microseconds
  }

  /// By how much it is longer than months that are counted from the same day, as much as it can be;
  /// `nil` where that cannot be told.
  private func greatestBeyond(monthsOf other: Stretch) -> Int64? {
    guard other.months > 0, months > 0, beforeMonths == .none else { return nil }
    let days =
      months >= other.months
      ? MonthLengths.greatestDays(months - other.months)
      : -MonthLengths.leastDays(other.months - months)
    return days * Self.day + microseconds - other.microseconds
  }

  /// What clocks that are put forward or back can make of the difference.
  ///
  /// Days against days and hours against hours are compared exactly. Where nobody changes the
  /// clocks, a stretch is counted in neither.
  func slack(against other: Stretch) -> Int64 {
    let clocks = ownClocks(against: other) + Int64(max(otherClocks, other.otherClocks))
    if clocks == 0 { return 0 }
    return Self.clockShift * shifts(within: max(greatest, other.greatest)) * clocks
  }

  /// How often the journey's own clocks make a difference.
  private func ownClocks(against other: Stretch) -> Int64 {
    if !hasDays, !hasElapsed || !other.hasDays { return 0 }
    if !other.hasDays, !other.hasElapsed || !hasDays { return 0 }
    if !hasElapsed, !other.hasElapsed { return 0 }
    return hasDays && hasElapsed && other.hasDays && other.hasElapsed ? 2 : 1
  }

  /// By how much later than told it may end, since days on the way end in an hour of the night that
  /// clocks leave out, and so behind it.
  var lateness: Int64 {
    guard hasDays, greatest >= Self.day else { return 0 }
    return Self.clockShift * shifts(within: greatest)
  }

  /// How often clocks can be put forward in a time.
  private func shifts(within time: Int64) -> Int64 { 1 + time / Self.shiftsApart }
}

extension CalendarDuration {
  /// How many of a shorter length of time, one after another, are sure to cover this one.
  func coveringCount(of part: CalendarDuration) -> Int {
    if part == self { return 1 }
    let whole = Stretch(self)
    let piece = Stretch(part)
    guard piece.least > 0 else { return .max }
    // An hour more or less is all that clocks make of days, however many of them there are.
    if part.months == 0, !hasCalendarPart, !piece.canBeShorter(than: whole) { return 1 }
    let isExact = whole.kind == piece.kind && months == 0 && !(hasCalendarPart && microseconds != 0)
    let length = isExact ? whole.microseconds : whole.greatest + Stretch.clockShift
    let least = isExact ? piece.microseconds : max(1, piece.least - Stretch.clockShift)
    return Int(clamping: (length + least - 1) / least)
  }
}
