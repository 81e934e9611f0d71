/// The time zones that somebody has asked for, by small numbers that are quick to pass around.
///
/// A table belongs to one thread of work; zones are loaded as they are first named.
public final class ZoneTable {
  /// The number of UTC, which is always there.
  public static let utc = 0

  /// Fetches the TZif file of a name.
  private let load: (String) -> [UInt8]?
  /// The names by number.
  private var names = ["UTC"]
  /// The rules by number.
  ///
  /// Every step of a calendar reads them, and checking the access takes longer than the access.
  @exclusivity(unchecked)
  private var zones = [TimeZoneRules(initialOffset: 0, changes: [])]
  /// The numbers by name; `nil` for a name that was asked for in vain.
  private var numbers: [String: Int?] = ["UTC": 0]
  /// How many names were asked for in vain.
  private var unknownCount = 0

  /// The most bytes of a name; the longest of the public database has 32.
  private static let nameMax = 64
  /// The most names that are remembered as unknown: names come from users' data, without bound.
  private static let unknownMax = 4_096
  /// The days from 1970-01-01 to the first day of year 0.
  private static let firstDay = CivilDate.days(year: 0, month: 1, day: 1)
  /// The days from 1970-01-01 to the first day of year 10,000.
  private static let endDay = CivilDate.days(year: 10_000, month: 1, day: 1)

  /// Creates a table that fetches TZif files (RFC 8536) by the names of zones.
  public init(load: @escaping (String) -> [UInt8]?) {
    self.load = load
  }

  /// Returns the number of a zone by its IANA name, or `nil` if there is no such zone.
  public func index(named name: String) -> Int? {
    if let known = numbers[name] { return known }
    if Self.isName(name), let bytes = load(name) {
      var file = TimeZoneFile(bytes: bytes)
      if let rules = file.rules() {
        names.append(name)
        zones.append(rules)
        numbers[name] = .some(zones.count - 1)
        return zones.count - 1
      }
    }
    remember(unknown: name)
    return nil
  }

  /// Returns the name of a zone by its number.
  public func name(of index: Int) -> String { names[index] }

  /// Returns what calendar and clock show in a zone at an instant; microseconds within the second.
  public func local(
    of moment: Moment, zone: Int
  ) -> (date: CivilDate, time: TimeOfDay, microseconds: Int64) {
    let seconds = moment.seconds
    let micro = moment.microseconds &- seconds &* Moment.perSecond
    let local = seconds + zones[zone].offset(at: seconds)
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return (
      CivilDate(daysSince1970: Int(day)), TimeOfDay(seconds: Int(local - day * 86_400)), micro
    )
  }

  /// Returns the instant at which calendar and clock show this in a zone.
  ///
  /// In a gap that is the first instant after it; of a time that occurs twice, the first. Days
  /// before year 0 and after year 9999 count as the nearest day within.
  public func moment(
    date: CivilDate, time: TimeOfDay, microseconds: Int64 = 0, zone: Int
  ) -> Moment {
    let day = min(max(date.daysSince1970, Self.firstDay), Self.endDay - 1)
    let local = Int64(day) * 86_400 + Int64(time.seconds)
    let instant = zones[zone].instant(local: local)
    let isInGap = instant + zones[zone].offset(at: instant) != local
    return Moment(microseconds: instant * Moment.perSecond + (isInGap ? 0 : microseconds))
  }

  /// Returns the instant a duration after (or, if it is negative, before) another.
  ///
  /// Months come first (the last day of a shorter month), then days, both keeping the local time,
  /// then elapsed time. `nil` if the way leads out of the years 0 to 9999.
  public func adding(_ duration: CalendarDuration, to moment: Moment, zone: Int) -> Moment? {
    var base = moment
    if duration.hasCalendarPart {
      guard abs(duration.months) <= 12 * 10_000, abs(duration.days) <= 366 * 10_000
      else { return nil }
      let (date, time, micro) = local(of: moment, zone: zone)
      let day = date.adding(months: duration.months).daysSince1970 + duration.days
      guard (Self.firstDay..<Self.endDay).contains(day) else { return nil }
      let moved = CivilDate(daysSince1970: day)
      base = self.moment(date: moved, time: time, microseconds: micro, zone: zone)
    }
    let (sum, overflow) = base.microseconds.addingReportingOverflow(duration.microseconds)
    return overflow || !Self.isSane(sum) ? nil : Moment(microseconds: sum)
  }

  /// `true` if the instant lies in the years 0 to 9999, UTC.
  private static func isSane(_ microseconds: Int64) -> Bool {
    let day = 86_400 * Moment.perSecond
    return microseconds >= Int64(firstDay) * day && microseconds < Int64(endDay) * day
  }

  /// `true` if a text can name a zone, and no file elsewhere: `Area/Place`.
  private static func isName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard (1...nameMax).contains(bytes.count) else { return false }
    let parts = bytes.split(separator: 0x2F, omittingEmptySubsequences: false)
    if parts.contains(where: \.isEmpty) { return false }
    return bytes.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        || [0x2B, 0x2D, 0x2F, 0x5F].contains($0)
    }
  }

  /// Remembers that there is no zone of a name, so that it is not looked for again and again.
  private func remember(unknown name: String) {
    guard unknownCount < Self.unknownMax, name.utf8.count <= Self.nameMax else { return }
    unknownCount += 1
    numbers[name] = .some(nil)
  }
}
