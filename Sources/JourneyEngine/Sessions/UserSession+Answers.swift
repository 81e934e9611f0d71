internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// What becomes of effects that left outside the step, told to the runs that stand at them.
extension UserSession {
  /// Handles what has become of an effect; for a run that has ended or gone on, it changes nothing.
  func handle(_ effect: OutboxRecord, number: Int64) {
    begin(number: number, event: nil, depth: 0)
    if held[effect.number] != nil { held[effect.number] = effect }
    if effect.kind == "send", effect.status == .sent { raiseSent(effect) }
    guard let run = runs.first(where: { $0.record.number == effect.runNumber }), run.isInside
    else { return }
    if isStop(effect), effect.delivery?.isAwaited == false {
      return end(run, reason: effect.stopReason, cause: "answered", path: [])
    }
    guard mayMove(run) else { return suspend(run) }
    if run.record.isSuspended { return catchUp(run) }
    if isAnswered(run) { goOnAnswered(run) }
  }

  /// `true` if an effect has failed in a way that ends its run.
  private func isStop(_ effect: OutboxRecord) -> Bool {
    guard
      effect.status == .failed || effect.delivery?.isAwaited == true && effect.status == .unknown,
      case .stop = effect.delivery?.policy
    else { return false }
    return true
  }

  /// The effects that a run stands at, in their order: one, or one for each channel.
  func effects(at run: SessionRun) -> [OutboxRecord] {
    guard let leader = run.record.heldEffect else { return [] }
    return held.values
      .filter { $0.number == leader || $0.delivery?.leader == leader }
      .sorted { $0.number < $1.number }
  }

  /// `true` if a run stands at effects that are all settled.
  func isAnswered(_ run: SessionRun) -> Bool {
    let effects = effects(at: run)
    return !effects.isEmpty && effects.allSatisfy { $0.delivery?.settledAt != nil }
  }

  /// Lets a run go on that stands at effects which are all settled, or ends it.
  func goOnAnswered(_ run: SessionRun) {
    let effects = effects(at: run)
    let machine = prepare(run.journey)
    guard restore(run, on: machine) else { return }
    guard let state = run.journey.program.index(ofState: run.record.stateID) else {
      return fault(run, "it stands at no state")
    }
    for effect in effects { held[effect.number] = nil }
    run.record.heldEffect = nil
    if let failed = effects.first(where: isStop) {
      return end(run, reason: failed.stopReason, cause: "answered", path: [])
    }
    answer(state, with: effects, on: machine)
    follow(
      run, machine.resume(state: state, input: .released), on: machine, cause: "answered",
      effects: effects.count)
  }

  /// Tells a machine what became of the effects of a state.
  func answer(_ state: Int, with effects: [OutboxRecord], on machine: Machine) {
    if let call = effects.first, call.kind == "call" {
      return machine.answerCall(state: state, call.status == .sent ? call.answer : nil)
    }
    let sent = effects.first { $0.status == .sent }
    let other = effects.first { $0.status != .sent }
    machine.answerSend(
      state: state, sent: sent != nil, channel: sent?.channel,
      reason: sent == nil ? other?.outcomeReason : nil)
  }

  /// When a run goes on that stands at an effect, whatever becomes of it: at the end of quiet
  /// hours, or when a call has had its time and may be done without.
  func holdEnd(of run: SessionRun) -> Moment? {
    guard let number = run.record.heldEffect, let effect = held[number] else { return nil }
    if effect.status == .held { return effect.at }
    guard let delivery = effect.delivery, delivery.settledAt == nil, delivery.policy != .park,
      let state = run.journey.program.index(ofState: delivery.stateID),
      case .call(let action, _) = run.journey.program.definition.states[state].kind,
      action.within != nil
    else { return nil }
    return delivery.expiresAt
  }

  /// `true` if a run stands at an effect and its time has not come.
  func isHeld(_ run: SessionRun) -> Bool {
    guard let number = run.record.heldEffect, held[number] != nil else { return false }
    return holdEnd(of: run).map { $0 > now } ?? true
  }

  /// Lets a run go on without the answer that did not come in time.
  ///
  /// What has not begun to leave never does; what is on its way comes too late to change anything.
  func giveUp(_ run: SessionRun) {
    guard let number = run.record.heldEffect, var effect = held[number],
      holdEnd(of: run).map({ $0 <= now }) ?? false
    else { return }
    let isOnItsWay = effect.status == .sending
    effect.status = .failed
    effect.reason = "no answer in time"
    effect.delivery?.nextAt = nil
    effect.delivery?.settledAt = now
    effect.at = now
    if !isOnItsWay { note(effect) }
    held[number] = effect
    if let state = run.journey.program.index(ofState: run.record.stateID) {
      note(run.journey, run, .called(state: state, effect))
    }
    goOnAnswered(run)
  }
}

extension OutboxRecord {
  /// Why a run ends whose effect has failed.
  fileprivate var stopReason: String {
    guard case .stop(let reason?) = delivery?.policy else { return "stopped" }
    return reason
  }

  /// Why a message has not left, as a script reads it.
  fileprivate var outcomeReason: String? {
    switch status {
    case .failed: "failed"
    case .unknown: "unknown"
    default: reason
    }
  }
}
