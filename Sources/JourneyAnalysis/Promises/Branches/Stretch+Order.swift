import JourneyModel

/// Which of two stretches is longer, as far as that can be told, and by how much.
extension Stretch {
  /// What two that are waited for must have passed: the longer, as far as can be told.
  static func later(_ left: Stretch, _ right: Stretch) -> Stretch {
    var later = left.least >= right.least ? left : right
    later.rest = max(left.rest, right.rest)
    later.beforeMonths = max(left.beforeMonths, right.beforeMonths)
    return later
  }

  /// What both this and another must have passed.
  func later(_ other: Stretch) -> Stretch { Self.later(self, other) }

  /// The longer of two at their greatest, in whatever way it is counted.
  func longer(_ other: Stretch) -> Stretch {
    if isNeverShorter(than: other) { return self }
    if other.isNeverShorter(than: self) { return other }
    return (greatest >= other.greatest ? self : other).joiningKinds(of: self)
      .joiningKinds(of: other)
  }

  /// The shorter of two at their least, in whatever way it is counted.
  func shorter(_ other: Stretch) -> Stretch {
    if isNeverShorter(than: other) { return other }
    if other.isNeverShorter(than: self) { return self }
    return (least <= other.least ? self : other).joiningKinds(of: self).joiningKinds(of: other)
  }

  /// `true` if this is longer than another stretch, whatever the calendar does.
  func isSurelyLonger(than other: Stretch) -> Bool { margin(over: other) > 0 }

  /// `true` if this is as long as another stretch or longer, whatever the calendar does.
  private func isNeverShorter(than other: Stretch) -> Bool { margin(over: other) >= 0 }

  /// By how much this is longer than another stretch where the calendar makes the least of it.
  private func margin(over other: Stretch) -> Int64 {
    least - other.greatest - slack(against: other) - lateness(of: other)
  }

  /// By how much this is longer than another stretch, as little as it can be.
  func beyond(_ other: Stretch) -> Stretch {
    difference(least - other.greatest - longSlack(against: other) - lateness(of: other), other)
  }

  /// By how much this is longer than another stretch, as much as it can be.
  func atMostBeyond(_ other: Stretch) -> Stretch {
    let latest = greatest + other.lateness(of: self)
    return difference(latest - other.least + longSlack(against: other), other)
  }

  /// By how much later than told another stretch may end that this is told apart from by days.
  private func lateness(of other: Stretch) -> Int64 { hasDays ? other.lateness : 0 }

  /// A difference to another stretch; one below nothing is none.
  private func difference(_ microseconds: Int64, _ other: Stretch) -> Stretch {
    if microseconds <= 0 { return .zero }
    var difference = Stretch(microseconds: microseconds).joiningKinds(of: self)
      .joiningKinds(of: other)
    difference.beforeMonths = .none
    if months > 0 || other.months > 0 || difference.rest != .none { difference.rest = .clock }
    return difference
  }

  /// What clocks can make of the difference beyond what is reckoned where it is compared: the first
  /// time that they are put forward or back is found there, as both kinds are in the difference.
  private func longSlack(against other: Stretch) -> Int64 {
    max(0, slack(against: other) - Self.clockShift)
  }

  /// The stretch, which is counted in the ways of another too.
  func joiningKinds(of other: Stretch) -> Stretch {
    var joined = self
    joined.hasDays = hasDays || other.hasDays
    joined.hasElapsed = hasElapsed || other.hasElapsed
    joined.otherClocks = max(otherClocks, other.otherClocks)
    joined.rest = max(rest, other.rest)
    joined.beforeMonths = max(beforeMonths, other.beforeMonths)
    return joined
  }

  /// `true` if this is no longer than another of the same months, whatever the clocks do.
  func covers(_ other: Stretch) -> Bool {
    isOfMonths(of: other) && microseconds <= other.microseconds && isOfKinds(of: other)
  }

  /// `true` if this is no shorter than another of the same months, whatever the clocks do.
  func coversFromAbove(_ other: Stretch) -> Bool {
    isOfMonths(of: other) && microseconds >= other.microseconds && isOfKinds(of: other)
  }

  /// `true` if this is counted in all the ways in which another is.
  private func isOfKinds(of other: Stretch) -> Bool {
    (hasDays || !other.hasDays) && (hasElapsed || !other.hasElapsed)
      && otherClocks >= other.otherClocks && rest >= other.rest
      && beforeMonths >= other.beforeMonths
  }

  /// `true` if both have the same months, taken in as many steps.
  private func isOfMonths(of other: Stretch) -> Bool {
    months == other.months && monthSteps == other.monthSteps && longestStep == other.longestStep
  }
}

extension TimeRange {
  /// The earliest of some stretches.
  static func earliest(_ times: [Stretch]) -> Stretch {
    guard let first = times.first else { return .zero }
    return times.dropFirst().reduce(first) { $0.shorter($1) }
  }

  /// The latest of some stretches; `nil` where one of them has no end.
  static func latest(_ times: [Stretch?]) -> Stretch? {
    let known = times.compactMap(\.self)
    guard known.count == times.count, let first = known.first else { return nil }
    return known.dropFirst().reduce(first) { $0.longer($1) }
  }

  /// The sooner of two ends, either of which may be missing.
  static func sooner(_ left: Stretch?, _ right: Stretch?) -> Stretch? {
    guard let left, let right else { return left ?? right }
    return left.greatest <= right.greatest ? left : right
  }

  /// The time of two steps, one after the other.
  static func + (left: TimeRange, right: TimeRange) -> TimeRange {
    TimeRange(
      left.least + right.least,
      left.greatest.flatMap { own in right.greatest.map { own + $0 } })
  }

  /// `true` if each time of another range is one of this.
  func covers(_ other: TimeRange) -> Bool {
    guard least.covers(other.least) else { return false }
    guard let greatest else { return true }
    return other.greatest.map(greatest.coversFromAbove) ?? false
  }
}
