internal import JourneyModel
internal import Logging

/// Sets up the providers of a catalog.
struct ProviderBuilder {
  /// The providers so far, by channel and operation.
  private(set) var providers: [String: any Provider] = [:]
  /// Their rates, breakers and budgets.
  private(set) var lanes: [String: ProviderLane] = [:]
  /// Who reads what the providers of channels report back.
  private(set) var readers: [String: CallbackReader] = [:]
  /// What has no provider.
  private(set) var warnings: [String] = []
  /// What they are made for.
  private let catalog: Catalog
  /// What is around them.
  private let surroundings: ProviderSurroundings
  /// Sends requests.
  private let client: WebClient
  /// The templates.
  private let templates: MessageTemplates
  /// Where the provider `log` writes.
  private let logger: Logger

  /// Reads the templates.
  init(
    catalog: Catalog, surroundings: ProviderSurroundings, client: WebClient, logger: Logger
  ) throws(ProviderTable.Problem) {
    self.catalog = catalog
    self.surroundings = surroundings
    self.client = client
    self.logger = logger
    do { templates = try MessageTemplates(workspace: surroundings.folder) } catch {
      throw ProviderTable.Problem(description: error.description)
    }
  }

  /// Sets up all of them.
  mutating func build() throws(ProviderTable.Problem) {
    for channel in catalog.channels {
      providers[channel.name] = try provider(for: channel)
      lanes[channel.name] = ProviderLane(rate: channel.rate)
      if channel.callbackSecrets.isEmpty { continue }
      let keys = try keys(channel.callbackSecrets, of: "the channel `\(channel.name)`")
      readers[channel.name] = CallbackReader(channel: channel.name, keys: keys)
    }
    for name in Catalog.ownChannels where providers[name] == nil {
      providers[name] = try provider(for: ChannelDeclaration(name: name))
      lanes[name] = ProviderLane(rate: nil)
    }
    for operation in catalog.services ?? [] {
      let name = "\(operation.service).\(operation.operation)"
      providers[name] = try provider(for: operation, name: name)
      lanes[name] = ProviderLane(rate: operation.rate)
    }
  }

  /// The provider of a channel: `log` where the catalog names none.
  private mutating func provider(
    for channel: ChannelDeclaration
  ) throws(ProviderTable.Problem) -> any Provider {
    let url = channel.url.flatMap { OutgoingURL($0) }
    switch (channel.provider, url) {
    case ("webhook"?, let url?):
      return WebhookProvider(
        url: url, keys: try keys(channel.secrets, of: "the channel `\(channel.name)`"),
        limit: Self.limit(channel.timeout), honoursKey: channel.honoursKey,
        keySeconds: Self.seconds(channel.keepsKeys), templates: templates, client: client,
        clock: surroundings.clock)
    case ("smtp"?, let url?): return try mail(channel, url)
    case (nil, _):
      warnings.append(
        "the channel `\(channel.name)` has no provider: its messages are only written to the log")
    default: break
    }
    return LogProvider(logger: logger, showsPeople: surroundings.showsPeople)
  }

  /// The provider of a channel by mail.
  private mutating func mail(
    _ channel: ChannelDeclaration, _ url: OutgoingURL
  ) throws(ProviderTable.Problem) -> any Provider {
    guard let from = channel.from else {
      throw ProviderTable.Problem(description: "the channel `\(channel.name)` has no `from`")
    }
    for message in catalog.messages ?? []
    where message.channels.contains(channel.name)
      && !templates.isMail(message.name, by: channel.name)
    {
      warnings.append(
        "the message `\(message.name)` cannot leave by `\(channel.name)`: it has no templates there"
      )
    }
    let secret = try channel.secrets.first.map { reference throws(ProviderTable.Problem) in
      try self.secret(reference, of: "the channel `\(channel.name)`")
    }
    let account = secret.map { SMTPAccount(user: channel.user ?? from.address, secret: $0) }
    return SMTPProvider(
      url: url, from: from, account: account, limit: Self.limit(channel.timeout),
      templates: templates,
      guardian: OutgoingGuard(allowed: catalog.outgoingAllowed, resolver: surroundings.resolver),
      trustRoots: surroundings.trustRoots, clock: surroundings.clock)
  }

  /// The provider of an operation; none where the catalog names no address.
  private mutating func provider(
    for operation: OperationDeclaration, name: String
  ) throws(ProviderTable.Problem) -> (any Provider)? {
    guard let url = operation.url.flatMap({ OutgoingURL($0) }) else {
      warnings.append("the operation `\(name)` has no `url`: every call of it fails")
      return nil
    }
    return ServiceProvider(
      url: url, keys: try keys(operation.secrets, of: "the operation `\(name)`"),
      returns: operation.returns, limit: Self.limit(operation.timeout),
      honoursKey: operation.honoursKey, keySeconds: Self.seconds(operation.keepsKeys),
      client: client, clock: surroundings.clock)
  }

  /// The keys that sign.
  private func keys(
    _ references: [SecretReference], of owner: String
  ) throws(ProviderTable.Problem) -> [SigningKey] {
    var keys: [SigningKey] = []
    for reference in references {
      guard let key = SigningKey(try secret(reference, of: owner)) else {
        throw ProviderTable.Problem(
          description:
            "\(owner) cannot sign with `\(reference)`: a secret is \(SigningKey.bytesMin) "
            + "to \(SigningKey.bytesMax) bytes in Base64, such as `openssl rand -base64 32` prints")
      }
      keys.append(key)
    }
    return keys
  }

  /// A secret that must be there.
  private func secret(
    _ reference: SecretReference, of owner: String
  ) throws(ProviderTable.Problem) -> Secret {
    let source = SecretSource(
      environment: surroundings.environment, folder: surroundings.folder)
    do { return try source.secret(reference) } catch {
      throw ProviderTable.Problem(description: "\(owner): \(error.description)")
    }
  }

  /// How many seconds a duration lasts.
  private static func seconds(_ duration: CalendarDuration?) -> Int64? {
    duration.map { $0.nominalMicroseconds / Moment.perSecond }
  }

  /// How long an answer may take.
  private static func limit(_ timeout: CalendarDuration?) -> Duration? {
    timeout.map { .microseconds($0.nominalMicroseconds) }
  }
}
