internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Tells why somebody was not let in.
struct MissedEntry {
  /// Tells of the version.
  let teller: RunTeller

  /// A trigger that was asked and did not fire.
  ///
  /// Of a predicate nothing is told while it stays as it was.
  func notFired(_ observation: Observation) -> AccountEntry? {
    guard case .asked(let index, _, let evidence, let count) = observation.kind else { return nil }
    let trigger = teller.definition.triggers[index]
    var entry = AccountEntry(
      at: observation.at, line: trigger.line,
      script: "trigger \(ExpressionSpelling.text(trigger.kind))", what: "")
    switch trigger.kind {
    case .turnsTrue: return nil
    case .event(let pattern):
      entry.what = "`\(pattern.event)` came, and is not what the trigger asks for"
    case .schedule, .once, .userDate: entry.what = "the day came, and is not for them"
    case .request: return nil
    }
    entry = teller.deciding(entry, evidence)
    entry.otherwise = evidence.flatMap(teller.words.otherwise).map { "would have come in \($0)" }
    if let count { return counted(entry, count, trigger, conditionHolds: evidence?.value.isTrue) }
    return entry
  }

  /// A trigger that asks for several events, of which there were too few.
  private func counted(
    _ entry: AccountEntry, _ count: Evidence, _ trigger: Trigger, conditionHolds: Bool?
  ) -> AccountEntry {
    guard case .event(let pattern) = trigger.kind else { return entry }
    var entry = entry
    entry.decided += teller.words.values(of: count.asPart)
    if conditionHolds ?? true {
      entry.otherwise = "would have come in with \(pattern.times) of them"
    }
    return entry
  }

  /// A trigger that fired for somebody who was not let in.
  func refused(
    _ index: Int, _ refusal: EntryRefusal, _ observation: Observation
  ) -> AccountEntry {
    let trigger = teller.definition.triggers[index]
    let (why, otherwise) = reason(refusal)
    let isRequest = if case .request = trigger.kind { true } else { false }
    let cause =
      observation.event.map { "`\($0.name)` came" }
      ?? (isRequest ? "it was asked for" : "the trigger fired")
    return AccountEntry(
      at: observation.at, line: trigger.line,
      script: "trigger \(ExpressionSpelling.text(trigger.kind))", what: "\(cause), but \(why)",
      details: [], otherwise: otherwise, isDecision: true)
  }

  /// Why somebody was not let in, and what would have had to differ.
  private func reason(_ refusal: EntryRefusal) -> (why: String, otherwise: String?) {
    let rule = ExpressionSpelling().text(teller.definition.settings.entry)
    switch refusal {
    case .keyMissing: return ("what `entry \(rule)` counts by is missing", "with it known")
    case .inside(let since):
      return (
        "they were inside already, since \(teller.seen.text(since)): `entry \(rule)`",
        "would have come in after the end of that run"
      )
    case .tooSoon(let last, let again):
      return (
        "they had entered on \(teller.seen.text(last)): `entry \(rule)`",
        again.map { "would have come in from \(teller.seen.text($0)) on" }
          ?? "never again, by this rule"
      )
    case .rival(let journeyID):
      return (
        "`\(journeyID)` of the group `\(teller.definition.settings.exclusive ?? "")` had them",
        "would have come in with a larger `priority`, or after its end"
      )
    case .closed(let status):
      return ("the journey was \(status.rawValue)", "would have come in while it ran")
    case .heldOut(let point, let share):
      return (
        "they are held out: they stand at \(RunTeller.percent(point)), and "
          + "`holdout \(share)%` keeps all below \(share)% out",
        "the same each time, for this journey"
      )
    }
  }

  /// A predicate that had not turned true when it was last asked.
  func unturned(_ observation: Observation) -> AccountEntry {
    guard case .asked(let index, _, let evidence, _) = observation.kind else {
      return AccountEntry(what: "it has not turned true")
    }
    let trigger = teller.definition.triggers[index]
    let isTrue = evidence?.value.isTrue ?? false
    var entry = AccountEntry(
      at: observation.at, line: trigger.line,
      script: "trigger \(ExpressionSpelling.text(trigger.kind))",
      what: isTrue ? "it was true before, and did not turn" : "it had not turned true")
    entry = teller.deciding(entry, evidence)
    entry.otherwise =
      isTrue ? nil : evidence.flatMap(teller.words.otherwise).map { "would have come in \($0)" }
    return entry
  }

  /// Why no trigger was ever asked: what would have had to come.
  func neverAsked(_ trigger: Trigger) -> AccountEntry {
    var entry = AccountEntry(
      line: trigger.line, script: "trigger \(ExpressionSpelling.text(trigger.kind))", what: "")
    switch trigger.kind {
    case .event(let pattern): entry.what = "no `\(pattern.event)` has come"
    case .turnsTrue: entry.what = "it has not turned true"
    case .request: entry.what = "nobody has asked for it"
    case .schedule, .once: entry.what = "no such day has come"
    case .userDate(let date, _):
      let name = Expression.path(.user, date.path).spelled
      entry.what = "no such day has come, or `\(name)` is missing"
    }
    return entry
  }
}
