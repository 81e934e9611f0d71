import JourneyModel

extension PathStepper {
  /// `send …`: quiet hours hold it, and with it the run.
  func send(
    _ walk: PathWalk, _ state: JourneyState, _ action: SendAction, _ next: String
  ) -> [PathWalk] {
    var end = walk.now
    if action.kind == .marketing {
      end = calendar.quietEnd(
        of: definition.settings.quiet, at: walk.now, user: evaluator(walk).userZone)
    }
    guard let name = action.binding else {
      var way = go(walk, state, to: next, at: end)
      if way.requiresReach ?? true { tell("message_sent", &way) }
      return [way]
    }
    var sent = walk
    if let test = action.onlyIf { sent.require(test, line: state.line) }
    sent.requiresReach = sent.requiresReach ?? true
    sent.names.bindings[name] = .fields([
      "sent": .boolean(true), "channel": .text(action.channels.first ?? ""),
    ])
    var held = walk
    held.requiresReach = held.requiresReach ?? false
    held.names.bindings[name] = .fields(["sent": .boolean(false), "reason": .text("consent")])
    let ways =
      (walk.requiresReach ?? true ? [sent] : []) + (walk.requiresReach ?? false ? [] : [held])
    return ways.map { go($0, state, to: next, at: end) }
  }

  /// Adds an event that the system tells of itself.
  func tell(_ event: String, _ way: inout PathWalk) {
    way.world.events.append(.init(name: event, at: way.now, isBrought: false))
  }

  /// `call …`: the service answers, or the call fails for good where that ends the run.
  func call(
    _ walk: PathWalk, _ state: JourneyState, _ action: CallAction, _ next: String
  ) -> [PathWalk] {
    let type = PathAnswerType(service: action.service, operation: action.operation)
    var answered = walk
    answered.answers.append((type, true))
    if let name = action.binding {
      let answer = PathSubject(root: .answer(walk.answers.count), names: [])
      answered.names.bindings[name] = .subject(answer)
    }
    guard case .stop(let reason) = action.failure.action else {
      return [go(answered, state, to: next)]
    }
    var failed = go(walk, state, to: next, arm: "the call fails")
    failed.answers.append((type, false))
    failed.stateID = nil
    failed.end = reason ?? "stopped"
    return [go(answered, state, to: next, arm: "an answer comes"), failed]
  }
}
