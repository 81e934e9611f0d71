public import JourneyModel

/// What starts a run, with the code of its condition.
public struct ProgramTrigger: Sendable {
  /// The ways to start.
  public enum Kind: Sendable {
    /// An event comes.
    case event
    /// A predicate turns true.
    case turnsTrue
    /// Somebody asks for it.
    case request
    /// The calendar says so; the condition tells whom it lets in.
    case calendar
  }

  /// The event, if it is one.
  public let event: String?
  /// What must hold: of the candidate, or the predicate itself.
  public let condition: CodeAddress?
  /// The way it starts.
  public let kind: Kind
  /// The next moment at which time alone can turn the predicate; missing if there is none.
  public let turnsAt: CodeAddress?
  /// The user's own day, a moment or a date, where the calendar goes by one.
  public let userDay: CodeAddress?

  /// Creates a trigger.
  init(
    event: String? = nil, condition: CodeAddress?, kind: Kind, turnsAt: CodeAddress? = nil,
    userDay: CodeAddress? = nil
  ) {
    self.event = event
    self.condition = condition
    self.kind = kind
    self.turnsAt = turnsAt
    self.userDay = userDay
  }
}

/// What makes a run leave, with the code of its condition.
public struct ProgramExit: Sendable {
  /// The event; `nil` for a predicate.
  public let event: String?
  /// What must hold: of the candidate, or the predicate itself.
  public let condition: CodeAddress?
  /// The next moment at which time alone can turn the predicate; missing if there is none.
  public let turnsAt: CodeAddress?
}

/// What counts as converted, with the code of its condition.
public struct ProgramGoal: Sendable {
  /// The event.
  public let event: String
  /// What must hold of the candidate.
  public let condition: CodeAddress?
  /// How long after its entry a run can still convert.
  public let within: CalendarDuration
}

/// What a run that stands at a state has to be told of.
public struct StateListener: Equatable, Sendable {
  /// The events.
  public let events: Set<String>
  /// `true` if every input of the user can matter: the state asks about the user or the past.
  public let hearsEverything: Bool

  /// Hears nothing but its timer.
  static let deaf = StateListener(events: [], hearsEverything: false)
}

/// How the parts of an event go to registers.
struct EventProjection: Sendable {
  /// The node of the payload in the table of facts.
  var node: Int32
  /// The registers that take the event as a whole.
  var wholes: [Int] = []
  /// `true` if `at` is an attribute of the event, and not its time.
  var declaresTime: Bool
  /// The registers that take the time of the event.
  var times: [Int] = []
  /// The registers that take what another has taken: two names for one path.
  var copies: [(from: Int, to: Int)] = []

  /// `true` if the attributes are all that is read.
  var isPlain: Bool { wholes.isEmpty && times.isEmpty && copies.isEmpty }
}

/// What the program knows about an event that can be the candidate.
struct CandidateLayout: Sendable {
  /// The number that code tells it by; 0 if none does.
  var number = 0
  /// How it goes to the candidate's registers, if any of it is read.
  var projection: EventProjection?
}

/// What an effect hands over.
struct EffectLayout: Sendable {
  /// The names of the arguments, in the order of their registers.
  var arguments: [String]
  /// The register of a `set` value or of a `send` address, among the arguments.
  var value: Int?
}

/// A name that a branch can give, by the numbers of its registers among those of the run.
struct GivenName: Sendable {
  /// The register that keeps whether it was given.
  var flag: Int
  /// The registers of its paths.
  var registers: [Int]
}

/// Where branches begin, and where it goes on behind them.
struct ForkLayout: Sendable {
  /// The states that the branches begin with.
  var branches: [Int]
  /// The state behind them.
  var next: Int
}

/// Where the answer to an effect goes.
struct AnswerLayout: Sendable {
  /// The paths of the name it is bound to, with the registers of the run.
  var targets: [(path: [String], register: Int)]
  /// The register that keeps whether the name was given, if there is one.
  var flag: Int?
  /// The node of the answer in the table of facts.
  var node: Int32
}

/// The regions of a program's register file.
struct FrameLayout: Sendable {
  /// The first register of each region, and at the end the number of all.
  var starts: [Int]

  /// The first register of a region.
  func start(_ region: Place.Region) -> Int { starts[region.rawValue] }

  /// The registers of a region.
  func range(_ region: Place.Region) -> Range<Int> {
    starts[region.rawValue]..<starts[region.rawValue + 1]
  }

  /// The number of registers.
  var count: Int { starts[Place.Region.allCases.count] }
}
