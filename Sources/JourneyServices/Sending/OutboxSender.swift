internal import JourneyEngine
internal import JourneyModel
internal import JourneyProviders

/// Makes the attempts that were claimed, many at a time, and tells what became of each.
struct OutboxSender: Sendable {
  /// The way out.
  let outlet: EffectOutlet

  /// Makes an attempt.
  func make(_ attempt: EffectAttempt) async -> EffectResult {
    let delivery = Delivery(attempt)
    let outcome = await outlet.deliver(delivery)
    return EffectResult(
      attempt,
      .init(
        outcome, honoursKey: outlet.honoursKey(delivery.kind),
        keySeconds: outlet.keySeconds(delivery.kind)))
  }

  /// `true` if the receiver of an attempt does one key once.
  func honoursKey(_ attempt: EffectAttempt) -> Bool {
    outlet.honoursKey(attempt.kind)
  }

  /// How long the receiver of an attempt knows its key, in seconds.
  nonisolated func keySeconds(_ attempt: EffectAttempt) -> Int64 {
    outlet.keySeconds(attempt.kind)
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
