import JourneyModel

/// All times before or after an edge that moves with the present.
struct HalfLine: Hashable {
  /// The edge.
  var edge: Edge
  /// `true` for the times before the edge.
  var isBefore: Bool
  /// `true` if the edge itself belongs to it.
  var includesEdge: Bool

  /// A time so long before or after the present.
  struct Edge: Hashable {
    /// How far from the present; no part of it is negative.
    var distance: CalendarDuration
    /// `true` if it lies in the past.
    var isPast: Bool

    /// The present.
    static let now = Edge(distance: CalendarDuration(), isPast: true)
  }

  /// The times that do not belong to it.
  var opposite: HalfLine {
    HalfLine(edge: edge, isBefore: !isBefore, includesEdge: !includesEdge)
  }

  /// `true` if two half-lines surely have no time in common.
  static func areApart(_ left: HalfLine, _ right: HalfLine) -> Bool {
    guard left.isBefore != right.isBefore else { return false }
    let (before, after) = left.isBefore ? (left, right) : (right, left)
    if before.includesEdge, after.includesEdge {
      return before.edge.isSurelyBefore(after.edge)
    }
    return before.edge.isSurelyUpTo(after.edge)
  }
}

extension HalfLine.Edge {
  /// The most that a calendar step can last longer or shorter than usual: a change of clocks, or a
  /// day that a country left out as it moved over the date line.
  private static let stretch = Int128(26 * 3600) * Int128(Moment.perSecond)

  /// `true` if it is never later than another, whenever and wherever the present is.
  func isSurelyUpTo(_ other: HalfLine.Edge) -> Bool {
    switch (isPast, other.isPast) {
    case (true, false): true
    case (false, true): distance.isZero && other.distance.isZero
    case (false, false): Self.isShorter(distance, other.distance)
    case (true, true): Self.isShorter(other.distance, distance)
    }
  }

  /// `true` if it is always earlier than another.
  func isSurelyBefore(_ other: HalfLine.Edge) -> Bool {
    switch (isPast, other.isPast) {
    case (true, false): Self.least(distance) > 0 || Self.least(other.distance) > 0
    case (false, true): false
    case (false, false): Self.most(distance) < Self.least(other.distance)
    case (true, true): Self.most(other.distance) < Self.least(distance)
    }
  }

  /// `true` if a duration is never longer than another, from wherever it is counted.
  static func isShorter(_ left: CalendarDuration, _ right: CalendarDuration) -> Bool {
    if left.months <= right.months, left.days <= right.days,
      left.microseconds <= right.microseconds
    {
      return true
    }
    return most(left) <= least(right)
  }

  /// The least time that a duration can last.
  private static func least(_ duration: CalendarDuration) -> Int128 {
    length(duration, daysOfMonth: 28) - (duration.hasCalendarPart ? stretch : 0)
  }

  /// The most time that a duration can last.
  private static func most(_ duration: CalendarDuration) -> Int128 {
    length(duration, daysOfMonth: 31) + (duration.hasCalendarPart ? stretch : 0)
  }

  /// The length of a duration in microseconds.
  private static func length(_ duration: CalendarDuration, daysOfMonth: Int) -> Int128 {
    let days = Int128(duration.months) * Int128(daysOfMonth) + Int128(duration.days)
    return days * 86_400 * Int128(Moment.perSecond) + Int128(duration.microseconds)
  }
}

extension CalendarDuration {
  /// `true` if no part of it is negative.
  var isForward: Bool { months >= 0 && days >= 0 && microseconds >= 0 }
}
