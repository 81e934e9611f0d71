/// A checked journey: the graph that the compiler ends at and the machine starts from.
///
/// Its JSON form is the `journey_definition`; `DefinitionWriter` and `DefinitionReader` are the two
/// ways between them.
public struct JourneyDefinition: Equatable, Sendable {
  /// The format that this code reads and writes.
  public static let format = "journey_definition/1"

  /// The name of the journey.
  public var journeyID: String
  /// The version, counted from 1; 0 before it is published.
  public var version: Int
  /// The title for people.
  public var title: String?
  /// The script it came from.
  public var source: Source?
  /// What starts it.
  public var triggers: [Trigger]
  /// What holds for the whole of it.
  public var settings: JourneySettings
  /// The types of what it reads.
  public var types: FactTypes
  /// The id of the first state.
  public var start: String
  /// The states, in the order of the script.
  public var states: [JourneyState]

  /// The script that a definition came from.
  public struct Source: Equatable, Sendable {
    /// The file's name, without folders.
    public var file: String
    /// The SHA-256 of the script in hexadecimal digits; `nil` where it was not worked out.
    public var sha256: String?

    /// Creates a reference to a script.
    public init(file: String, sha256: String? = nil) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// Creates a definition.
  public init(
    journeyID: String, version: Int = 0, title: String? = nil, source: Source? = nil,
    triggers: [Trigger], settings: JourneySettings, types: FactTypes = FactTypes(),
    start: String, states: [JourneyState]
  ) {
    self.journeyID = journeyID
    self.version = version
    self.title = title
    self.source = source
    self.triggers = triggers
    self.settings = settings
    self.types = types
    self.start = start
    self.states = states
  }
}

/// What starts a journey.
public struct Trigger: Equatable, Sendable {
  /// The way it starts.
  public enum Kind: Equatable, Sendable {
    /// An event comes.
    case event(EventPattern)
    /// A predicate over user and history turns true.
    case turnsTrue(Expression)
    /// Somebody asks for it, with these parameters.
    case request([ValueType.Field])
  }

  /// The id, stable while its words are.
  public var id: String
  /// The way it starts.
  public var kind: Kind
  /// The line of the script.
  public var line: Int?

  /// Creates a trigger.
  public init(id: String, kind: Kind, line: Int? = nil) {
    self.id = id
    self.kind = kind
    self.line = line
  }
}

/// An event to look out for: its name, how often, and what must hold for it.
///
/// `matching` of a script stands here as a part of `condition`.
public struct EventPattern: Equatable, Sendable {
  /// The name of the event.
  public var event: String
  /// How many of them there must be, this one included.
  public var times: Int
  /// The span that they are counted in, back from this one.
  public var within: CalendarDuration?
  /// The name that the event is bound to.
  public var binding: String?
  /// What must hold; `event` in it is the candidate.
  public var condition: Expression?

  /// Creates a pattern.
  public init(
    event: String, times: Int = 1, within: CalendarDuration? = nil, binding: String? = nil,
    condition: Expression? = nil
  ) {
    self.event = event
    self.times = times
    self.within = within
    self.binding = binding
    self.condition = condition
  }
}
