/// What holds in a zone for all time to come: an offset, or two that change places every year.
struct TimeZoneRule {
  /// The seconds that standard time is ahead of UTC.
  let offset: Int
  /// Daylight-saving time, where the zone has it.
  let daylight: Daylight?

  /// Daylight-saving time, from one day of the year to another.
  struct Daylight {
    /// The seconds that it is ahead of UTC.
    let offset: Int
    /// When it begins, in standard time.
    let start: YearDay
    /// When it ends, in daylight-saving time.
    let end: YearDay
  }

  /// A day of the year, and the seconds from its start.
  struct YearDay {
    /// The ways to name a day.
    enum Day {
      /// The day of this number from 1 to 365; the 29th of February is never counted.
      case julian(Int)
      /// The day of this number from 0 to 365.
      case zeroBased(Int)
      /// The weekday (0 for Sunday) in this week of the month, the fifth being the last.
      case monthly(month: Int, week: Int, weekday: Int)
    }

    /// The day.
    let day: Day
    /// The seconds from its start; negative, or more than a day has, where a rule says so.
    let seconds: Int
  }

  /// The changes in a range of years, in order of time; of two at one instant the last.
  func changes(years: ClosedRange<Int>) -> [TimeZoneChange] {
    guard let daylight else { return [] }
    var changes: [TimeZoneChange] = []
    for year in years {
      let pair = [
        TimeZoneChange(
          instant: daylight.start.seconds(in: year) - Int64(offset), offset: daylight.offset),
        TimeZoneChange(
          instant: daylight.end.seconds(in: year) - Int64(daylight.offset), offset: offset),
      ]
      for change in pair[0].instant <= pair[1].instant ? pair : pair.reversed() {
        if changes.last?.instant == change.instant { changes.removeLast() }
        changes.append(change)
      }
    }
    return changes
  }
}

extension TimeZoneRule.YearDay {
  /// The local time of it in a year, as seconds since 1970.
  func seconds(in year: Int) -> Int64 {
    Int64(days(in: year)) * 86_400 + Int64(seconds)
  }

  /// The days from 1970-01-01 to it in a year.
  private func days(in year: Int) -> Int {
    let newYear = CivilDate.days(year: year, month: 1, day: 1)
    switch day {
    case .zeroBased(let number): return newYear + number
    case .julian(let number):
      let isLeap = CivilDate.length(ofMonth: 2, year: year) == 29
      return newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .monthly(let month, let week, let weekday):
      let first = CivilDate.days(year: year, month: month, day: 1)
      let ahead = (weekday - CivilDate(daysSince1970: first).weekday % 7 + 7) % 7
      let length = CivilDate.length(ofMonth: month, year: year)
      let day = ahead + (week - 1) * 7
      return first + (day >= length ? day - 7 : day)
    }
  }
}
