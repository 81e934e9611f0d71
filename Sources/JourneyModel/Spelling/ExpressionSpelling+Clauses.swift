extension ExpressionSpelling {
  /// Returns an event to look out for, as a script spells it.
  public func text(_ pattern: EventPattern) -> String {
    var result = NameSpelling.spelled(pattern.event)
    if pattern.times != 1 || pattern.within != nil { result += " \(Self.times(pattern.times))" }
    if let within = pattern.within { result += " within \(within)" }
    let condition = EventCondition(pattern.condition, isBeforeEntry: isBeforeEntry)
    result += condition.matchingText
    if let binding = pattern.binding { result += " as \(binding)" }
    if let rest = condition.rest { result += " where \(text(rest))" }
    return result
  }

  /// Returns a moment to wait for, as a script spells it.
  public func text(_ moment: MomentExpression) -> String {
    let form =
      switch moment.form {
      case .nextTime(let time): "\(time)"
      case .tomorrow(let time): "tomorrow at \(time)"
      case .nextWeekday(let day, let time): "next \(Self.weekday(day)) at \(time)"
      case .offset(let duration, let isBefore, let start, let time):
        "\(duration) \(isBefore ? "before" : "after") \(text(start))"
          + (time.map { " at \($0)" } ?? "")
      case .value(let value): text(value)
      }
    return form + Self.inZone(moment.zone)
  }

  /// Returns how long a wait lasts at most, as a script spells it behind `up to`.
  public func text(_ bound: JourneyState.WaitBound) -> String {
    switch bound {
    case .duration(let duration): "\(duration)"
    case .moment(let moment): text(moment)
    }
  }

  /// Returns what an arm waits for, with its first word.
  public func text(_ condition: JourneyState.Arm.Condition) -> String {
    switch condition {
    case .event(let pattern): "on \(text(pattern))"
    case .when(let test): "when \(text(test))"
    }
  }

  /// Returns arguments as a script spells them behind `with`, or in a call.
  public func text(_ arguments: [Argument]) -> String {
    arguments.map { argument in
      "\(NameSpelling.spelled(argument.name, isMember: true)) = \(text(argument.value))"
    }.joined(separator: ", ")
  }
}
