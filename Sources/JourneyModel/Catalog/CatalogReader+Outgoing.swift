extension CatalogReader {
  /// The longest time that an answer may take: a place in the queue is held as long.
  public static let timeoutSecondsMax: Int64 = 60
  /// How long receivers know a key unless they say otherwise, in seconds: a day, as those promise
  /// at least who make much of it.
  public static let keySecondsUsual: Int64 = 24 * 3_600
  /// The most secrets at a time: the new one, and the old one until nobody uses it.
  public static let secretsMax = 2

  /// A channel.
  static func channel(_ name: String, _ place: DocumentPlace) -> ChannelDeclaration? {
    if place.node.isNull { return ChannelDeclaration(name: name) }
    return place.object { fields in
      var channel = ChannelDeclaration(name: name)
      let providers = ["webhook", "smtp", "log"].map { (word: $0, value: $0) }
      channel.provider = fields.optional("provider")?.word(among: providers)
      readAddress(&fields, into: &channel)
      channel.secrets = fields.optional("secret").flatMap(Self.secrets) ?? []
      channel.callbackSecrets = fields.optional("callback_secret").flatMap(Self.secrets) ?? []
      channel.rate = fields.optional("rate").flatMap(Self.rate)
      channel.timeout = fields.optional("timeout").flatMap(Self.timeout)
      (channel.honoursKey, channel.keepsKeys) = Self.keys(&fields)
      let retries = fields.optional("retries")?.integer(atLeast: 0)
      let action = fields.optional("failure").flatMap(Self.failure)
      if retries != nil || action != nil {
        channel.failure = FailurePolicy(retries: retries, action: action ?? .park)
      }
      return channel
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
        declaration.url = fields.optional("url")?.address(schemes: [.https, .http])
        declaration.secrets = fields.optional("secret").flatMap(Self.secrets) ?? []
        declaration.parameters = fields.optional("with").flatMap(Self.fields) ?? []
        declaration.returns = fields.optional("returns").flatMap(Self.fields) ?? []
        declaration.rate = fields.optional("rate").flatMap(Self.rate)
        declaration.timeout = fields.optional("timeout").flatMap(Self.timeout)
        declaration.retries = fields.optional("retries")?.integer(atLeast: 0)
        (declaration.honoursKey, declaration.keepsKeys) = Self.keys(&fields)
        let action = fields.optional("failure").flatMap(Self.failure)
        declaration.failure = action.map { FailurePolicy(retries: declaration.retries, action: $0) }
        return declaration
      }
    }
  }

  /// Whether what bears one key is done once, and for how long.
  private static func keys(
    _ fields: inout DocumentFields
  ) -> (honoursKey: Bool, keepsKeys: CalendarDuration?) {
    let honoursKey = fields.optional("honours_key")?.boolean() ?? true
    guard let place = fields.optional("keeps_keys") else { return (honoursKey, nil) }
    if !honoursKey {
      place.report(
        CatalogCode.contradiction, "\(place.name) is for a receiver that honours keys")
    }
    guard let duration = place.words() else { return (honoursKey, nil) }
    guard !duration.isZero else {
      return (honoursKey, place.invalid("a duration such as `24 hours`"))
    }
    return (honoursKey, duration)
  }

  /// Where a channel's provider is, and who it is told that sends.
  private static func readAddress(
    _ fields: inout DocumentFields, into channel: inout ChannelDeclaration
  ) {
    let isMail = channel.provider == "smtp"
    let needsURL = isMail || channel.provider == "webhook"
    let url = needsURL ? fields.required("url") : fields.optional("url")
    channel.url = url?.address(schemes: isMail ? [.smtp, .smtps] : [.https, .http])
    let from = isMail ? fields.required("from") : fields.optional("from")
    channel.from = from?.mailAddress()
    let user = fields.optional("user")
    channel.user = user?.identifier()
    for place in [from, user].compactMap({ $0 }) where !isMail {
      place.report(CatalogCode.contradiction, "\(place.name) is for the provider `smtp`")
    }
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
  private static func rate(_ place: DocumentPlace) -> SendingRate? {
    guard let text = place.text() else { return nil }
    let words = text.split(separator: " ", maxSplits: 2)
    let span = words.count == 3 ? String(words[2]) : ""
    let duration = CalendarDuration(words: span) ?? CalendarDuration(words: "1 \(span)")
    guard words.count == 3, words[1] == "per", let count = Int(words[0]), count > 0,
      let duration, !duration.isZero
    else { return place.invalid("a rate such as `100 per second`") }
    return SendingRate(count: count, per: duration)
  }

  /// How long an answer may take.
  private static func timeout(_ place: DocumentPlace) -> CalendarDuration? {
    guard let duration = place.words() else { return nil }
    guard duration.nominalMicroseconds <= timeoutSecondsMax * Moment.perSecond else {
      return place.invalid("a duration of \(timeoutSecondsMax) seconds at most")
    }
    return duration
  }

  /// Where a secret is found, or two of them.
  private static func secrets(_ place: DocumentPlace) -> [SecretReference]? {
    guard place.node.elements != nil else { return secret(place).map { [$0] } }
    guard let secrets = place.list(Self.secret) else { return nil }
    guard (1...secretsMax).contains(secrets.count) else {
      return place.invalid("one secret, or the new and the old one")
    }
    return secrets
  }

  /// Where a secret is found; what else stands there is not repeated, since it may be the secret.
  private static func secret(_ place: DocumentPlace) -> SecretReference? {
    guard let text = place.text() else { return nil }
    if let reference = SecretReference(text) { return reference }
    place.report(
      CatalogCode.invalidSetting, "\(place.name) must say where the secret is found",
      help: "the secret itself stands in a variable of the environment, `env:EMAIL_SECRET`, or in "
        + "a file, `file:/run/secrets/email`")
    return nil
  }
}

extension DocumentPlace {
  /// The address that the text is, which must begin with one of these schemes.
  ///
  /// What stands before an `@` is not repeated, since it may be a secret.
  fileprivate func address(schemes: [OutgoingURL.Scheme]) -> String? {
    guard let text = text() else { return nil }
    if let url = OutgoingURL(text), schemes.contains(url.scheme) { return text }
    let isOfScheme = schemes.contains { text.hasPrefix("\($0.rawValue)://") }
    let authority = text.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
    if isOfScheme, authority.contains("@") {
      report(
        findings.words.invalidValue, "\(name) must not hold a user or a password",
        help: "where the password is found stands in `secret`")
      return nil
    }
    return isOfScheme
      ? invalid("a plain address such as `\(schemes[0].rawValue)://shop.example.com/send`")
      : invalid("an address that begins with `\(schemes[0].rawValue)://`")
  }

  /// The e-mail address that the text is.
  fileprivate func mailAddress() -> MailAddress? {
    guard let text = text() else { return nil }
    return MailAddress(text) ?? invalid("an address such as `Corner Shop <hello@shop.example>`")
  }

  /// The host with its port that the text is.
  func hostAndPort() -> String? {
    guard let text = text() else { return nil }
    return OutgoingURL.hostAndPort(text) ?? invalid("a host with its port, as `127.0.0.1:9000`")
  }
}
