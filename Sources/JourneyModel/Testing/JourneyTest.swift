/// A checked `test` block: what happens to one person, and what is expected of the journeys.
public struct JourneyTest: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The journeys under test.
  public var journeys: [String]
  /// When it begins; `nil` is Monday 2030-01-07 09:00 in the workspace's zone.
  public var now: MomentExpression?
  /// The lines.
  public var lines: [Line]
  /// The types of what its expressions read.
  public var types: FactTypes
  /// From the word `test` to its `end`.
  public var span: SourceSpan

  /// A line with its place.
  public struct Line: Equatable, Sendable {
    /// What it says.
    public var kind: Kind
    /// Its place.
    public var span: SourceSpan

    /// Creates a line.
    public init(_ kind: Kind, span: SourceSpan) {
      self.kind = kind
      self.span = span
    }
  }

  /// What a line says.
  public enum Kind: Equatable, Sendable {
    /// `user { … }`: fields of the profile by the names of the language.
    case user([TestValue.Field])
    /// `preferences { … }`: by channel, what the person allows.
    case preferences([TestValue.Field])
    /// `request { … }`: somebody asks for the first journey under test.
    case request([TestValue.Field])
    /// `event E { … } [D ago]`.
    case event(String, [TestValue.Field], ago: CalendarDuration?)
    /// `advance D`.
    case advance(CalendarDuration)
    /// `advance to MOMENT`.
    case advanceTo(MomentExpression)
    /// `respond SERVICE.OP { … }`: what the operation answers from now on.
    case respond(String, String, [TestValue.Field])
    /// `fail SERVICE.OP`: the operation fails for good from now on.
    case fail(String, String)
    /// `force SPLIT LABEL`: whoever comes to the split takes this arm from now on.
    case force(String, String)
    /// `expect …`.
    case expect(Expectation)
  }

  /// What a test expects.
  public enum Expectation: Equatable, Sendable {
    /// `[not] sent MESSAGE [by CH] [with …] [N times]`.
    case sent(isNegated: Bool, String, by: String?, with: [TestValue.Field], times: Int?)
    /// `nothing sent`.
    case nothingSent
    /// `[not] called SERVICE.OP [with …]`.
    case called(isNegated: Bool, String, String, with: [TestValue.Field])
    /// `[not] emitted EVENT [with …]`.
    case emitted(isNegated: Bool, String, with: [TestValue.Field])
    /// `waiting [at STAGE]`.
    case waiting(at: String?)
    /// `stopped ["reason"]`.
    case stopped(String?)
    /// `completed`.
    case completed
    /// `exited`.
    case exited
    /// `not entered`.
    case notEntered
    /// `converted`.
    case converted
    /// An expression over the user and the past that must hold.
    case holds(Expression)
  }

  /// Creates a test.
  public init(
    name: String, journeys: [String], now: MomentExpression?, lines: [Line], types: FactTypes,
    span: SourceSpan
  ) {
    self.name = name
    self.journeys = journeys
    self.now = now
    self.lines = lines
    self.types = types
    self.span = span
  }
}

/// A value in a record of a test.
public indirect enum TestValue: Equatable, Sendable {
  /// `{ a: 1 }`.
  case record([Field])
  /// `[a, b]`, where an element is a record or a list.
  case list([TestValue])
  /// Anything else.
  case expression(Expression)

  /// A named value.
  public struct Field: Equatable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: TestValue

    /// Creates a field.
    public init(name: String, value: TestValue) {
      self.name = name
      self.value = value
    }
  }
}
