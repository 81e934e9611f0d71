import JourneyModel

/// Checks what a script looks out for: an event, how often, and what must hold for it.
struct PatternChecker {
  /// Checks expressions.
  let expressions: ExpressionChecker

  /// A pattern with what it tells.
  struct Checked {
    /// The checked form.
    var pattern: EventPattern
    /// What is known where it has been met; `event` in it is the event.
    var facts: KnownPaths
    /// The event that is meant; `nil` where nothing tells.
    var event: String?

    /// What the event stands for in other statements.
    var subject: Subject { event.map { .event($0) } ?? .lost(isUnread: false) }
  }

  /// Checks a pattern where a run may look out for it.
  func check(_ syntax: PatternSyntax, in scope: Scope) -> Checked {
    let event = expressions.checkEventName(syntax.event)
    if let times = syntax.times { expressions.checkCount(times, from: 1) }
    if let within = syntax.within { expressions.checkPositive(within) }
    var inner = scope
    let subject: Subject = event.map { .event($0) } ?? .anything
    let binding = syntax.binding.flatMap { expressions.checkBindable($0) ? $0.text : nil }
    if let binding { inner.bind(binding, to: subject) }
    let condition = expressions.checkConditionFacts(
      of: event, matching: syntax.matching, condition: syntax.condition, in: inner)
    let pattern = EventPattern(
      event: syntax.event.text, times: syntax.times?.value.wholePart ?? 1,
      within: syntax.within?.value, binding: binding,
      condition: condition?.expression)
    return Checked(
      pattern: pattern, facts: condition?.factsWhenTrue ?? [], event: event)
  }

  /// Checks a trigger's pattern, in which `entry` is the candidate.
  func checkTrigger(_ syntax: PatternSyntax) -> Checked {
    var scope = Scope()
    let event = expressions.findings.muted { expressions.checkEventName(syntax.event) }
    scope.entry = event.map { .event($0) } ?? .anything
    scope.isEntryCandidate = true
    scope.entryRoot = .event
    return check(syntax, in: scope)
  }

  /// The scope of what follows once the pattern has been met.
  func scope(after checked: Checked, in scope: Scope) -> Scope {
    var result = scope
    let name = checked.pattern.binding
    if let name { result.bind(name, to: checked.subject) }
    for fact in checked.facts.all {
      switch fact.root {
      case .event:
        guard let name else { continue }
        result.known.insert(KnownPath(root: .binding(name), names: fact.names))
      default: result.known.insert(fact)
      }
    }
    return result
  }
}
