/// What a workspace declares in `journey.yaml`: the names and types that scripts are checked
/// against.
public struct Catalog: Equatable, Sendable {
  /// The name of the workspace.
  public var workspace: String
  /// The IANA name of the zone for all calendar words, unless a journey sets its own.
  public var timeZone: String
  /// What a preference that is not on record means.
  public var unknownConsent: UnknownConsent
  /// The attributes of users beyond the fixed fields; `nil` where the catalog declares none.
  public var userAttributes: [ValueType.Field]?
  /// The events by name, in the order of the file; `nil` where the catalog declares none.
  public var events: [EventDeclaration]?
  /// The messages; `nil` where the catalog declares none.
  public var messages: [MessageDeclaration]?
  /// The channels beside `email`, `sms` and `push`, and settings for those.
  public var channels: [ChannelDeclaration]
  /// The operations of services; `nil` where the catalog declares none.
  public var services: [OperationDeclaration]?
  /// Limits over all journeys.
  public var limits: [MessageLimit]
  /// The severities that the workspace sets, by the name of the finding; `nil` turns it off.
  public var lint: [String: Diagnostic.Severity?]
  /// The private and loopback addresses that may be called, such as `127.0.0.1:9000`.
  public var outgoingAllowed: [String]

  /// What a preference that is not on record means.
  public enum UnknownConsent: String, CaseIterable, Sendable {
    /// No: the default.
    case deny
    /// Yes.
    case allow
  }

  /// Creates a catalog that declares nothing, in UTC: every name is accepted.
  public init(workspace: String = "workspace", timeZone: String = "UTC") {
    self.workspace = workspace
    self.timeZone = timeZone
    unknownConsent = .deny
    channels = []
    limits = []
    lint = [:]
    outgoingAllowed = []
  }
}

/// An event of the catalog.
public struct EventDeclaration: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The attributes.
  public var attributes: [ValueType.Field]

  /// Creates a declaration.
  public init(name: String, attributes: [ValueType.Field]) {
    self.name = name
    self.attributes = attributes
  }
}

/// A message of the catalog.
public struct MessageDeclaration: Equatable, Sendable {
  /// The name.
  public var name: String
  /// What the message is for.
  public var kind: MessageKind
  /// The topic that limits can count.
  public var topic: String?
  /// The channels it can go by; empty means any.
  public var channels: [String]
  /// The parameters.
  public var parameters: [ValueType.Field]
  /// The team's own address, for an `internal` message.
  public var to: String?

  /// Creates a declaration.
  public init(
    name: String, kind: MessageKind, topic: String? = nil, channels: [String] = [],
    parameters: [ValueType.Field] = [], to: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.topic = topic
    self.channels = channels
    self.parameters = parameters
    self.to = to
  }
}

/// What a message is for, which decides whose consent it needs.
public enum MessageKind: String, CaseIterable, Sendable {
  /// Needs consent; quiet hours and limits hold for it.
  case marketing
  /// Passes opt-out of marketing, quiet hours and limits.
  case transactional
  /// Goes to the team's own address and asks nobody's consent.
  case `internal`
}

/// A channel of the catalog.
public struct ChannelDeclaration: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The provider: `webhook`, `smtp` or `log`.
  public var provider: String?
  /// The provider's address.
  public var url: String?
  /// Where the secret is found, such as `env:EMAIL_SECRET`; never the secret itself.
  public var secret: String?
  /// The most sends in a span of time.
  public var rate: Rate?
  /// What becomes of a run whose send has failed for good.
  public var failure: FailurePolicy?

  /// So many in a span of time.
  public struct Rate: Equatable, Sendable {
    /// How many.
    public var count: Int
    /// In how long.
    public var per: CalendarDuration

    /// Creates a rate.
    public init(count: Int, per: CalendarDuration) {
      self.count = count
      self.per = per
    }
  }

  /// Creates a declaration.
  public init(
    name: String, provider: String? = nil, url: String? = nil, secret: String? = nil,
    rate: Rate? = nil, failure: FailurePolicy? = nil
  ) {
    self.name = name
    self.provider = provider
    self.url = url
    self.secret = secret
    self.rate = rate
    self.failure = failure
  }
}

/// An operation of a service of the catalog.
public struct OperationDeclaration: Equatable, Sendable {
  /// The service.
  public var service: String
  /// The operation.
  public var operation: String
  /// The address.
  public var url: String?
  /// The parameters.
  public var parameters: [ValueType.Field]
  /// The fields of the answer.
  public var returns: [ValueType.Field]
  /// How long an answer may take.
  public var timeout: CalendarDuration?
  /// How often a failed call is tried again.
  public var retries: Int?
  /// What becomes of a run whose call has failed for good.
  public var failure: FailurePolicy?

  /// Creates a declaration.
  public init(
    service: String, operation: String, url: String? = nil, parameters: [ValueType.Field] = [],
    returns: [ValueType.Field] = [], timeout: CalendarDuration? = nil, retries: Int? = nil,
    failure: FailurePolicy? = nil
  ) {
    self.service = service
    self.operation = operation
    self.url = url
    self.parameters = parameters
    self.returns = returns
    self.timeout = timeout
    self.retries = retries
    self.failure = failure
  }
}
