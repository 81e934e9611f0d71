import JourneyModel

/// Answers expressions about a made-up person, as the machine would at a moment.
///
/// Names have been replaced by what they stand for: `PathNames` does that.
struct PathEvaluator {
  /// The person.
  let world: PathWorld
  /// When it is asked.
  let now: Moment
  /// The calendar.
  let calendar: PathCalendar
  /// The name of the journey.
  let journeyID: String
  /// The innermost `event`, and the names of quantifiers around.
  var locals: [String: PathValue] = [:]

  /// The name under which the innermost `event` is kept: no script can write it.
  static let eventName = "the event"

  /// The zone of calendar words.
  var zone: Int { calendar.number(of: nil, user: userZone) }

  /// The name of the person's own zone.
  var userZone: String? {
    if case .text(let name) = world.value(of: PathSubject(root: .user, names: ["timezone"])) {
      return name
    }
    return nil
  }

  /// `true` if a condition holds.
  func holds(_ condition: Expression) -> Bool { value(of: condition) == .boolean(true) }

  /// The value of an expression.
  func value(of expression: Expression) -> PathValue {
    switch expression {
    case .literal(let literal): value(of: literal)
    case .path(let root, let names): value(of: root, names)
    case .member(let inner, let names): value(of: inner).member(names)
    case .list(let items): .list(items.map(value))
    case .and(let parts): .boolean(parts.allSatisfy(holds))
    case .or(let parts): .boolean(parts.contains(where: holds))
    case .not(let inner): .boolean(!holds(inner))
    case .compare(let comparison, let left, let right):
      .boolean(Self.compare(comparison, value(of: left), value(of: right)))
    case .isIn(let item, let list), .listContains(let list, let item):
      .boolean(contains(value(of: list), value(of: item)))
    case .isBetween(let inner, let low, let high):
      .boolean(
        Self.compare(.greaterOrEqual, value(of: inner), value(of: low))
          && Self.compare(.lessOrEqual, value(of: inner), value(of: high)))
    case .isKnown(let inner): .boolean(value(of: inner) != .missing)
    case .age(let inner, let isMore, let duration, let isAgo):
      .boolean(age(value(of: inner), isMore: isMore, duration, isAgo: isAgo))
    case .textTest(let test, let left, let right):
      .boolean(textTest(test, value(of: left), value(of: right)))
    case .reachable(let channel): .boolean(!world.unreachable.contains(channel))
    case .defaulted(let first, let second):
      value(of: first) == .missing ? value(of: second) : value(of: first)
    case .arithmetic(let operation, let left, let right):
      arithmetic(operation, value(of: left), value(of: right))
    case .negated(let inner): negated(value(of: inner))
    case .call(let function, let arguments): call(function, arguments.map(value))
    case .quantified(let isEvery, let name, let list, let condition):
      .boolean(quantified(isEvery, name, value(of: list), condition))
    case .history(let query): history(query)
    }
  }

  /// The value of a literal.
  private func value(of literal: Literal) -> PathValue {
    switch literal {
    case .missing: .missing
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .boolean(let flag): .boolean(flag)
    case .duration(let duration): .duration(duration)
    case .date(let date): .date(date)
    case .time(let time): .time(time)
    case .moment(let date, let time, let zone):
      .moment(calendar.moment(date, time, zone: calendar.number(of: zone, user: userZone)))
    case .weekday(let day): ExactDecimal(day).map(PathValue.number) ?? .missing
    }
  }

  /// The value of a path.
  private func value(of root: Expression.PathRoot, _ names: [String]) -> PathValue {
    if let subject = PathSubject.Root(root) {
      return world.value(of: PathSubject(root: subject, names: names))
    }
    switch root {
    case .event: return (locals[Self.eventName] ?? .missing).member(names)
    case .binding(let name): return (locals[name] ?? .missing).member(names)
    case .now: return .moment(now)
    case .today: return .date(calendar.day(of: now, zone: zone))
    case .enteredAt: return .moment(world.enteredAt)
    case .journeyID: return .text(journeyID)
    case .user, .entry: return .missing
    }
  }

  /// A comparison; false if a value is missing.
  private static func compare(
    _ comparison: Expression.Comparison, _ left: PathValue, _ right: PathValue
  ) -> Bool {
    if comparison == .equal { return left.equals(right) }
    guard let order = left.order(to: right) else { return false }
    return switch comparison {
    case .equal: order == 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }

  /// `true` if a list holds an element.
  private func contains(_ list: PathValue, _ item: PathValue) -> Bool {
    guard case .list(let items) = list else { return false }
    return items.contains { $0.equals(item) }
  }

  /// `true` if a moment or date is farther from now than a duration, or nearer.
  private func age(
    _ value: PathValue, isMore: Bool, _ duration: CalendarDuration, isAgo: Bool
  ) -> Bool {
    let moment: Moment
    switch value {
    case .moment(let own): moment = own
    case .date(let date): moment = calendar.moment(date, TimeOfDay(seconds: 0), zone: zone)
    default: return false
    }
    let edge = calendar.adding(isAgo ? duration.opposite : duration, to: now, zone: zone)
    if isMore { return isAgo ? moment < edge : moment > edge }
    return isAgo ? moment > edge && moment <= now : moment < edge && moment >= now
  }

  /// A test on text, ignoring case.
  private func textTest(
    _ test: Expression.TextTest, _ text: PathValue, _ part: PathValue
  ) -> Bool {
    guard case .text(let text) = text, case .text(let part) = part else { return false }
    return TextWitness.holds(test, text, part)
  }

  /// `any` and `every`.
  private func quantified(
    _ isEvery: Bool, _ name: String, _ list: PathValue, _ condition: Expression
  ) -> Bool {
    guard case .list(let items) = list else { return false }
    func holds(_ item: PathValue) -> Bool {
      var inner = self
      inner.locals[name] = item
      return inner.holds(condition)
    }
    return isEvery ? items.allSatisfy(holds) : items.contains(where: holds)
  }
}
