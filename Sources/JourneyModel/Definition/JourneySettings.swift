/// What holds for a whole journey: its head in the script.
public struct JourneySettings: Equatable, Sendable {
  /// Who may enter again, and when.
  public var entry: EntryRule
  /// What makes a run leave at once.
  public var exits: [ExitRule]
  /// What counts as converted.
  public var goals: [Goal]
  /// The spans in which marketing sends are held.
  public var quiet: [QuietHours]
  /// The most marketing messages of this journey.
  public var limits: [MessageLimit]
  /// What is asked before every marketing send of this journey, at the moment of leaving.
  public var sendOnlyIf: Expression?
  /// The zone of all calendar words; `nil` is the workspace's.
  public var timeZone: ZoneReference?
  /// The share of users, in per cent, that enters nothing and still counts towards the goals.
  public var holdout: ExactDecimal?
  /// Which journey goes first, the larger number, under a workspace's limit and in its group.
  public var priority: ExactDecimal?
  /// The group of journeys of which a user is in one at a time.
  public var exclusive: String?
  /// What is promised of the journey.
  public var promises: [JourneyPromise]

  /// Creates settings; the defaults are those of a script that says nothing.
  public init(
    entry: EntryRule = EntryRule(), exits: [ExitRule] = [], goals: [Goal] = [],
    quiet: [QuietHours] = [], limits: [MessageLimit] = [], sendOnlyIf: Expression? = nil,
    timeZone: ZoneReference? = nil, holdout: ExactDecimal? = nil, priority: ExactDecimal? = nil,
    exclusive: String? = nil, promises: [JourneyPromise] = []
  ) {
    self.entry = entry
    self.exits = exits
    self.goals = goals
    self.quiet = quiet
    self.limits = limits
    self.sendOnlyIf = sendOnlyIf
    self.timeZone = timeZone
    self.holdout = holdout
    self.priority = priority
    self.exclusive = exclusive
    self.promises = promises
  }
}

/// Who may enter a journey again, and when.
public struct EntryRule: Equatable, Sendable {
  /// The kinds of rule.
  public enum Kind: String, CaseIterable, Sendable {
    /// Once for good, or once in `every` counted from the last entry.
    case once
    /// Again after the run has ended.
    case oneAtATime = "one_at_a_time"
    /// Always.
    case unlimited
  }

  /// The kind of rule.
  public var kind: Kind
  /// A key of the event that the rule holds for, for each user; `nil` is the user alone.
  public var key: Expression?
  /// The least time between two entries.
  public var every: CalendarDuration?
  /// `true` if a new run replaces the one inside.
  public var newestWins: Bool

  /// Creates a rule; the default is once per user.
  public init(
    kind: Kind = .once, key: Expression? = nil, every: CalendarDuration? = nil,
    newestWins: Bool = false
  ) {
    self.kind = kind
    self.key = key
    self.every = every
    self.newestWins = newestWins
  }
}

/// What makes a run leave at once.
public enum ExitRule: Equatable, Sendable {
  /// An event comes.
  case event(EventPattern)
  /// A predicate holds.
  case when(Expression)
}

/// What counts as converted.
public struct Goal: Equatable, Sendable {
  /// The event.
  public var pattern: EventPattern
  /// How long after its entry a run can still convert.
  public var within: CalendarDuration

  /// Creates a goal.
  public init(pattern: EventPattern, within: CalendarDuration) {
    self.pattern = pattern
    self.within = within
  }
}

/// A span of the day in which marketing sends are held.
public struct QuietHours: Equatable, Sendable {
  /// The first quiet time.
  public var from: TimeOfDay
  /// The first time that is quiet no longer.
  public var to: TimeOfDay
  /// The zone of the two; `nil` is the journey's.
  public var zone: ZoneReference?

  /// Creates a span.
  public init(from: TimeOfDay, to: TimeOfDay, zone: ZoneReference? = nil) {
    self.from = from
    self.to = to
    self.zone = zone
  }
}

/// The most marketing messages in a sliding window.
public struct MessageLimit: Equatable, Sendable {
  /// How many.
  public var messages: Int
  /// The window; a message exactly that long ago counts no longer.
  public var per: CalendarDuration
  /// The topic that is counted; `nil` counts all.
  public var topic: String?
  /// The channel that is counted; `nil` counts all.
  public var channel: String?

  /// Creates a limit.
  public init(
    messages: Int, per: CalendarDuration, topic: String? = nil, channel: String? = nil
  ) {
    self.messages = messages
    self.per = per
    self.topic = topic
    self.channel = channel
  }
}

/// A time zone: one by name, or each user's own.
public enum ZoneReference: Hashable, Sendable {
  /// The zone of this IANA name.
  case named(String)
  /// The user's `timezone`; where that is missing or unknown the default, and else the workspace's.
  case user(default: String?)
}
