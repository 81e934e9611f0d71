extension CatalogReader {
  /// A message.
  static func message(_ name: String, _ place: DocumentPlace) -> MessageDeclaration? {
    if place.node.isNull { return MessageDeclaration(name: name, kind: .marketing) }
    return place.object { fields in
      let kind = fields.optional("kind")?.word(of: MessageKind.self) ?? .marketing
      let topic = fields.optional("topic")?.identifier()
      let channels = fields.optional("channels")?.list { $0.identifier() }
      let parameters = fields.optional("with").flatMap(Self.fields)
      let to = kind == .internal ? fields.required("to") : fields.optional("to")
      if let to, kind != .internal {
        to.report(
          CatalogCode.contradiction,
          "\(to.name) is for a message of kind `internal`, not `\(kind)`",
          help: "an address for one send stands in the script: `send … to …`")
      }
      return MessageDeclaration(
        name: name, kind: kind, topic: topic, channels: channels ?? [],
        parameters: parameters ?? [], to: to?.identifier())
    }
  }

  /// A channel.
  static func channel(_ name: String, _ place: DocumentPlace) -> ChannelDeclaration? {
    if place.node.isNull { return ChannelDeclaration(name: name) }
    return place.object { fields in
      let providers = ["webhook", "smtp", "log"].map { (word: $0, value: $0) }
      let provider = fields.optional("provider")?.word(among: providers)
      let hasURL = provider == "webhook" || provider == "smtp"
      let url = hasURL ? fields.required("url") : fields.optional("url")
      let schemes = provider == "smtp" ? ["smtp", "smtps"] : ["https", "http"]
      let secret = fields.optional("secret").flatMap(Self.secret)
      let rate = fields.optional("rate").flatMap(Self.rate)
      let retries = fields.optional("retries")?.integer(atLeast: 0)
      let action = fields.optional("failure").flatMap(Self.failure)
      let hasPolicy = retries != nil || action != nil
      return ChannelDeclaration(
        name: name, provider: provider, url: url?.address(schemes: schemes), secret: secret,
        rate: rate,
        failure: hasPolicy ? FailurePolicy(retries: retries, action: action ?? .park) : nil)
    }
  }

  /// The operations of a service.
  static func operations(
    _ service: String, _ place: DocumentPlace
  ) -> [OperationDeclaration]? {
    if place.node.isNull { return [] }
    return place.entries { name, place in
      var declaration = OperationDeclaration(service: service, operation: name)
      if place.node.isNull { return declaration }
      return place.object { fields in
        declaration.url = fields.optional("url")?.address(schemes: ["https", "http"])
        declaration.parameters = fields.optional("with").flatMap(Self.fields) ?? []
        declaration.returns = fields.optional("returns").flatMap(Self.fields) ?? []
        declaration.timeout = fields.optional("timeout")?.words()
        declaration.retries = fields.optional("retries")?.integer(atLeast: 0)
        let action = fields.optional("failure").flatMap(Self.failure)
        declaration.failure = action.map { FailurePolicy(retries: declaration.retries, action: $0) }
        return declaration
      }
    }
  }

  /// A limit over all journeys.
  static func limit(_ fields: inout DocumentFields) -> MessageLimit? {
    let messages = fields.required("messages")?.integer(atLeast: 1)
    let per = fields.required("per")?.words()
    let topic = fields.optional("topic")?.identifier()
    let channel = fields.optional("channel")?.identifier()
    guard let messages, let per else { return nil }
    return MessageLimit(messages: messages, per: per, topic: topic, channel: channel)
  }

  /// What becomes of a run: a word, or `{ stop: reason }`.
  private static func failure(_ place: DocumentPlace) -> FailurePolicy.Action? {
    if place.node.members != nil {
      return place.object { fields in
        fields.required("stop")?.text().map { .stop(reason: $0) }
      }
    }
    return place.word(among: [("skip", .skip), ("stop", .stop(reason: nil)), ("park", .park)])
  }

  /// So many in a span of time: `100 per second`, `30 per 10 minutes`.
  private static func rate(_ place: DocumentPlace) -> ChannelDeclaration.Rate? {
    guard let text = place.text() else { return nil }
    let words = text.split(separator: " ", maxSplits: 2)
    let span = words.count == 3 ? String(words[2]) : ""
    let duration = CalendarDuration(words: span) ?? CalendarDuration(words: "1 \(span)")
    guard words.count == 3, words[1] == "per", let count = Int(words[0]), count > 0,
      let duration, !duration.isZero
    else { return place.invalid("a rate such as `100 per second`") }
    return ChannelDeclaration.Rate(count: count, per: duration)
  }

  /// Where a secret is found; what else stands there is not repeated, since it may be the secret.
  private static func secret(_ place: DocumentPlace) -> String? {
    guard let text = place.text() else { return nil }
    let name = text.utf8.dropFirst(4)
    let isName = name.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
    if text.hasPrefix("env:"), !name.isEmpty, isName { return text }
    place.report(
      CatalogCode.invalidSetting, "\(place.name) must say where the secret is found",
      help: "the secret itself stands in a variable of the environment: `env:EMAIL_SECRET`")
    return nil
  }
}

extension DocumentPlace {
  /// The duration that the text spells in words, or in ISO 8601; it must last some time.
  func words() -> CalendarDuration? {
    guard let text = text() else { return nil }
    let duration = CalendarDuration(words: text) ?? CalendarDuration(iso8601: text)
    guard let duration, duration.nominalMicroseconds > 0 else {
      return invalid("a duration such as `7 days`")
    }
    return duration
  }

  /// The address that the text is, which must begin with one of these schemes.
  fileprivate func address(schemes: [String]) -> String? {
    guard let text = text() else { return nil }
    let isAddress = schemes.contains { text.hasPrefix("\($0)://") && text.count > $0.count + 3 }
    return isAddress ? text : invalid("an address that begins with `\(schemes[0])://`")
  }
}
