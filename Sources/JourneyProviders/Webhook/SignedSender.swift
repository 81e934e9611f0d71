internal import JourneyModel

/// Posts JSON to one receiver, signed as Standard Webhooks has it.
struct SignedSender: Sendable {
  /// Where to.
  let url: OutgoingURL
  /// The keys that sign, the newest first; none where the catalog names no secret.
  let keys: [SigningKey]
  /// How long the whole of it may take.
  let limit: Duration
  /// Sends.
  let client: WebClient
  /// Tells the time that is signed.
  let clock: ProviderClock

  /// How long an answer may take where the catalog does not say: long enough for a slow receiver,
  /// short enough that one does not hold up the others.
  static let limitStandard = Duration.seconds(15)

  /// Sends a body under a key.
  func post(_ body: [UInt8], key: String) async -> WebAnswer {
    let seconds = clock.now().seconds
    var headers = [
      ("content-type", "application/json"), ("user-agent", "journey"), ("idempotency-key", key),
      ("webhook-id", key), ("webhook-timestamp", String(seconds)),
    ]
    if !keys.isEmpty {
      let signature = WebhookSignature.header(id: key, seconds: seconds, body: body, keys: keys)
      headers.append(("webhook-signature", signature))
    }
    return await client.post(url, headers: headers, body: body, within: limit)
  }
}
