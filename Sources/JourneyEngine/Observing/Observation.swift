public import JourneyMachine
public import JourneyModel
public import JourneyStore

/// Something that was decided for a user while they were stepped, with the values that decided.
public struct Observation: Sendable {
  /// When.
  public var at: Moment
  /// The event that was handled, if it was one.
  public var event: EventRecord?
  /// The journey.
  public var journeyID: String
  /// The version.
  public var version: Int
  /// The number of the run; `nil` where there is none yet, or none at all.
  public var run: Int64?
  /// What was decided.
  public var kind: Kind

  /// What can be decided.
  public enum Kind: Sendable {
    /// A trigger was asked; `holds` tells whether it starts the journey.
    case asked(trigger: Int, holds: Bool, Evidence?, count: Evidence?)
    /// A trigger fired, and the user was not let in.
    case refused(trigger: Int, EntryRefusal)
    /// A run began.
    case entered(trigger: Int)
    /// A run came to a state that decides, or that gives a value.
    case reached(state: Int, Evidence?, round: Evidence?)
    /// A run that waits heard of something, with what its arms asked.
    case heard(state: Int, MachineInput, arms: [Evidence?])
    /// A run stands at a state until a moment, or until something comes.
    case waits(state: Int, until: Moment?)
    /// An exit was asked for an event that it names, or took the user out.
    case exit(index: Int, holds: Bool, Evidence?, count: Evidence?)
    /// A goal was asked for an event that it names.
    case goal(index: Int, holds: Bool, Evidence?, count: Evidence?)
    /// A message left or was skipped.
    case departed(state: Int, DepartureAccount)
    /// Quiet hours hold a message until a moment.
    case held(state: Int, until: Moment)
    /// A service was called.
    case called(state: Int, OutboxRecord)
    /// A step was over, and written down.
    case stepped(TraceRecord)
    /// Something became of an effect outside of steps.
    case settled(OutboxRecord)
    /// The run was led over from another version.
    case led(from: Int)
    /// Something of the user was set aside, since it had ended the server.
    case setAside(what: String, reason: String)
  }

  /// Creates an observation.
  public init(
    at: Moment, event: EventRecord? = nil, journeyID: String, version: Int, run: Int64?,
    kind: Kind
  ) {
    self.at = at
    self.event = event
    self.journeyID = journeyID
    self.version = version
    self.run = run
    self.kind = kind
  }
}

/// Why somebody was not let in.
public enum EntryRefusal: Equatable, Sendable {
  /// The key of the entry rule is missing.
  case keyMissing
  /// They are inside already, since this moment.
  case inside(since: Moment)
  /// They entered then, and may again at a later moment, or never.
  case tooSoon(last: Moment, again: Moment?)
  /// A journey of the same group has them inside.
  case rival(journeyID: String)
  /// The journey lets nobody in: it is paused, draining or put away.
  case closed(JourneyStatus)
  /// They belong to the share that is held out.
  case heldOut(point: ExactDecimal, share: ExactDecimal)
}

/// What became of a message at the moment when it was to leave, and of what that was.
public struct DepartureAccount: Sendable {
  /// The parameters, as one JSON object.
  public var arguments: [UInt8]
  /// The channels in the order in which they were tried.
  public var channels: [ChannelAnswer]
  /// The channel by which it left; `nil` where it was skipped.
  public var sentBy: String?
  /// Why it was skipped.
  public var reason: String?
  /// The limit that was reached.
  public var limit: ReachedLimit?
  /// What `send only if` or `only if` asked, if it came to that.
  public var condition: Evidence?

  /// Whether a channel could be used.
  public struct ChannelAnswer: Equatable, Sendable {
    /// The channel.
    public var channel: String
    /// Why it could not; `nil` where it could.
    public var refusal: String?
    /// The preferences on record.
    public var preferences: ChannelPreferences
  }

  /// A limit with what had used it up.
  public struct ReachedLimit: Sendable {
    /// The limit.
    public var limit: MessageLimit
    /// `true` if it is the workspace's, for all journeys.
    public var isOfWorkspace: Bool
    /// The messages that it counted, by time.
    public var counted: [OutboxRecord]
  }
}
