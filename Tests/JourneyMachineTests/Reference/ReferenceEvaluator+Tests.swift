import JourneyModel

extension ReferenceEvaluator {
  /// A comparison; false where the two have no order.
  func compare(
    _ comparison: Expression.Comparison, _ left: ReferenceValue, _ right: ReferenceValue
  ) -> Bool {
    if comparison == .equal { return left.equals(right) }
    guard let order = left.compared(to: right) else { return false }
    switch comparison {
    case .equal: return order == 0
    case .less: return fault == .lessHoldsForEqual ? order <= 0 : order < 0
    case .lessOrEqual: return order <= 0
    case .greater: return order > 0
    case .greaterOrEqual: return order >= 0
    }
  }

  /// `true` if the list has an element that equals the item.
  func contains(_ list: ReferenceValue, _ item: ReferenceValue) -> Bool {
    guard case .list(let items) = list else { return false }
    return items.contains { $0.equals(item) }
  }

  /// `true` if the value lies between two others, inclusive.
  func isBetween(
    _ value: ReferenceValue, _ low: ReferenceValue, _ high: ReferenceValue
  ) -> Bool {
    guard let below = low.compared(to: value), let above = value.compared(to: high) else {
      return false
    }
    return below <= 0 && above <= 0
  }

  /// A test on text, ignoring case.
  func textTest(
    _ test: Expression.TextTest, _ left: ReferenceValue, _ right: ReferenceValue
  ) -> Bool {
    guard case .text(let whole) = left, case .text(let part) = right else { return false }
    let heedsCase = fault == .caseMatters
    let bytes = Array((heedsCase ? whole : whole.lowercased()).utf8)
    let sought = Array((heedsCase ? part : part.lowercased()).utf8)
    guard sought.count <= bytes.count else { return false }
    switch test {
    case .startsWith: return bytes.starts(with: sought)
    case .endsWith: return bytes.suffix(sought.count).elementsEqual(sought)
    case .contains:
      return (0...(bytes.count - sought.count)).contains {
        bytes[$0...].starts(with: sought)
      }
    }
  }

  /// Whether a moment or date is further from now than a duration, or nearer.
  func age(
    _ value: ReferenceValue, isMore: Bool, _ duration: CalendarDuration, isAgo: Bool
  ) -> Bool {
    guard let moment = instant(of: value, zone: journeyZone),
      let edge = adding(isAgo ? duration.opposite : duration, to: world.now, zone: journeyZone)
    else { return false }
    return switch (isAgo, isMore) {
    case (true, true): moment < edge
    case (true, false): moment > edge && moment <= world.now
    case (false, true): moment > edge
    case (false, false): moment < edge && moment >= world.now
    }
  }

  /// `any` or `every` element satisfies the condition; of a missing list, neither.
  func quantified(
    _ isEvery: Bool, _ name: String, _ list: Expression, _ condition: Expression, _ scope: Scope
  ) -> Bool {
    guard case .list(let items) = evaluate(list, scope) else { return false }
    let results = items.map { item in
      var inner = scope
      inner.locals.append((name, item))
      return holds(condition, inner)
    }
    return isEvery ? !results.contains(false) : results.contains(true)
  }

  /// The instant of a moment, or of the start of a day.
  func instant(of value: ReferenceValue, zone: Int) -> Moment? {
    switch value {
    case .moment(let moment): moment
    case .date(let date): zones.moment(date: date, time: TimeOfDay(seconds: 0), zone: zone)
    default: nil
    }
  }

  /// The moment a duration later; `nil` outside of the calendar.
  func adding(_ duration: CalendarDuration?, to moment: Moment, zone: Int) -> Moment? {
    guard var duration else { return nil }
    if fault == .dayIsElapsed {
      duration.microseconds &+= Int64(duration.days) * 86_400 * Moment.perSecond
      duration.days = 0
    }
    if fault == .monthSpills, duration.months != 0 {
      duration.days += duration.months * 30
      duration.months = 0
    }
    return zones.adding(duration, to: moment, zone: zone)
  }
}

extension CalendarDuration {
  /// The same length in the other direction; `nil` where it is too long to be turned around.
  var opposite: CalendarDuration? {
    microseconds == .min
      ? nil : CalendarDuration(months: -months, days: -days, microseconds: -microseconds)
  }
}
