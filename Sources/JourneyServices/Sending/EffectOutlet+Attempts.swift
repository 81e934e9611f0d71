internal import JourneyEngine
internal import JourneyModel
internal import JourneyProviders

/// Attempts that were claimed, made one by one.
extension EffectOutlet {
  /// Makes an attempt, and tells what became of it.
  func make(_ attempt: EffectAttempt) async -> EffectResult {
    let delivery = Delivery(attempt)
    let outcome = await deliver(delivery)
    return EffectResult(
      attempt,
      .init(
        outcome, honoursKey: honoursKey(delivery.kind), keySeconds: keySeconds(delivery.kind)))
  }
}

extension Delivery {
  /// What a provider is told of an attempt.
  fileprivate init(_ attempt: EffectAttempt) {
    self.init(
      key: attempt.key, kind: attempt.kind, userID: attempt.userID, journeyID: attempt.journeyID,
      runID: attempt.runID, arguments: attempt.arguments, attempt: attempt.attempt)
  }
}

extension EffectResult.Outcome {
  /// What a provider said, as the engine takes it.
  fileprivate init(_ outcome: DeliveryOutcome, honoursKey: Bool, keySeconds: Int64) {
    switch outcome {
    case .accepted(let answer): self = .accepted(answer: answer)
    case .refused(let reason): self = .refused(reason: reason)
    case .failed(let reason, let seconds):
      self = .failed(reason: reason, retryAfterSeconds: seconds)
    case .unknown(let reason):
      self = .unknown(reason: reason, honoursKey: honoursKey, keySeconds: keySeconds)
    }
  }
}
