public import JourneyModel

/// Reads what the provider of a channel reports back, and believes it only if it is signed.
public struct CallbackReader: Sendable {
  /// The headers that tell who has written it.
  public struct Headers: Sendable {
    /// `webhook-id`.
    public var id: String
    /// `webhook-timestamp`.
    public var timestamp: String
    /// `webhook-signature`.
    public var signature: String

    /// Creates headers; one that is missing is empty.
    public init(id: String, timestamp: String, signature: String) {
      self.id = id
      self.timestamp = timestamp
      self.signature = signature
    }
  }

  /// Why a report is not taken.
  public enum Refusal: Error, Equatable, Sendable {
    /// It is not signed by the provider, or not just now.
    case notBelieved(WebhookSignature.Rejection)
    /// It is signed, but says nothing that can be read.
    case unreadable(String)
  }

  /// The largest report: it tells of one message.
  public static let bytesMax = 64 * 1_024
  /// The longest id of a report.
  public static let idBytesMax = 128

  /// The channel.
  private let channel: String
  /// The keys of the provider.
  private let keys: [SigningKey]

  /// Creates a reader for a channel.
  public init(channel: String, keys: [SigningKey]) {
    self.channel = channel
    self.keys = keys
  }

  /// Returns what a report means.
  public func read(
    _ body: [UInt8], headers: Headers, at now: Moment
  ) throws(Refusal) -> ProviderCallback {
    guard body.count <= Self.bytesMax, headers.id.utf8.count <= Self.idBytesMax else {
      throw .notBelieved(.malformed)
    }
    do {
      try WebhookSignature.verify(
        id: headers.id, timestamp: headers.timestamp, signature: headers.signature, body: body,
        keys: keys, at: now)
    } catch {
      throw .notBelieved(error)
    }
    return try callback(body, id: headers.id, now: now)
  }

  /// What a report means that is believed.
  private func callback(
    _ body: [UInt8], id: String, now: Moment
  ) throws(Refusal) -> ProviderCallback {
    guard let node = try? JSONReader.parse(body), let data = node.member("data") else {
      throw .unreadable("the body must be an object with `type` and `data`")
    }
    let kinds = ProviderCallback.Kind.allCases
    guard let type = node.member("type")?.text,
      let kind = kinds.first(where: { "message.\($0.rawValue)" == type || $0.rawValue == type })
    else {
      let names = kinds.map { "`message.\($0.rawValue)`" }.joined(separator: ", ")
      throw .unreadable("`type` must be one of \(names)")
    }
    guard let userID = data.member("userId")?.text, !userID.isEmpty else {
      throw .unreadable("`data.userId` must say who the message was for")
    }
    return ProviderCallback(
      kind: kind, userID: userID, eventID: "\(channel):\(id)", at: try moment(node, now),
      attributes: attributes(kind, data), changes: changes(kind, data))
  }

  /// When it happened: now if the report does not say, and never later.
  private func moment(_ node: JSONNode, _ now: Moment) throws(Refusal) -> Moment {
    guard let stated = node.member("timestamp"), !stated.isNull else { return now }
    guard let moment = stated.text.flatMap({ Moment($0) }) else {
      throw .unreadable("`timestamp` must be a moment such as `2026-03-01T12:00:00Z`")
    }
    return min(moment, now)
  }

  /// The attributes of the event, by the names of the language.
  ///
  /// The reason tells a complaint from the wish for no more, whatever the provider says of it.
  private func attributes(_ kind: ProviderCallback.Kind, _ data: JSONNode) -> [UInt8] {
    let names = [
      ("message", "message"), ("journey_id", "journeyId"), ("run", "runId"), ("reason", "reason"),
      ("url", "url"), ("key", "idempotencyKey"),
    ]
    let told = names.compactMap { name, field in
      let text = kind == .complained && name == "reason" ? kind.rawValue : data.member(field)?.text
      return text.map { (name, JSONNode.text($0)) }
    }
    return JSONWriter.compact(.object(members: [("channel", .text(channel))] + told))
  }

  /// What a report changes: nobody is written to whom it does not reach, or who wants no more.
  private func changes(
    _ kind: ProviderCallback.Kind, _ data: JSONNode
  ) -> [ProviderCallback.PreferenceChange] {
    switch kind {
    case .delivered, .opened, .clicked: []
    case .bounced:
      // A mailbox that is full today is not gone.
      data.member("permanent")?.boolean == false
        ? [] : [.init(channel: channel, preference: "reachable", value: false)]
    case .complained, .unsubscribed:
      [.init(channel: channel, preference: "subscribed", value: false)]
    }
  }
}
