public import JourneyModel

/// Calls an operation of a service as a webhook, and takes its answer.
public struct ServiceProvider: Provider {
  /// `true` unless the catalog says that the service does a key twice when it is asked twice.
  public let honoursKey: Bool
  /// How long the receiver knows a key, in seconds from the first attempt on.
  public let keySeconds: Int64
  /// Posts.
  private let sender: SignedSender
  /// The fields of the answer.
  private let returns: [ValueType.Field]

  /// Creates a provider.
  public init(
    url: OutgoingURL, keys: [SigningKey], returns: [ValueType.Field], limit: Duration? = nil,
    honoursKey: Bool = true, keySeconds: Int64? = nil, client: WebClient, clock: ProviderClock
  ) {
    self.honoursKey = honoursKey
    self.keySeconds = keySeconds ?? CatalogReader.keySecondsUsual
    self.returns = returns
    sender = SignedSender(
      url: url, keys: keys, limit: limit ?? SignedSender.limitStandard, client: client,
      clock: clock)
  }

  /// Makes an attempt.
  public func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    guard case .call = delivery.kind else {
      return .refused(reason: "an operation takes calls only")
    }
    let answer = await sender.post(WebhookBody.bytes(of: delivery), key: delivery.key)
    let outcome = DeliveryOutcome(answer, host: sender.url.host, now: sender.clock.now())
    guard case .accepted = outcome, case .answered(_, _, let body) = answer else { return outcome }
    switch body {
    case .broken: return .unknown(reason: "the answer of `\(sender.url.host)` broke off")
    case .tooLong:
      let kilobytes = WebClient.answerBytesMax / 1_024
      return .refused(reason: "the answer is longer than \(kilobytes) KB")
    case .whole(let bytes): return checked(bytes)
    }
  }

  /// The answer, if it is what the catalog says.
  private func checked(_ bytes: [UInt8]) -> DeliveryOutcome {
    do {
      return .accepted(answer: try AnswerCheck.checked(bytes, returns: returns))
    } catch {
      return .refused(reason: error.description)
    }
  }
}
