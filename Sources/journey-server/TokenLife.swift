internal import ArgumentParser
internal import JourneyModel
internal import JourneyServer

/// How long a token lives.
struct TokenLife: ExpressibleByArgument {
  /// In seconds.
  var seconds: Int64

  /// The letters behind a number, and the seconds that each stands for.
  private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

  /// Reads `15m`, `2 hours` or `PT15M`; nothing that is longer than any token may live.
  init?(argument: String) {
    guard let seconds = Self.short(argument) ?? Self.long(argument), seconds > 0,
      seconds <= TokenLimits.lifeSecondsMax
    else { return nil }
    self.seconds = seconds
  }

  /// What a number with a letter spells.
  private static func short(_ text: String) -> Int64? {
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()) else {
      return nil
    }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow ? nil : seconds
  }

  /// What words or ISO 8601 spell.
  private static func long(_ text: String) -> Int64? {
    let duration = CalendarDuration(words: text) ?? CalendarDuration(iso8601: text)
    return duration.map { $0.nominalMicroseconds / Moment.perSecond }
  }
}
