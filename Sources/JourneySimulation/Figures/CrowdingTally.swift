internal import JourneyModel

/// How many messages people got at most within a day, a week and thirty days.
public struct CrowdingTally: Equatable, Sendable {
  /// The windows in days: those of which bounds are proved.
  public static let windows = [1, 7, 30]

  /// The most that anybody got, for each of the windows.
  public private(set) var most = windows.map { _ in 0 }
  /// How many people got so many at most within a day; who got none is not among them.
  public private(set) var peopleByMost: [Int: Int] = [:]

  /// Counts a person by the moments at which messages left, in order.
  ///
  /// A window reaches from a message to before the same time some days later, as limits count.
  mutating func add(_ moments: [Moment]) {
    guard !moments.isEmpty else { return }
    for (index, days) in Self.windows.enumerated() {
      let count = Self.most(of: moments, in: Int64(days) * 86_400 * Moment.perSecond)
      most[index] = max(most[index], count)
      if index == 0 { peopleByMost[count, default: 0] += 1 }
    }
  }

  /// The most moments that lie within a window.
  private static func most(of moments: [Moment], in window: Int64) -> Int {
    var first = 0
    var most = 0
    for (index, moment) in moments.enumerated() {
      while moment.microseconds - moments[first].microseconds >= window { first += 1 }
      most = max(most, index - first + 1)
    }
    return most
  }
}
