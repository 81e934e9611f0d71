extension ExpressionSpelling {
  /// Spells a fixed value.
  func spelled(_ literal: Literal) -> Spelled {
    if case .duration(let duration) = literal { return spelled(duration) }
    let text = Self.text(literal)
    return Spelled(text: text, tightness: text.hasPrefix("-") ? .sign : .operand)
  }

  /// Spells a duration; one that goes back is the opposite of one that a script can say.
  private func spelled(_ duration: CalendarDuration) -> Spelled {
    let ahead = CalendarDuration(
      months: max(0, duration.months), days: max(0, duration.days),
      microseconds: max(0, duration.microseconds))
    let back = CalendarDuration(
      months: max(0, -duration.months), days: max(0, -duration.days),
      microseconds: max(0, -duration.microseconds))
    if back.isZero { return Spelled(text: "\(ahead)", tightness: .operand) }
    if ahead.isZero { return Spelled(text: "-(\(back))", tightness: .sign) }
    return Spelled(text: "\(ahead) - \(back)", tightness: .sum)
  }

  /// Returns a fixed value as a script spells it.
  public static func text(_ literal: Literal) -> String {
    switch literal {
    case .missing: "missing"
    case .text(let text): NameSpelling.quoted(text)
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .duration(let duration): "\(duration)"
    case .date(let date): "\(date)"
    case .time(let time): "\(time)"
    case .moment(let date, let time, let zone): "\(date) at \(time)" + inZone(zone)
    case .weekday(let day): weekday(day)
    }
  }

  /// The name of a day of the week: 1 for Monday to 7 for Sunday.
  static func weekday(_ day: Int) -> String {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return names.indices.contains(day - 1) ? names[day - 1] : "monday"
  }

  /// A value by its root and the names behind it.
  static func path(_ root: Expression.PathRoot, _ names: [String]) -> String {
    let first =
      switch root {
      case .user: "user"
      case .entry: "entry"
      case .event: "event"
      case .binding(let name): NameSpelling.binding(name)
      case .now: "now"
      case .today: "today"
      case .enteredAt: "journey.entered_at"
      case .journeyID: "journey.id"
      }
    return first + members(names)
  }

  /// The names behind a value, each behind a point.
  static func members(_ names: [String]) -> String {
    names.map { "." + NameSpelling.spelled($0, isMember: true) }.joined()
  }

  /// An attribute of an event: its first name stands alone, so that it may need quotes.
  static func attribute(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    return NameSpelling.spelled(first) + members(Array(names.dropFirst()))
  }

  /// Returns ` in ZONE`, or nothing for the zone that holds anyway.
  static func inZone(_ zone: ZoneReference?) -> String {
    zone.map { " in \(text($0))" } ?? ""
  }

  /// Returns a zone as a script spells it.
  public static func text(_ zone: ZoneReference) -> String {
    switch zone {
    case .named(let name): NameSpelling.quoted(name)
    case .user(nil): "user.timezone"
    case .user(let other?): "user.timezone default \(NameSpelling.quoted(other))"
    }
  }
}
