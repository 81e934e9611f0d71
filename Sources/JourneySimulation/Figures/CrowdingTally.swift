package import JourneyModel

/// How many messages people got at most within a day, a week and thirty days.
public struct CrowdingTally: Equatable, Sendable {
  /// The windows in days: those of which bounds are proved.
  public static let windows = [1, 7, 30]

  /// The most that anybody got, for each of the windows.
  public private(set) var most = windows.map { _ in 0 }
  /// How many people got so many at most within a day; who got none is not among them.
  public private(set) var peopleByMost: [Int: Int] = [:]

  /// Creates a tally of nothing.
  package init() {}

  /// Counts a person by the moments at which messages left, in order.
  ///
  /// A window reaches from a message to before the same time of a zone's clock some days later, as
  /// limits and promises count: over a change of clocks a day is shorter or longer.
  package mutating func add(_ moments: [Moment], zones: ZoneTable, zone: Int) {
    guard !moments.isEmpty else { return }
    for (index, days) in Self.windows.enumerated() {
      let ends = moments.count == 1 ? moments : Self.ends(of: moments, days, zones, zone)
      let count = Self.most(of: moments, before: ends)
      most[index] = max(most[index], count)
      if index == 0 { peopleByMost[count, default: 0] += 1 }
    }
  }

  /// Where the windows end that begin with messages.
  private static func ends(
    of moments: [Moment], _ days: Int, _ zones: ZoneTable, _ zone: Int
  ) -> [Moment] {
    moments.map { zones.adding(CalendarDuration(days: days), to: $0, zone: zone) ?? $0 }
  }

  /// The most messages that lie within a window.
  private static func most(of moments: [Moment], before ends: [Moment]) -> Int {
    var last = 0
    var most = 1
    for first in moments.indices {
      while last + 1 < moments.count, moments[last + 1] < ends[first] { last += 1 }
      most = max(most, last - first + 1)
    }
    return most
  }
}
