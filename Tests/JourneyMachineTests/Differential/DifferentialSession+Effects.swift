import JourneyModel

extension DifferentialSession {
  /// Both go on from a wait.
  mutating func resume(_ state: String, _ input: ReferenceInput) {
    reference.noteInput(state, input)
    follow(
      settled(reference.goOn(state, input)), settled(subject.goOn(state, input)))
  }

  /// `unchanged` as what it means: the run waits on as it did.
  private func settled(_ outcome: ReferenceOutcome) -> ReferenceOutcome {
    guard case .unchanged = outcome, case .waiting(let state, let wake) = place else {
      return outcome
    }
    return .parked(state: state, wakeAt: wake)
  }

  /// A held effect comes to its end, and the run goes on behind it.
  mutating func release(_ state: String) {
    world.number += 1
    world.candidate = nil
    reference.coverage.note("released")
    story.tell("- released \(state)")
    reference.tell(world)
    subject.tell(world)
    reference.takeUp()
    subject.takeUp()
    answer(state)
    follow(reference.goOn(released: state), subject.goOn(released: state))
  }

  /// Compares outcomes and does what they ask, until the run waits or ends.
  mutating func follow(_ expected: ReferenceOutcome, _ observed: ReferenceOutcome) {
    var (expected, observed) = (expected, observed)
    while difference == nil {
      compare("states", reference.takeVisited(), subject.takeVisited())
      compare("outcome", expected, observed)
      if let breach = subject.breach { compare("conduct", "faultless", breach) }
      guard difference == nil else { return }
      switch expected {
      case .parked(let state, let wake): return keep(.waiting(state, until: wake))
      case .unchanged: return
      case .ended:
        reference.coverage.note("ended")
        return keep(.outside)
      case .effect(let state, let effect):
        if isHeld(state) { return keep(.held(state)) }
        perform(state, effect)
        expected = reference.goOn(behind: state)
        observed = subject.goOn(behind: state)
      }
    }
  }

  /// Both keep the run where it stands.
  private mutating func keep(_ place: Place) {
    self.place = place
    reference.keep(isInside: place != .outside)
    subject.keep(isInside: place != .outside)
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
