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
  /// The hosts with their ports that may be called though they are no public address by TLS, such
  /// as `127.0.0.1:9000`.
  public var outgoingAllowed: [String]
  /// How long a run is kept that has ended; `nil` for as long as the data are.
  public var finishedRunsKept: CalendarDuration?
  /// What people are like, for those who make them up.
  public var population = PopulationDeclaration()

  /// The channels that are always there.
  public static let ownChannels = ["email", "sms", "push"]

  /// The channels that there are: those that are always there, and then those that are declared.
  public var declaredChannels: [String] {
    Self.ownChannels + channels.map(\.name).filter { !Self.ownChannels.contains($0) }
  }

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
