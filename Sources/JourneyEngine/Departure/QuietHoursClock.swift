internal import JourneyModel

/// Tells until when a marketing send is held.
struct QuietHoursClock {
  /// The zones.
  let zones: ZoneTable

  /// A span with its zone worked out.
  struct Span {
    /// The first quiet time.
    var from: TimeOfDay
    /// The first time that is quiet no longer.
    var to: TimeOfDay
    /// The zone of the two.
    var zone: Int
  }

  /// Returns the first moment from `moment` on at which no span is quiet; `moment` itself if none
  /// is.
  ///
  /// Spans can lead into one another; after a round for each of them without rest the last end
  /// found is taken, since spans that cover the whole day never rest.
  func end(of spans: [Span], at moment: Moment) -> Moment {
    var end = moment
    for _ in 0...spans.count {
      let next = spans.reduce(end) { max($0, self.end(of: $1, at: $0)) }
      if next == end { return end }
      end = next
    }
    return end
  }

  /// Returns the end of a span that is quiet at `moment`, or `moment` if it is not.
  private func end(of span: Span, at moment: Moment) -> Moment {
    let local = zones.local(of: moment, zone: span.zone)
    guard Self.isQuiet(local.time, span) else { return moment }
    let isTomorrow = local.time >= span.to
    let date = CivilDate(daysSince1970: local.date.daysSince1970 + (isTomorrow ? 1 : 0))
    return max(moment, zones.moment(date: date, time: span.to, microseconds: 0, zone: span.zone))
  }

  /// `true` from `from` on, and no longer at `to`; a span may lead over midnight.
  private static func isQuiet(_ time: TimeOfDay, _ span: Span) -> Bool {
    span.from < span.to
      ? time >= span.from && time < span.to
      : time >= span.from || time < span.to
  }
}
