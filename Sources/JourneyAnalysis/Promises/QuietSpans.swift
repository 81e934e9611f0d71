import JourneyModel

/// The spans of the day in which marketing messages are held.
struct QuietSpans {
  /// The spans as seconds of the day; one over midnight ends after 86,400.
  private let spans: [(from: Int, to: Int)]
  /// `true` if all are of one zone.
  private let hasOneZone: Bool
  /// `true` if some go by the clocks of another zone than the journey's.
  private let isAbroad: Bool

  /// Seconds of a day.
  private static let day = 86_400

  /// Reads the quiet hours of a journey.
  init(_ settings: JourneySettings) {
    let zones = Set(settings.quiet.map { $0.zone ?? settings.timeZone })
    hasOneZone = zones.count <= 1
    isAbroad = zones.contains { $0 != settings.timeZone }
    spans = settings.quiet.map { quiet in
      let to = quiet.to.seconds + (quiet.from < quiet.to ? 0 : Self.day)
      return (quiet.from.seconds, to)
    }
  }

  /// The longest time that a message can be held; `nil` if there are no quiet hours.
  ///
  /// Spans in several zones may come one after another in any order. Spans without a gap hold a
  /// message for a day with each of them, and no longer.
  var longestHold: Stretch? {
    if spans.isEmpty { return nil }
    let seconds = hasOneZone ? chained : spans.reduce(0) { $0 + $1.to - $1.from }
    let most = (spans.count + 1) * Self.day
    var hold = Stretch(byCalendar: Int64(min(seconds, most)) * Moment.perSecond)
    if isAbroad {
      hold.microseconds += Stretch.clockShift
      hold.hasElapsed = true
    }
    return hold
  }

  /// The longest stretch of spans that lead into one another.
  private var chained: Int {
    spans.map { first in
      var end = first.to
      for _ in 0...spans.count {
        for span in spans {
          for shift in [0, Self.day, 2 * Self.day] where span.from + shift <= end {
            end = max(end, span.to + shift)
          }
        }
      }
      return end - first.from
    }.max() ?? 0
  }

  /// When a message that is reached at a second since a midnight leaves; `nil` where that hangs on
  /// other zones.
  func release(of second: Int) -> Int? {
    if isAbroad || !hasOneZone { return nil }
    var second = second
    // Each span leads into another one at most.
    for _ in 0...spans.count {
      let clock = second % Self.day
      for span in spans {
        for start in [clock, clock + Self.day] where span.from <= start && start < span.to {
          second = max(second, second - start + span.to)
        }
      }
    }
    return second
  }

  /// `true` if a second of the day is quiet; spans of other zones are taken for this one's.
  func isQuiet(_ second: Int) -> Bool {
    spans.contains { $0.from <= second && second < $0.to || second + Self.day < $0.to }
  }
}
