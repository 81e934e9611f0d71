public import JourneyModel

/// What the engine asks for when it takes work.
public struct WorkRequest: Sendable {
  /// Inputs and timers up to this moment, inclusive.
  public var until: Moment
  /// The most users.
  public var usersMax: Int
  /// The most inputs for each user.
  public var inputsPerUserMax: Int
  /// The events whose past is needed: those that a history of a published journey names.
  public var historyEvents: Set<String>
  /// How far back sends are needed for limits, in elapsed microseconds; `nil` where nothing counts.
  public var sendsWindowMicroseconds: Int64?
  /// The position before which the work is to end, so that one part can be asked alone.
  public var end = Part.count

  /// Creates a request.
  public init(
    until: Moment, usersMax: Int, inputsPerUserMax: Int, historyEvents: Set<String>,
    sendsWindowMicroseconds: Int64?
  ) {
    self.until = until
    self.usersMax = usersMax
    self.inputsPerUserMax = inputsPerUserMax
    self.historyEvents = historyEvents
    self.sendsWindowMicroseconds = sendsWindowMicroseconds
  }
}

/// The work of one part: users with inputs or due timers, with all that their steps touch.
public struct PartWork: Sendable {
  /// The part.
  public var part: Int
  /// The epoch of the lease that it was taken under.
  public var epoch: Int64
  /// The next number of the part: for events, runs, effects and trace rows alike.
  public var nextNumber: Int64
  /// The users.
  public var users: [UserWork]

  /// Creates the work of a part.
  public init(part: Int, epoch: Int64, nextNumber: Int64, users: [UserWork]) {
    self.part = part
    self.epoch = epoch
    self.nextNumber = nextNumber
    self.users = users
  }
}

/// All that the steps of one user can touch.
public struct UserWork: Sendable {
  /// The user.
  public var userID: String
  /// The profile; `nil` before the user is known.
  public var profile: UserProfile?
  /// The preferences on record.
  public var preferences: NotificationPreferences
  /// The inputs, in the order in which they are to be handled.
  public var inbox: [InboxRecord]
  /// When the next input is due that is not among `inbox`; `nil` if there is none up to `until`.
  public var moreFrom: Moment?
  /// When time alone may start a run of the user; `nil` where it cannot.
  public var turnAt: Moment?
  /// The runs that are inside, and those that have ended and can still convert.
  public var runs: [RunRecord]
  /// The entries, ever.
  public var entries: [EntryRecord]
  /// The past events that were asked for, handled ones only, by time and number.
  public var history: [EventRecord]
  /// The marketing sends of the window, by time.
  public var sends: [OutboxRecord]
  /// The effects that the runs inside stand at: held, or not answered yet.
  public var held: [OutboxRecord]
  /// The runs that may not move, since an effect of theirs has failed for good and nobody has
  /// decided yet.
  public var blocked: Set<Int64> = []
  /// The events that were kept from runs that could not move, by run, in their order.
  public var missed: [Int64: [EventRecord]] = [:]

  /// Creates the work of a user of whom nothing is known.
  public init(userID: String) {
    self.userID = userID
    preferences = [:]
    inbox = []
    runs = []
    entries = []
    history = []
    sends = []
    held = []
  }
}

/// What a batch of steps changed for one user; all of it is committed, or none.
public struct UserChange: Sendable {
  /// The user.
  public var userID: String
  /// When the user was stepped; `nil` where the change is none of a step.
  public var steppedAt: Moment?
  /// The profile as it is now, if it changed.
  public var profile: UserProfile?
  /// The preferences as they are now, if they changed.
  public var preferences: NotificationPreferences?
  /// The numbers of the inbox rows that were handled.
  public var handled: [(arrivesAt: Moment, number: Int64)] = []
  /// New events, already handled.
  public var events: [EventRecord] = []
  /// When time alone may start a run of the user, as it was and as it is now.
  public var turn: (previous: Moment?, next: Moment?) = (nil, nil)
  /// Runs that are new.
  public var newRuns: [RunRecord] = []
  /// Runs that changed.
  public var changedRuns: [RunChange] = []
  /// Entries that are new or changed.
  public var entries: [EntryRecord] = []
  /// Effects that are new or changed, by number.
  public var outbox: [OutboxRecord] = []
  /// Steps for the trace.
  public var trace: [TraceRecord] = []
  /// Events that are kept from runs that cannot move, for later.
  public var missed: [(run: Int64, event: EventRecord)] = []
  /// Runs that have been told what was kept from them.
  public var caughtUp: [Int64] = []
  /// Up to when timers of the user are taken off, since they move nothing; `nil` where they do.
  public var timersAsideUntil: Moment?
  /// The numbers of dead letters that need no decision any more.
  public var closedLetters: [Int64] = []
  /// What somebody has to decide.
  public var deadLetters: [DeadLetterRecord] = []

  /// `true` if it changes anything.
  var isSomething: Bool {
    !(handled.isEmpty && trace.isEmpty && events.isEmpty && outbox.isEmpty && newRuns.isEmpty
      && changedRuns.isEmpty && entries.isEmpty && deadLetters.isEmpty && caughtUp.isEmpty
      && profile == nil && preferences == nil && timersAsideUntil == nil
      && turn.previous == turn.next)
  }

  /// Creates an empty change.
  public init(userID: String) {
    self.userID = userID
  }
}

/// What a batch of steps changed in one part.
public struct PartChange: Sendable {
  /// The part.
  public var part: Int
  /// The epoch of the lease that the work was taken under; another one refuses the commit.
  public var epoch: Int64
  /// The next number of the part.
  public var nextNumber: Int64
  /// The users.
  public var users: [UserChange]

  /// Creates the change of a part.
  public init(part: Int, epoch: Int64, nextNumber: Int64, users: [UserChange]) {
    self.part = part
    self.epoch = epoch
    self.nextNumber = nextNumber
    self.users = users
  }
}
