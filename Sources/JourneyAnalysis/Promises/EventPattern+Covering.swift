import JourneyModel

/// What two patterns for one event say of each other, as it comes.
extension EventPattern {
  /// `true` if each event that matches another pattern matches this one by itself.
  func covers(_ other: EventPattern, in definition: JourneyDefinition) -> Bool {
    guard event == other.event, times <= 1 else { return false }
    if condition == nil { return true }
    if binding == other.binding, condition == other.condition { return true }
    guard let asked = conditionOfEvent, let known = other.conditionOfEvent else { return false }
    return Conditions(wary: definition, event: event).implies(known, .and(asked))
  }

  /// `true` if no event matches this pattern and another one.
  func excludes(_ other: EventPattern, in definition: JourneyDefinition) -> Bool {
    guard event == other.event else { return true }
    guard let own = conditionOfEvent, let others = other.conditionOfEvent else { return false }
    return !Conditions(wary: definition, event: event).canHold(.and(own + others))
  }

  /// What must hold, with the event called `event` only; `nil` where its name stands for it in
  /// questions about the past, so that the name could be another one elsewhere.
  private var conditionOfEvent: [Expression]? {
    guard let condition = candidateCondition else { return [] }
    if let binding, Reads(condition).bindings.contains(binding) { return nil }
    return [condition]
  }
}
