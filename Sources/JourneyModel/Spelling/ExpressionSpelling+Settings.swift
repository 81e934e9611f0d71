extension ExpressionSpelling {
  /// Returns who may enter again, as a script spells it behind `entry`.
  public func text(_ rule: EntryRule) -> String {
    let every = rule.every.map { " every \($0)" } ?? ""
    let newest = rule.newestWins ? " newest wins" : ""
    switch rule.kind {
    case .unlimited: return "unlimited"
    case .once: return "once per \(rule.key.map { text($0) } ?? "user")" + every + newest
    case .oneAtATime:
      return "one at a time" + (rule.key.map { " per \(text($0))" } ?? "") + every + newest
    }
  }

  /// Returns what makes a run leave, as a script spells it behind `exit`.
  public func text(_ rule: ExitRule) -> String {
    switch rule {
    case .event(let pattern): "on \(text(pattern))"
    case .when(let test): "when \(text(test))"
    }
  }

  /// Returns a goal as a script spells it.
  public func text(_ goal: Goal) -> String { "\(text(goal.pattern)) within \(goal.within)" }

  /// Returns quiet hours as a script spells them behind `quiet`.
  public static func text(_ quiet: QuietHours) -> String {
    "from \(quiet.from) to \(quiet.to)\(inZone(quiet.zone))"
  }

  /// Returns a limit as a script spells it behind `limit`.
  public static func text(_ limit: MessageLimit) -> String {
    "\(limit.messages) \(limit.messages == 1 ? "message" : "messages")"
      + (limit.topic.map { " about \(NameSpelling.spelled($0))" } ?? "") + " per \(limit.per)"
      + (limit.channel.map { " by \(NameSpelling.spelled($0))" } ?? "")
  }

  /// Returns a promise as a script spells it behind `promise`.
  public func text(_ promise: JourneyPromise) -> String {
    let kind =
      switch promise.kind {
      case .atMost(let count, let isMarketingOnly, let channel, let span):
        "at most \(count) \(isMarketingOnly ? "marketing " : "")"
          + (count == 1 ? "message" : "messages")
          + (channel.map { " by \(NameSpelling.spelled($0))" } ?? "") + " in \(span)"
      case .spacing(let span): "at least \(span) between messages"
      case .endsWithin(let span): "ends within \(span)"
      case .never(let message, let pattern):
        "never \(NameSpelling.spelled(message)) after \(text(pattern))"
      case .everyPathPasses(let stage): "every path passes \(NameSpelling.spelled(stage))"
      }
    return kind + (promise.isPerRun ? " per run" : "")
  }
}
