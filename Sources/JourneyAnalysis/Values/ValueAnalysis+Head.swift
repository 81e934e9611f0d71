import JourneyModel

extension ValueAnalysis {
  /// Checks the conditions of the head: triggers, exits, goals and what is asked before messages.
  mutating func checkHead() {
    for (number, trigger) in definition.triggers.enumerated() {
      check(trigger, at: .trigger(number))
    }
    for (number, exit) in definition.settings.exits.enumerated() {
      check(exit, at: .exit(number))
    }
    for (number, goal) in definition.settings.goals.enumerated() {
      checkParts(of: goal.pattern, at: .goal(number), line: nil)
      checkInner(of: goal.pattern, at: .goal(number), line: nil)
    }
    if let condition = definition.settings.sendOnlyIf { check(condition, at: .journey, line: nil) }
  }

  /// Checks what starts the journey.
  private mutating func check(_ trigger: Trigger, at place: Finding.Place) {
    switch trigger.kind {
    case .event(let pattern):
      checkParts(of: pattern, at: place, line: trigger.line)
      checkInner(of: pattern, at: place, line: trigger.line)
    case .turnsTrue(let condition), .schedule(_, let condition), .once(_, _, _, let condition),
      .userDate(_, let condition?):
      check(condition, at: place, line: trigger.line)
    case .userDate(_, nil), .request: return
    }
  }

  /// Checks what makes a run leave; a run that begins where it holds would leave at once.
  private mutating func check(_ exit: ExitRule, at place: Finding.Place) {
    switch exit {
    case .event(let pattern):
      checkParts(of: pattern, at: place, line: nil)
      checkInner(of: pattern, at: place, line: nil)
    case .when(let condition):
      if isNeverMissing(condition) { return reportAlways(condition, at: place) }
      let before = findings.count
      check(condition, at: place, line: nil)
      guard findings.count == before, let reason = reasonFor(condition, flow.entryFacts()) else {
        return
      }
      findings.append(
        Finding(
          ValueCode.constantCondition,
          "every run leaves as it begins: `\(ExpressionText.short(condition))` holds, "
            + reason.words,
          help: "who leaves by this `exit` should not enter", details: reason.details, at: place))
    }
  }

  /// `true` for a condition that always holds as the catalog says that a value is never missing.
  private func isNeverMissing(_ condition: Expression) -> Bool {
    reasonFor(condition, [:]) != nil && holdsByDeclaration(condition, in: conditions)
  }

  /// Reports an exit that nobody gets past.
  private mutating func reportAlways(_ condition: Expression, at place: Finding.Place) {
    findings.append(
      Finding(
        ValueCode.constantCondition,
        "every run leaves as it begins: `\(ExpressionText.short(condition))` always holds",
        help: "leave the `exit` out, or say when to leave", at: place))
  }

  /// Checks a condition, its parts and those inside it, each on its own.
  private mutating func check(_ condition: Expression, at place: Finding.Place, line: Int?) {
    if reportConstant(condition, in: conditions, at: place, line: line) { return }
    checkParts(of: condition, in: conditions, at: place, line: line)
    checkInnerConditions(of: condition, at: place, line: line)
  }

  /// Checks the conditions inside the condition of a pattern.
  private mutating func checkInner(of pattern: EventPattern, at place: Finding.Place, line: Int?) {
    guard let condition = pattern.condition else { return }
    checkInnerConditions(of: condition, at: place, line: line)
  }

  /// Returns what is wrong with quiet hours that together never end.
  static func quietHoursFindings(in definition: JourneyDefinition) -> [Finding] {
    let spans = definition.settings.quiet
    let zones = Set(spans.map(\.zone))
    for zone in zones where QuietHours.coverDay(spans.filter { $0.zone == zone }) {
      let words = spans.filter { $0.zone == zone }.map { "\($0.from) to \($0.to)" }
      return [
        Finding(
          ValueCode.quietAllDay, "no message of this journey ever leaves: it is quiet all day",
          help: "leave some time of the day between \(words.joined(separator: " and "))")
      ]
    }
    return []
  }
}

extension QuietHours {
  /// The seconds of a day.
  private static let day = 86_400

  /// `true` if some spans of one zone leave no time of the day.
  static func coverDay(_ spans: [QuietHours]) -> Bool {
    var stretches: [(from: Int, to: Int)] = []
    for span in spans {
      let (from, to) = (span.from.seconds, span.to.seconds)
      stretches += from < to ? [(from, to)] : from > to ? [(from, day), (0, to)] : []
    }
    var covered = 0
    for stretch in stretches.sorted(by: { $0.from < $1.from }) where stretch.from <= covered {
      covered = max(covered, stretch.to)
    }
    return covered >= day
  }
}
