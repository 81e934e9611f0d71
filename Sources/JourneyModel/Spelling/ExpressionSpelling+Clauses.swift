extension ExpressionSpelling {
  /// Returns an event to look out for, as a script spells it.
  ///
  /// Before `at most`, a question that ends it stands in brackets, since it would take that for its
  /// own.
  public func text(_ pattern: EventPattern, isBeforeAtMost: Bool = false) -> String {
    var result = NameSpelling.spelled(pattern.event)
    if pattern.times != 1 || pattern.within != nil { result += " \(Self.times(pattern.times))" }
    if let within = pattern.within { result += " within \(within)" }
    let condition = EventCondition(pattern.condition, isBeforeEntry: isBeforeEntry)
    result += condition.matchingText
    if let binding = pattern.binding { result += " as \(NameSpelling.binding(binding))" }
    if let rest = condition.rest {
      let isOpen = isBeforeAtMost && Self.lastQuestion(of: rest) != nil
      result += isOpen ? " where (\(text(rest)))" : " where \(text(rest))"
    }
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
        "\(duration) \(isBefore ? "before" : "after") "
          + text(start, isFollowed: time != nil || moment.zone != nil)
          + (time.map { " at \($0)" } ?? "")
      case .value(let value): text(value, isFollowed: moment.zone != nil)
      }
    return form + Self.inZone(moment.zone)
  }

  /// Spells a moment in brackets if it would take what follows for its own time or zone, or if it
  /// is nothing that can be waited for without them.
  private func text(_ value: Expression, isFollowed: Bool) -> String {
    switch value {
    case .path, .call, .member, .literal(.moment(_, _, zone: .some)): return text(value)
    case .literal(.time), .literal(.duration): return "(\(text(value)))"
    default: return isFollowed || isLedByNumber(value) ? "(\(text(value)))" : text(value)
    }
  }

  /// `true` for what begins with a number, which would be read as a length of time.
  private func isLedByNumber(_ value: Expression) -> Bool {
    if case .literal = value { return false }
    return text(value).first?.isNumber ?? false
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
