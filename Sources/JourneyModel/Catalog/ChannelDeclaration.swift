/// A channel of the catalog.
public struct ChannelDeclaration: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The provider: `webhook`, `smtp` or `log`.
  public var provider: String?
  /// The provider's address.
  public var url: String?
  /// Where the secret is found, the newest first; a second one during a rotation.
  public var secrets: [SecretReference] = []
  /// Where the secret is found by which the provider signs what it reports back.
  public var callbackSecrets: [SecretReference] = []
  /// The name by which the provider knows this sender, beside the secret.
  public var user: String?
  /// The sender of an e-mail.
  public var from: MailAddress?
  /// The most sends in a span of time.
  public var rate: SendingRate?
  /// How long an answer may take.
  public var timeout: CalendarDuration?
  /// `true` if the provider does what bears one key once, however often it is asked.
  public var honoursKey = true
  /// How long it knows a key, from the first attempt on; `nil` for as long as is usual.
  public var keepsKeys: CalendarDuration?
  /// What becomes of a run whose send has failed for good.
  public var failure: FailurePolicy?

  /// Creates a declaration.
  public init(
    name: String, provider: String? = nil, url: String? = nil, rate: SendingRate? = nil,
    failure: FailurePolicy? = nil
  ) {
    self.name = name
    self.provider = provider
    self.url = url
    self.rate = rate
    self.failure = failure
  }
}
