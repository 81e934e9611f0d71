import JourneyModel

extension DifferentialSession {
  /// Both go on from a wait.
  mutating func resume(_ number: Int, _ state: String, _ input: ReferenceInput) {
    reference.noteInput(state, input)
    follow(
      number, settled(number, reference.goOn(state, input)),
      settled(number, subject.goOn(state, input)))
  }

  /// `unchanged` as what it means: the run waits on as it did.
  private func settled(_ number: Int, _ outcome: ReferenceOutcome) -> ReferenceOutcome {
    guard case .unchanged = outcome, case .waiting(let state, let wake)? = place(of: number) else {
      return outcome
    }
    return .parked(state: state, wakeAt: wake)
  }

  /// A held effect comes to its end, and the run goes on behind it.
  mutating func release(_ number: Int, _ state: String) {
    world.number += 1
    world.candidate = nil
    reference.coverage.note("released")
    story.tell("- released \(state)")
    reference.tell(world)
    subject.tell(world)
    takeUp(number)
    answer(state)
    follow(number, reference.goOn(released: state), subject.goOn(released: state))
  }

  /// Compares outcomes and does what they ask, until the run waits or ends, and its branches too.
  mutating func follow(
    _ number: Int, _ expected: ReferenceOutcome, _ observed: ReferenceOutcome
  ) {
    var (expected, observed) = (expected, observed)
    while difference == nil {
      compare("states", reference.takeVisited(), subject.takeVisited())
      compare("outcome", expected, observed)
      if let breach = subject.breach { compare("conduct", "faultless", breach) }
      guard difference == nil, case .effect(let state, let effect) = expected else { break }
      if isHeld(state) { return keep(number, .held(state)) }
      perform(state, effect)
      expected = reference.goOn(behind: state)
      observed = subject.goOn(behind: state)
    }
    if difference == nil { settle(number, expected) }
    settleBranches()
  }

  /// Notes where a run or branch has come to.
  private mutating func settle(_ number: Int, _ outcome: ReferenceOutcome) {
    switch outcome {
    case .parked(let state, let wake): keep(number, .waiting(state, until: wake))
    case .forked(let state):
      keep(number, .forked(state))
      duties.append(.begin(branch: 0, of: number))
    case .joined(let state): noteEnd(of: number, at: state)
    case .ended:
      reference.coverage.note("ended")
      if positions.count > 1 { reference.coverage.note("a branch ended the run") }
      endRun()
    case .unchanged, .effect: return
    }
  }

  /// `true` if the effect of a state is not done at once.
  private mutating func isHeld(_ state: String) -> Bool {
    switch reference.state(state).kind {
    case .send, .call: break
    default: return false
    }
    guard dice.chance(20) else { return false }
    reference.coverage.note("held")
    return true
  }

  /// Does an effect as a host would.
  private mutating func perform(_ state: String, _ effect: ReferenceEffect) {
    if case .set(let path, _, _) = reference.state(state).kind,
      case .value(let value) = effect
    {
      world.user = world.user.setting(path[...], to: value)
      reference.tell(world)
      subject.tell(world)
    }
    answer(state)
  }

  /// Tells both what came of a send or a call.
  private mutating func answer(_ state: String) {
    switch reference.state(state).kind {
    case .send:
      compare("may leave", reference.mayLeave(state), subject.mayLeave(state))
      let isSent = dice.chance(60)
      let channel = dice.chance(90) ? dice.pick(Vocabulary.channels) : nil
      let reason = isSent ? nil : dice.pick(["unsubscribed", "limit", "only_if"])
      story.tell("  sent \(isSent) by \(channel ?? "-"), \(reason ?? "-")")
      reference.answerSend(state, sent: isSent, channel: channel, reason: reason)
      subject.answerSend(state, sent: isSent, channel: channel, reason: reason)
    case .call:
      let answer =
        dice.chance(80) ? payloads.record(Vocabulary.services[0].returns) : nil
      story.tell("  answered \(answer?.text ?? "-")")
      reference.answerCall(state, answer)
      subject.answerCall(state, answer)
    default: break
    }
  }
}
