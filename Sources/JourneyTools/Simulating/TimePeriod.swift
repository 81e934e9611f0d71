internal import JourneyModel
internal import JourneySimulation

/// Some days in a row that a table shows as one line: a day, a week or a month.
struct TimePeriod {
  /// The name: the first day, or the month.
  let name: String
  /// The days.
  let days: Range<Int>

  /// The most lines that single days take.
  private static let daysMax = 14
  /// The most lines that weeks take.
  private static let weeksMax = 15
  /// The most lines that months take; years come behind.
  private static let monthsMax = 36

  /// What the lines of a table are called.
  static func noun(_ calendar: DayCalendar) -> String {
    if calendar.count <= daysMax { return "day" }
    if calendar.count <= weeksMax * 7 { return "week of" }
    return calendar.count <= monthsMax * 31 ? "month" : "year"
  }

  /// Divides the days of a calendar so that a table of them fits on a page.
  static func all(_ calendar: DayCalendar) -> [TimePeriod] {
    all(calendar, noun(calendar))
  }

  /// Divides the days of a calendar into days, weeks, months or years.
  private static func all(_ calendar: DayCalendar, _ noun: String) -> [TimePeriod] {
    var periods: [TimePeriod] = []
    var first = 0
    for day in 1...calendar.count {
      let isEnd = day == calendar.count || begins(day, of: noun, calendar)
      guard isEnd else { continue }
      periods.append(
        TimePeriod(name: name(calendar.date(of: first), noun), days: first..<day))
      first = day
    }
    return periods
  }

  /// `true` if a new line begins with a day.
  private static func begins(_ day: Int, of noun: String, _ calendar: DayCalendar) -> Bool {
    let parts = calendar.date(of: day).parts
    switch noun {
    case "day": return true
    case "week of": return calendar.date(of: day).weekday == 1
    case "month": return parts.day == 1
    default: return parts.day == 1 && parts.month == 1
    }
  }

  /// The name of the line that begins with a day.
  private static func name(_ date: CivilDate, _ noun: String) -> String {
    switch noun {
    case "month": String(date.description.prefix(7))
    case "year": String(date.description.prefix(4))
    default: date.description
    }
  }

  /// The most bars of single days in a chart.
  private static let chartedDaysMax = 100
  /// The most bars of weeks in a chart.
  private static let chartedWeeksMax = 160

  /// What a bar of a chart stands for.
  static func chartedUnit(_ calendar: DayCalendar) -> String {
    if calendar.count <= chartedDaysMax { return "day" }
    return calendar.count <= chartedWeeksMax * 7 ? "week" : "month"
  }

  /// Divides the days of a calendar into the bars of a chart.
  static func charted(_ calendar: DayCalendar) -> [TimePeriod] {
    let noun = ["day": "day", "week": "week of"][chartedUnit(calendar)] ?? "month"
    return all(calendar, noun)
  }

  /// The sum over the days.
  func sum(_ counts: [Int]) -> Int { counts[days].reduce(0, +) }

  /// What stands at the end of the last day.
  func last(_ counts: [Int]) -> Int { counts[days.upperBound - 1] }
}
