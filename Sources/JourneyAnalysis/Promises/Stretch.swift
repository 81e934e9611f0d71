import JourneyModel

/// How long a stretch of a path lasts: calendar steps and elapsed time, told apart until they are
/// compared.
///
/// A day counts 24 hours here. What the calendar adds or takes away is reckoned where a stretch
/// meets a length of time, so that seven days are always as long as seven days, and that a clock
/// put forward on the way shortens them by an hour only once.
struct Stretch: Hashable {
  /// Calendar months.
  var months = 0
  /// In how many steps the months are taken; each may end on the last day of a shorter month.
  var monthSteps = 0
  /// The months of the longest step.
  var longestStep = 0
  /// Days of 24 hours and elapsed time.
  var microseconds: Int64 = 0
  /// `true` if a part of it is counted by the calendar.
  var hasDays = false
  /// `true` if a part of it is elapsed time.
  var hasElapsed = false
  /// How many clocks beside those of the journey it is counted by, each of which may be put forward
  /// or back by itself.
  var otherClocks = 0
  /// What there is of it beside the months.
  var rest = Rest.none
  /// What of that stands before the last of the months, and so shifts where they are counted from.
  var beforeMonths = Rest.none

  /// What there is of a stretch beside its months.
  enum Rest: UInt8, Comparable {
    /// Nothing.
    case none
    /// Whole days, which leave the clock as it is.
    case days
    /// A time that no clock is left alone by, or that may be longer than it is told to be.
    case clock
    /// A time that has passed before the stretch begins, and is taken off it.
    case earlier

    /// The order of what is known, the most first.
    static func < (left: Rest, right: Rest) -> Bool { left.rawValue < right.rawValue }
  }

  /// Microseconds of a day of 24 hours.
  static let day = 86_400 * Moment.perSecond
  /// No time at all.
  static let zero = Stretch()

  /// The most microseconds that a stretch counts: two thousand years, far below an overflow.
  static let microsecondsMax = 730_000 * day

  /// The sum of two stretches, the second behind the first.
  static func + (left: Stretch, right: Stretch) -> Stretch {
    Stretch(
      months: left.months + right.months, monthSteps: left.monthSteps + right.monthSteps,
      longestStep: max(left.longestStep, right.longestStep),
      microseconds: min(left.microseconds + right.microseconds, microsecondsMax),
      hasDays: left.hasDays || right.hasDays, hasElapsed: left.hasElapsed || right.hasElapsed,
      otherClocks: max(left.otherClocks, right.otherClocks), rest: max(left.rest, right.rest),
      beforeMonths: max(
        left.beforeMonths, right.beforeMonths, right.months > 0 ? left.rest : .none))
  }

  /// Without its microseconds: stretches of one kind are ordered by those alone.
  var kind: Stretch {
    var kind = self
    kind.microseconds = 0
    return kind
  }

  /// The least microseconds it can last, clocks left alone: what stretches are ordered by.
  ///
  /// Months one after another end on the last days of shorter ones. What stands between them can
  /// lead each to another such end; yet it leads to no earlier day than the months alone, though to
  /// an earlier time of it.
  var least: Int64 {
    if months == 0 { return microseconds }
    let chained = MonthLengths.leastDays(months, inSteps: monthSteps) * Self.day
    let apart = MonthLengths.leastDays(months, apartInSteps: monthSteps) * Self.day + microseconds
    switch beforeMonths {
    case .none: return chained + microseconds
    case .days: return max(apart, chained)
    case .clock: return max(apart, chained - Self.day)
    case .earlier: return apart
    }
  }

  /// The greatest microseconds it can last, clocks left alone.
  var greatest: Int64 {
    let days =
      beforeMonths == .none
      ? MonthLengths.greatestDays(months)
      : MonthLengths.greatestDays(months, apartInSteps: monthSteps)
    return days * Self.day + microseconds
  }

  /// `true` if the stretch takes no time.
  var isNone: Bool { months == 0 && microseconds <= 0 }
}

extension Stretch {
  /// Creates the stretch that a duration names; one that may come out below nothing is none.
  init(_ duration: CalendarDuration) {
    months = max(0, duration.months)
    monthSteps = months > 0 ? 1 : 0
    longestStep = months
    microseconds = Int64(duration.days) * Self.day + duration.microseconds
    hasDays = duration.hasCalendarPart
    hasElapsed = duration.microseconds != 0
    rest = hasElapsed ? .clock : duration.days != 0 ? .days : .none
    if duration.months < 0 || least < 0 { self = Stretch(hasDays: true, hasElapsed: true) }
  }

  /// Creates a stretch that the calendar counts, such as the way to the next morning.
  init(byCalendar microseconds: Int64) {
    self.init(microseconds: microseconds, hasDays: true)
  }

  /// The stretch by the clocks of a zone, for a journey of another: its days are time that elapses,
  /// but for what those clocks do by themselves.
  func byClocks(of zone: ZoneReference?, in home: ZoneReference?) -> Stretch {
    guard let zone, zone != home, hasDays else { return self }
    var stretch = elapsing
    stretch.hasDays = false
    stretch.otherClocks = zone.isFixed ? 0 : 1
    return stretch
  }

  /// The stretch as time that elapses, whatever else it is.
  var elapsing: Stretch {
    var stretch = self
    stretch.hasElapsed = true
    return stretch
  }

  /// The stretch between two times of one day, which clocks count as they do any time that elapses.
  var withinDay: Stretch {
    var stretch = self
    stretch.hasElapsed = false
    return stretch
  }
}

/// How many days months can have, one after another.
enum MonthLengths {
  /// The fewest days of up to eleven months in a row, from any day on.
  private static let least: [Int64] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334]
  /// The most days of up to eleven months in a row, from any day on.
  private static let greatest: [Int64] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337]

  /// The fewest days of up to eleven months beyond whole years, taken one by one, each to the last
  /// day of a shorter one.
  private static let leastOneByOne: [Int64] = [
    -3, 28, 56, 87, 117, 148, 178, 209, 240, 270, 301, 331,
  ]

  /// The fewest days that so many months take.
  static func leastDays(_ months: Int) -> Int64 {
    Int64(months / 12) * 365 + least[months % 12]
  }

  /// The fewest days that so many months take in some steps, one right behind the other.
  static func leastDays(_ months: Int, inSteps steps: Int) -> Int64 {
    steps > 1 ? Int64(months / 12) * 365 + leastOneByOne[months % 12] : leastDays(months)
  }

  /// The fewest days that so many months take in some steps, with any time between them.
  static func leastDays(_ months: Int, apartInSteps steps: Int) -> Int64 {
    leastDays(months) - 3 * Int64(max(0, steps - 1))
  }

  /// The most days that so many months take.
  static func greatestDays(_ months: Int) -> Int64 {
    Int64(months / 12) * 366 + greatest[months % 12]
  }

  /// The most days that so many months take in some steps, with any time between them.
  static func greatestDays(_ months: Int, apartInSteps steps: Int) -> Int64 {
    greatestDays(months) + 2 * Int64(max(0, steps - 1))
  }
}
