/// What the people of a workspace are like and what happens to them, for those who make people up.
public struct PopulationDeclaration: Equatable, Sendable {
  /// The attributes of users, by name.
  public var attributes: [String: TraitDeclaration] = [:]
  /// The events, by name.
  public var events: [String: PopulationEvent] = [:]
  /// The channels, by name.
  public var channels: [String: PopulationChannel] = [:]

  /// Creates a population of which nothing is known.
  public init() {}
}

/// How the values of an attribute are spread.
public struct TraitDeclaration: Equatable, Sendable {
  /// The chance that it is there, in millionths; `nil` for the usual one.
  public var known: Int?
  /// The values that there are; `nil` for the usual ones.
  public var spread: Spread?

  /// Which values there are, and how often.
  public enum Spread: Equatable, Sendable {
    /// Some, each with its chance in millionths; together they are a million.
    case values([Share])
    /// Numbers from one to another, each equally likely; whole ones if both are.
    case numbers(from: ExactDecimal, to: ExactDecimal)
  }

  /// A value with its chance.
  public struct Share: Equatable, Sendable {
    /// The value, as it is spelled.
    public var value: String
    /// Its chance, in millionths.
    public var chance: Int

    /// Creates a share.
    public init(_ value: String, chance: Int) {
      self.value = value
      self.chance = chance
    }
  }

  /// Creates the trait of an attribute.
  public init(known: Int? = nil, spread: Spread? = nil) {
    self.known = known
    self.spread = spread
  }
}

/// How an event happens to people.
public struct PopulationEvent: Equatable, Sendable {
  /// How often; `nil` for as often as is usual.
  public var pace: EventPace?
  /// Its attributes, by name.
  public var attributes: [String: TraitDeclaration]

  /// Creates the habits of an event.
  public init(pace: EventPace? = nil, attributes: [String: TraitDeclaration] = [:]) {
    self.pace = pace
    self.attributes = attributes
  }
}

/// Whom a channel reaches; chances are in millionths, and `nil` for what is usual.
public struct PopulationChannel: Equatable, Sendable {
  /// The chance that a person can be reached.
  public var reachable: Int?
  /// The chance that a person allows marketing.
  public var marketing: Int?

  /// Creates the habits of a channel.
  public init(reachable: Int? = nil, marketing: Int? = nil) {
    self.reachable = reachable
    self.marketing = marketing
  }
}
