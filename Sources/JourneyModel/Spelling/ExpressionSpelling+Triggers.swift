extension ExpressionSpelling {
  /// Returns what starts a journey, as a script spells it behind `trigger`.
  public static func text(_ trigger: Trigger.Kind) -> String {
    let spelling = ExpressionSpelling(isBeforeEntry: true)
    switch trigger {
    case .event(let pattern): return "on \(spelling.text(pattern))"
    case .turnsTrue(let test): return "when \(spelling.text(test))"
    case .request(let fields): return "by request" + parameters(fields)
    case .schedule(let schedule, let users):
      return "every \(text(schedule)) for users where \(spelling.text(users))"
    case .once(let date, let time, let zone, let users):
      return "at \(date) at \(time)\(inZone(zone)) for users where \(spelling.text(users))"
    case .userDate(let date, let users):
      return text(date) + (users.map { " for users where \(spelling.text($0))" } ?? "")
    }
  }

  /// The parameters of a request, in brackets.
  private static func parameters(_ fields: [ValueType.Field]) -> String {
    if fields.isEmpty { return "" }
    let texts = fields.map { field in
      "\(NameSpelling.spelled(field.name, isMember: true)): \(typeWords(field.type))"
        + (field.isRequired ? "!" : "")
    }
    return " (\(texts.joined(separator: ", ")))"
  }

  /// The type of a parameter, in the words that a script takes.
  private static func typeWords(_ type: ValueType) -> String {
    switch type {
    case .list(let element): "list of \(typeWords(element))"
    case .unknown: "text"
    default: type.name
    }
  }

  /// When the calendar says so.
  private static func text(_ schedule: Schedule) -> String {
    let days =
      switch schedule.recurrence {
      case .day: "day"
      case .weekday: "weekday"
      case .dayOfWeek(let day): weekday(day)
      case .dayOfMonth(let day): "month on \(day)"
      }
    return "\(days) at \(schedule.at)\(inZone(schedule.zone))"
      + (schedule.from.map { " from \($0)" } ?? "") + (schedule.until.map { " until \($0)" } ?? "")
  }

  /// A day of the user's own.
  private static func text(_ date: UserDate) -> String {
    let offset = date.offset.map { "\($0) \(date.isBefore ? "before" : "after") " } ?? ""
    return (date.isYearly ? "yearly " : "") + offset + path(.user, date.path)
      + (date.at.map { " at \($0)" } ?? "")
  }
}
