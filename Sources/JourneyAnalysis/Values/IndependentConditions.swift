import JourneyModel

/// Tells whether each condition of a journey asks about something else than all others do.
///
/// Then no answer says anything of another one, whatever way a run has come: where each condition
/// can come out both ways by itself, it can at its place, and there is nothing to find. To see that
/// takes a tenth of what it takes to follow what is known along the ways, and most journeys are so;
/// of any other one nothing is said here, and its ways are followed.
struct IndependentConditions {
  /// What conditions say of each other.
  private let conditions: Conditions
  /// The definition; `nil` where a condition is looked at for itself.
  private let definition: JourneyDefinition?
  /// What has been asked about, or is known.
  private var topics = Numbering<FactTable.Topic>()
  /// How many of them there are.
  private var topicCount = 0

  /// Prepares to look at conditions.
  private init(_ conditions: Conditions, of definition: JourneyDefinition? = nil) {
    self.conditions = conditions
    self.definition = definition
  }

  /// `true` if there is surely nothing to find in the conditions of a definition.
  static func areAll(in definition: JourneyDefinition, _ graph: StateGraph) -> Bool {
    // In a circle a condition is asked again, with its own answer known.
    guard StateGraph.circular(graph.links).isEmpty else { return false }
    var run = IndependentConditions(Conditions(definition), of: definition)
    return run.admitHead(of: definition) && graph.states.allSatisfy { run.admit($0) }
  }

  /// Takes in the conditions of the head; `false` if there may be something to find.
  private mutating func admitHead(of definition: JourneyDefinition) -> Bool {
    let settings = definition.settings
    return definition.triggers.allSatisfy { admit($0) }
      && settings.exits.allSatisfy { admit($0) }
      && settings.goals.allSatisfy { isFree($0.pattern) }
      && settings.sendOnlyIf.map(isFree) ?? true
  }

  /// Takes in what starts a run, which is known from then on.
  private mutating func admit(_ trigger: Trigger) -> Bool {
    switch trigger.kind {
    case .event(let pattern):
      return isFree(pattern) && learn(pattern.condition(of: .entry))
        && learn(pattern.binding.flatMap { pattern.condition(of: .binding($0)) })
    case .turnsTrue(let condition), .schedule(_, let condition), .once(_, _, _, let condition),
      .userDate(_, let condition?):
      return ask(condition)
    case .userDate(_, nil), .request: return true
    }
  }

  /// Takes in what makes a run leave.
  private mutating func admit(_ exit: ExitRule) -> Bool {
    switch exit {
    case .event(let pattern): isFree(pattern)
    case .when(let condition): ask(condition)
    }
  }

  /// Takes in the conditions of a state.
  private mutating func admit(_ state: JourneyState) -> Bool {
    switch state.kind {
    case .branch(let test, _, _): return ask(test)
    case .waitArms(let arms, _, _):
      let events = arms.compactMap(\.eventName)
      // Of two arms for one event the first may leave nothing to the second.
      guard Set(events).count == events.count else { return false }
      return state.kind.fixedMoment(of: state) == nil && arms.allSatisfy { admit($0) }
    case .waitWithout(_, let pattern, _, let next): return admit(pattern, towards: next)
    case .choose(let value, let choices, _):
      return ask(value, choices) && areInnerFree(in: state)
    case .send(let send, _):
      return (send.onlyIf.map { ask($0) } ?? true) && areInnerFree(in: state)
    case .set(let path, let value, _):
      return learn(.path(.user, path), is: value) && areInnerFree(in: state)
    case .assign(let name, let value, _):
      let place = Expression.path(.binding(name), [])
      let isKnown = conditions.isNeverMissing(value)
      return (isKnown ? learn(.isKnown(place)) : learn(place, is: value)) && areInnerFree(in: state)
    case .waitUntil, .upon:
      // Fixed moments are compared with those before them.
      return state.kind.fixedMoment(of: state) == nil && areInnerFree(in: state)
    case .call(let call, _):
      return learn(definition.flatMap { call.answerCondition(in: $0) }) && areInnerFree(in: state)
    case .wait, .emit, .start: return areInnerFree(in: state)
    case .loop: return false
    case .split, .again, .parallel, .join, .stop, .end: return true
    }
  }

