internal import JourneyModel
package import JourneyServices
internal import Synchronization

/// The date of an answer as HTTP writes it, made once in a second.
package final class DateLine: Sendable {
  /// A second, and how it is written.
  private struct Line: Sendable {
    /// The seconds since 1970.
    var seconds: Int64
    /// The text.
    var text: String
  }

  /// Tells the time.
  private let clock: any ServiceClock
  /// What was asked for last.
  private let latest = Mutex(Line(seconds: .min, text: ""))

  /// Creates the dates of a clock.
  package init(clock: any ServiceClock) { self.clock = clock }

  /// The date now.
  package var text: String {
    let now = clock.now.seconds
    return latest.withLock { line in
      if line.seconds != now { line = Line(seconds: now, text: Self.text(of: now)) }
      return line.text
    }
  }

  /// How a second is written: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func text(of seconds: Int64) -> String {
    let (days, second) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
    let date = CivilDate(daysSince1970: second < 0 ? days - 1 : days)
    let rest = second < 0 ? second + 86_400 : second
    let (year, month, day) = date.parts
    let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(twoDigits).joined(separator: ":")
    let name = weekdays[(date.daysSince1970 % 7 + 7) % 7]
    return "\(name), \(twoDigits(day)) \(months[month - 1]) \(year) \(time) GMT"
  }

  /// A number of two digits.
  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The days of a week from the first of January 1970 on.
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  /// The months.
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
