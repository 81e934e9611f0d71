public import JourneyModel

/// Sends messages as webhooks.
public struct WebhookProvider: Provider {
  /// `true` unless the catalog says that the receiver does a key twice when it is asked twice.
  public let honoursKey: Bool
  /// How long the receiver knows a key, in seconds from the first attempt on.
  public let keySeconds: Int64
  /// Posts.
  private let sender: SignedSender
  /// Renders messages that have templates.
  private let templates: MessageTemplates

  /// Creates a provider.
  public init(
    url: OutgoingURL, keys: [SigningKey], limit: Duration? = nil, honoursKey: Bool = true,
    keySeconds: Int64? = nil,
    templates: MessageTemplates = MessageTemplates(), client: WebClient, clock: ProviderClock
  ) {
    self.honoursKey = honoursKey
    self.keySeconds = keySeconds ?? CatalogReader.keySecondsUsual
    self.templates = templates
    sender = SignedSender(
      url: url, keys: keys, limit: limit ?? SignedSender.limitStandard, client: client,
      clock: clock)
  }

  /// Makes an attempt.
  public func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    guard case .message(let name, let channel, _) = delivery.kind else {
      return .refused(reason: "a channel takes messages only")
    }
    let content: MessageContent?
    do {
      content = try templates.content(of: name, by: channel, for: delivery)
    } catch {
      return .refused(reason: error.description)
    }
    let body = WebhookBody.bytes(of: delivery, content: content)
    let answer = await sender.post(body, key: delivery.key)
    return DeliveryOutcome(answer, host: sender.url.host, now: sender.clock.now())
  }
}
