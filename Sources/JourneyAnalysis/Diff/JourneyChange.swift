/// Something that another version of a journey does otherwise, in words.
public struct JourneyChange: Equatable, Sendable {
  /// Whom or what a change concerns.
  public enum Category: String, CaseIterable, Sendable {
    /// Those who are inside: what they wait for, and where they stand.
    case inFlight = "in_flight"
    /// Who comes in, who leaves, and who counts.
    case audience
    /// What is sent and done, to whom and when.
    case sends
    /// What is certain: how many messages a person can get, and how long a run can take.
    case bounds
    /// What is promised.
    case promises
    /// What is read from outside.
    case schema
    /// What only people read.
    case cosmetics

    /// `true` if a change means something for people who are inside, come in or get messages.
    public var concernsPeople: Bool {
      switch self {
      case .inFlight, .audience, .sends, .bounds: true
      case .promises, .schema, .cosmetics: false
      }
    }
  }

  /// Whom or what it concerns.
  public var category: Category
  /// The kind of change: a stable word for machines.
  public var kind: Kind
  /// One sentence: lower case, no final period, the script's words in backticks.
  public var message: String
  /// The line in the old script.
  public var oldLine: Int?
  /// The line in the new script.
  public var newLine: Int?
  /// The id of the state in the old version that it is about.
  public var oldState: String?
  /// The id of the state in the new version.
  public var newState: String?

  /// The kinds of change.
  public enum Kind: String, CaseIterable, Sendable {
    /// Something is there that was not.
    case added
    /// Something is gone.
    case removed
    /// Something says something else.
    case changed
    /// A wait lasts longer.
    case longer
    /// A wait lasts less long.
    case shorter
    /// A step stands elsewhere.
    case moved
    /// A step stands where it stood, but is known by another id.
    case renamed
    /// A step leads on to another one.
    case redirected
    /// A bound is higher: more messages, a longer run, more time between messages.
    case raised
    /// A bound is lower.
    case lowered
  }

  /// Creates a change.
  public init(
    _ category: Category, _ kind: Kind, _ message: String, oldLine: Int? = nil,
    newLine: Int? = nil, oldState: String? = nil, newState: String? = nil
  ) {
    self.category = category
    self.kind = kind
    self.message = message
    self.oldLine = oldLine
    self.newLine = newLine
    self.oldState = oldState
    self.newState = newState
  }
}
