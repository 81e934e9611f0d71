import JourneyModel

/// What the comparison asks of either interpreter; the states go by their ids.
protocol Stepper {
  /// Tells all that lies outside, before an input.
  mutating func tell(_ world: ReferenceWorld)
  /// Keeps the run, or the branch, under a number for the next input, as a host does after a step.
  mutating func keep(_ number: Int)
  /// Forgets what was kept under a number.
  mutating func forget(_ number: Int)
  /// Takes up what was kept under a number; without one there is no run.
  mutating func takeUp(_ number: Int?)

  /// `true` if the candidate starts a run by this trigger, or its predicate holds.
  mutating func isTriggered(_ index: Int) -> Bool
  /// `true` if the run leaves by this rule.
  mutating func isLeaving(_ index: Int) -> Bool
  /// `true` if the candidate is this goal.
  mutating func isConverted(_ index: Int) -> Bool
  /// The value of the entry rule's key.
  mutating func keyOfEntry() -> Payload
  /// `true` if nothing forbids the message of a state to leave, of its own and the journey's.
  mutating func mayLeave(_ state: String) -> [Bool]

  /// Makes a run.
  mutating func enter(trigger: Int, eventName: String, payload: Payload, at: Moment)
  /// Runs from the first state.
  mutating func begin() -> ReferenceOutcome
  /// Begins a branch of a state where the run stands.
  mutating func begin(branch: Int, of state: String) -> ReferenceOutcome
  /// Takes up the run that was kept under a number, with what its branches have named.
  mutating func join(_ branches: [Int], into number: Int)
  /// Goes on behind the branches of a state.
  mutating func goOn(behindBranchesOf state: String) -> ReferenceOutcome
  /// Goes on from a wait.
  mutating func goOn(_ state: String, _ input: ReferenceInput) -> ReferenceOutcome
  /// Goes on behind an effect.
  mutating func goOn(behind state: String) -> ReferenceOutcome
  /// Goes on behind an effect that was on its way while the run was kept.
  mutating func goOn(released state: String) -> ReferenceOutcome
  /// What it did against its own word, if it did.
  var breach: String? { get }
  /// Tells the outcome of a send.
  mutating func answerSend(_ state: String, sent: Bool, channel: String?, reason: String?)
  /// Tells the answer of a call.
  mutating func answerCall(_ state: String, _ answer: Payload?)
  /// The states gone through since this was last asked.
  mutating func takeVisited() -> [String]
}

extension ReferenceInterpreter: Stepper {
  mutating func tell(_ world: ReferenceWorld) { self.world = world }
  mutating func keep(_ number: Int) { runs[number] = run }
  mutating func forget(_ number: Int) { runs[number] = nil }
  mutating func takeUp(_ number: Int?) { run = number.flatMap { runs[$0] } }
  mutating func isTriggered(_ index: Int) -> Bool { isTriggered(definition.triggers[index]) }
  mutating func isLeaving(_ index: Int) -> Bool { isLeaving(definition.settings.exits[index]) }
  mutating func isConverted(_ index: Int) -> Bool { isConverted(definition.settings.goals[index]) }

  mutating func keyOfEntry() -> Payload { entryKey().payload }

  mutating func mayLeave(_ state: String) -> [Bool] {
    guard case .send(let action, _) = self.state(state).kind else { return [] }
    return [definition.settings.sendOnlyIf, action.onlyIf].map { $0.map(holds) ?? true }
  }

  mutating func enter(trigger: Int, eventName: String, payload: Payload, at: Moment) {
    enter(
      trigger: definition.triggers[trigger], eventName: eventName, payload: payload, at: at)
  }

  mutating func begin() -> ReferenceOutcome { start() }

  mutating func goOn(_ state: String, _ input: ReferenceInput) -> ReferenceOutcome {
    resume(state, input)
  }

  mutating func goOn(behind state: String) -> ReferenceOutcome { proceed(behind: state) }
  mutating func goOn(released state: String) -> ReferenceOutcome { proceed(behind: state) }
  var breach: String? { nil }

  mutating func takeVisited() -> [String] {
    defer { visited = [] }
    return visited
  }
}