  /// Takes in what an arm waits for.
  private mutating func admit(_ arm: JourneyState.Arm) -> Bool {
    switch arm.condition {
    case .when(let condition): ask(condition)
    case .event(let pattern): admit(pattern, towards: arm.next)
    }
  }

  /// Takes in an event that is waited for: what it must be like is known from then on of its name,
  /// and stands here under that of the next state where it has none.
  private mutating func admit(_ pattern: EventPattern, towards next: String) -> Bool {
    isFree(pattern) && learn(pattern.condition(of: .binding(pattern.binding ?? next)))
  }

  /// Takes in the choices of a value, each of which must leave something to the next.
  private mutating func ask(_ value: Expression, _ choices: [JourneyState.Choice]) -> Bool {
    let formulas = choices.map { conditions.formula($0.condition(on: value)) }
    var passed: [Formula] = []
    for formula in formulas {
      guard conditions.canHold(passed + [formula]) else { return false }
      passed.append(formula.negated)
      guard conditions.canHold(passed) else { return false }
    }
    return admitTopics(of: .all(formulas))
  }

  /// Takes in a condition that is asked; `false` if a part of it may be sure to hold, or not to.
  private mutating func ask(_ condition: Expression) -> Bool {
    switch condition {
    case .and(let parts), .or(let parts): !parts.isEmpty && parts.allSatisfy { ask($0) }
    case .not(let inner): ask(inner)
    default: areInnerFree(in: condition) && askTest(condition)
    }
  }

  /// Takes in a condition that is not made of others.
  private mutating func askTest(_ condition: Expression) -> Bool {
    let formula = conditions.formula(condition)
    return conditions.canComeOutBothWays(formula) && admitTopics(of: formula)
  }

  /// Takes in what is known of a value, if it is a fixed one.
  private mutating func learn(_ place: Expression, is value: Expression) -> Bool {
    guard case .literal = value else { return true }
    return learn(value == .literal(.missing) ? .isKnown(place) : .compare(.equal, place, value))
  }

  /// Takes in what is known.
  private mutating func learn(_ condition: Expression?) -> Bool {
    condition.map { admitTopics(of: conditions.formula($0)) } ?? true
  }

  /// Takes in the topics of a formula; `false` if one of them came before.
  private mutating func admitTopics(of formula: Formula) -> Bool {
    let before = topicCount
    var areNew = true
    formula.visitSubjects { subject in
      let (number, isNew) = topics.number(of: FactTable.Topic(subject))
      if isNew { topicCount += 1 }
      areNew = areNew && number >= before
    }
    return areNew
  }

  /// `true` if there is nothing to find in a condition that stands for itself.
  private func isFree(_ condition: Expression) -> Bool {
    var alone = IndependentConditions(conditions)
    return alone.ask(condition)
  }

  /// `true` if there is nothing to find in the condition of a pattern.
  private func isFree(_ pattern: EventPattern) -> Bool {
    guard let condition = pattern.candidateCondition else { return true }
    var inner = conditions
    inner.types.event = pattern.event
    var alone = IndependentConditions(inner)
    return alone.ask(condition)
  }

  /// `true` if there is nothing to find in the conditions inside the expressions of a state.
  private func areInnerFree(in state: JourneyState) -> Bool {
    var areFree = true
    state.kind.visitExpressions { areFree = areFree && areInnerFree(in: $0) }
    return areFree
  }

  /// `true` if there is nothing to find in the conditions inside an expression.
  private func areInnerFree(in expression: Expression) -> Bool {
    switch expression {
    case .literal, .path: return true
    case .quantified: return false
    case .history(let query):
      return query.condition.map { isFree(EventPattern(event: query.event, condition: $0)) } ?? true
    default:
      var areFree = true
      expression.visitOperands { areFree = areFree && areInnerFree(in: $0) }
      return areFree
    }
  }
}

extension JourneyState.Arm {
  /// The event that it waits for, if it waits for one.
  fileprivate var eventName: String? {
    if case .event(let pattern) = condition { return pattern.event }
    return nil
  }
}
