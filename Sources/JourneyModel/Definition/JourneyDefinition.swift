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
