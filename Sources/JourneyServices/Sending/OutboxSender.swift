internal import JourneyEngine
internal import JourneyModel
internal import JourneyProviders

/// Makes the attempts that were claimed, many at a time, and tells what became of each.
actor OutboxSender {
  /// The way out.
  nonisolated let outlet: EffectOutlet
  /// Tells the time.
  private let clock: any ServiceClock
  /// How many attempts each channel or operation is making.
  private var busy: [String: Int] = [:]

  /// Creates a sender.
  init(outlet: EffectOutlet, clock: any ServiceClock) {
    self.outlet = outlet
    self.clock = clock
  }

  /// Makes an attempt, unless its channel or operation is busy or wants to be left alone.
  func make(_ attempt: EffectAttempt) async -> EffectResult {
    let delivery = Delivery(attempt)
    let lane = delivery.kind.lane
    let count = busy[lane, default: 0]
    guard count < ServiceLimits.attemptsPerLaneMax else {
      let later = clock.now.microseconds + ServiceLimits.busyRestSeconds * Moment.perSecond
      return EffectResult(attempt, .postponed(until: Moment(microseconds: later)))
    }
    busy[lane] = count + 1
    defer { busy[lane, default: 1] -= 1 }
    if let later = await outlet.notBefore(delivery.kind, attempt.attempt > 1) {
      return EffectResult(attempt, .postponed(until: later))
    }
    let outcome = await outlet.deliver(delivery)
    return EffectResult(
      attempt,
      .init(
        outcome, honoursKey: outlet.honoursKey(delivery.kind),
        keySeconds: outlet.keySeconds(delivery.kind)))
  }

  /// `true` if the receiver of an attempt does one key once.
  nonisolated func honoursKey(_ attempt: EffectAttempt) -> Bool {
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

extension EffectKind {
  /// The channel, or the operation with its service: those that share a receiver.
  fileprivate var lane: String {
    switch self {
    case .message(_, let channel, _): channel
    case .call(let service, let operation): "\(service).\(operation)"
    }
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
