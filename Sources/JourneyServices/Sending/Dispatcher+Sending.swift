internal import JourneyEngine
public import JourneyModel
internal import JourneyStore
internal import Logging

/// Effects that leave: claimed in a round, tried beside it, settled in a later one.
extension Dispatcher {
  /// Settles what was on its way when a process before this one ended; `false` if that is still to
  /// be done: where it fails, it is tried again after a while, and nothing leaves before.
  private func hasRecovered(by outlet: EffectOutlet) -> Bool {
    guard !unrecovered.isEmpty else { return true }
    guard recoveryDue <= clock.now else { return false }
    do {
      let count = try engine.recoverEffects(
        in: unrecovered.sorted(), at: clock.now, honoursKey: { outlet.honoursKey($0.kind) },
        keySeconds: { outlet.keySeconds($0.kind) })
      unrecovered = []
      if count > 0 {
        logger.warning(
          "effects were on their way when a server stopped", metadata: ["count": "\(count)"])
      }
      return true
    } catch {
      recoveryDue = Moment(
        microseconds: clock.now.microseconds
          + ServiceLimits.failureRestSeconds * Moment.perSecond)
      logger.error("what was on its way cannot be settled", metadata: ["reason": "\(error)"])
      return false
    }
  }

  /// Writes down what became of attempts; what cannot be written is kept for the next round.
  func settleResults() throws {
    guard !results.isEmpty else { return }
    try engine.settle(results, at: clock.now)
    for part in results.map(\.id.part) {
      partsUnderWay[part] = partsUnderWay[part].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
    results.removeAll(keepingCapacity: true)
  }

  /// Claims what is due and there is room for, and lets it be tried; `false` if that is nothing.
  func claimEffects() throws -> Bool {
    guard let outlet, !isStopping, roomForAttempts > 0, hasRecovered(by: outlet) else {
      return false
    }
    let now = clock.now
    // What was acknowledged may say that a message is not to leave any more.
    if let due = try nextEffect(), due <= now { try settleAllLogged() }
    let claimed = try engine.claimEffects(
      at: now, max: roomForAttempts, room: { lanes.room(in: $0, at: now) },
      admit: { lane, kind in
        guard let later = outlet.notBefore(kind, lane.isRetry) else { return true }
        lanes.close(lane, until: later)
        return false
      })
    for attempt in claimed { begin(attempt, by: outlet) }
    return !claimed.isEmpty
  }

  /// Lets an attempt be made beside the rounds.
  private func begin(_ attempt: EffectAttempt, by outlet: EffectOutlet) {
    attemptsUnderWay += 1
    partsUnderWay[attempt.id.part, default: 0] += 1
    lanes.begin(attempt.kind.receiver)
    Task { self.take(await outlet.make(attempt), of: attempt.kind.receiver) }
  }

  /// How many attempts may be begun now.
  private var roomForAttempts: Int { ServiceLimits.attemptsMax - attemptsUnderWay }

  /// Takes what became of an attempt, for the next round.
  private func take(_ result: EffectResult, of receiver: String) {
    attemptsUnderWay -= 1
    lanes.end(receiver, at: clock.now)
    results.append(result)
    wake()
  }

  /// When an effect is due that there is room for; `nil` if there is none.
  func nextEffect() throws -> Moment? {
    guard outlet != nil, roomForAttempts > 0 else { return nil }
    if !unrecovered.isEmpty { return recoveryDue }
    return try engine.nextEffect { lanes.opening(of: $0) }
  }

  /// Notes until when attempts under way may go on; the first word about it counts.
  ///
  /// The process is told to stop before the rounds are: requests are answered first.
  public func finish(by moment: Moment) { finishesBy = finishesBy ?? moment }

  /// Until when attempts may go on of a process that is told to stop now.
  public nonisolated var finishMoment: Moment {
    Moment(
      microseconds: clock.now.microseconds + ServiceLimits.finishingSeconds * Moment.perSecond)
  }

  /// Waits for the attempts under way, for a while, and not at all once cancelled: what is not back
  /// by then is settled at the next start.
  func finishAttempts() async {
    let end = finishesBy ?? finishMoment
    do {
      try settleResults()
      while attemptsUnderWay > 0, !Task.isCancelled, clock.now < end {
        await rest(until: end)
        try settleResults()
      }
    } catch {
      logger.error("what was tried cannot be written down", metadata: ["reason": "\(error)"])
    }
    if attemptsUnderWay > 0 {
      logger.warning(
        "the server stops while effects are on their way",
        metadata: ["count": "\(attemptsUnderWay)"])
    }
  }
}
