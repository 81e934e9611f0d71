import JourneyModel

/// The times that the clock of a zone skips as summer time begins.
struct SkippedTimes {
  /// The zones.
  let zones: ZoneTable
  /// The number of the zone.
  let zone: Int

  /// The year that is looked at: what is settled of a zone's summer time holds for it.
  private static let year = 2030
  /// The time from which on clocks are put forward: none does so in the day.
  private static let latest = TimeOfDay(seconds: 4 * 3_600)

  /// Returns the day of a year on which the clock skips a time; `nil` where there is none.
  func day(on time: TimeOfDay) -> CivilDate? {
    guard time < Self.latest else { return nil }
    let first = CivilDate.days(year: Self.year, month: 1, day: 1)
    return (first..<first + 365).lazy.map(CivilDate.init(daysSince1970:)).first { date in
      let moment = zones.moment(date: date, time: time, zone: zone)
      return zones.local(of: moment, zone: zone).time != time
    }
  }
}
