public import JourneyModel

/// Where everything durable lives: a narrow set of whole operations, each of them one transaction.
///
/// The store knows neither clocks nor journeys: every moment is a parameter.
public protocol JourneyStore: AnyObject {
  /// Takes inputs in, in order; when it returns they are flushed. One outcome for each.
  func take(_ inputs: [IncomingInput]) throws(StoreError) -> [IntakeOutcome]

  /// Takes the leases of all parts with a higher epoch, so that nobody else can commit.
  func acquireAllParts(owner: String, at now: Moment) throws(StoreError)

  /// `true` if another process has settled something for everybody that is not read yet.
  func hasChanged() throws(StoreError) -> Bool

  /// Reads what was settled for everybody, as far as the store keeps it in memory.
  func refresh() throws(StoreError)

  /// Runs `body` in one transaction by which something is settled for everybody: no work is under
  /// way anywhere meanwhile, and all that begins afterwards knows of it.
  func settling<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value

  /// The order in which the parts are gone through.
  var partOrder: PartOrder { get }

  /// Returns work of some parts that lie on one node, from a position in their order on, at most
  /// `usersMax` users; empty if there is none.
  func work(from position: Int, _ request: WorkRequest) throws(StoreError) -> [PartWork]

  /// Returns the moment from which there is work; `nil` if there is none at all.
  func nextDue() throws(StoreError) -> Moment?

  /// Gives out no work of a part before a moment; a process that begins knows nothing of it.
  func rest(part: Int, until moment: Moment)

  /// Commits what a batch of steps changed, or throws and changes nothing.
  func commit(_ changes: [PartChange]) throws(StoreError)

  /// `true` if what is done by the clock on the wall is written down, to be lived again.
  var keepsDiary: Bool { get }

  /// Notes that a server goes on from a moment with the journeys that are published, under these
  /// settings; a store that keeps no diary notes nothing.
  func beginServing(
    _ serving: ServingRecord, settings: [UInt8], at now: Moment
  ) throws(StoreError)

  /// The lanes in which effects wait or have waited, in order.
  func effectLanes() throws(StoreError) -> [EffectLane]

  /// Hands over the effects of a lane that are due up to a moment, at most `max`, those that are
  /// due for longest first, for as long as `wantsMore` says so; marketing messages with what was
  /// sent to their user within the window, in elapsed microseconds, where limits count that far.
  /// `asking` tells of which events the past is needed, and `nil` where nothing of the run is.
  func eachDueEffect(
    in lane: EffectLane, at moment: Moment, max: Int, sendsWindow: Int64?,
    asking: (OutboxRecord) -> Set<String>?, wantsMore: (EffectWork) -> Bool
  ) throws(StoreError)

  /// Returns when the next effect of a lane is due; `nil` if none is to be done.
  func nextEffectDue(in lane: EffectLane) throws(StoreError) -> Moment?

  /// Returns the effects of these ids that are there.
  func effects(_ ids: [EffectID]) throws(StoreError) -> [EffectWork]

  /// Returns the effects that are on their way, of some parts.
  func sendingEffects(in parts: [Int]) throws(StoreError) -> [EffectWork]

  /// Commits what became of effects whose parts lie on one node; `false` for each that was
  /// another's by then.
  func commit(_ changes: [EffectChange]) throws(StoreError) -> [Bool]

  /// Returns the journeys that do not simply run, with what they do instead.
  func journeyStatuses() throws(StoreError) -> [String: JourneyStatus]

  /// Writes whether people enter a journey, and move in it; those who may move again, or all, are
  /// woken before the work of their part is given out.
  func setStatus(
    of journeyID: String, to status: JourneyStatus, wakingAll: Bool, at now: Moment
  ) throws(StoreError)

  /// Lets a dead letter be tried again at `now`, with so many attempts more, until `expiresAt`;
  /// `false` if it is not there, or nothing of it can be tried.
  func retryDeadLetter(
    _ id: DeadLetterID, attempts: Int, expiresAt: Moment, at now: Moment
  ) throws(StoreError) -> Bool

  /// Gives a dead letter up; `false` if it is not there.
  func discardDeadLetter(_ id: DeadLetterID, at now: Moment) throws(StoreError) -> Bool

  /// Returns runs of some parts that nothing will ever move, at most `max`; `waits` are the states
  /// at which a person may wait without a timer, as `journey/version/state`.
  func stuckRuns(
    in parts: Range<Int>, waits: Set<String>, max: Int
  ) throws(StoreError) -> [StuckRun]

  /// Publishes a definition, unless the newest version of the journey has the same content.
  /// Returns the version, counted from 1. The bytes are the definition's JSON with `version` left
  /// at 0, so that equal scripts give equal bytes. If the version is new and time can start it, the
  /// triggers of all users are asked at `asking`, or earlier where they would be.
  func publish(
    journeyID: String, definition: [UInt8], at now: Moment, asking: Moment?
  ) throws(StoreError) -> Int

  /// Returns every version of every journey, as published.
  func definitions() throws(StoreError) -> [PublishedDefinition]

  /// Reads a setting of the store, such as the simulated clock.
  func setting(_ name: String) throws(StoreError) -> String?

  /// Writes a setting of the store.
  func set(_ name: String, to value: String) throws(StoreError)

  /// Counts what there is, for reports.
  func totals() throws(StoreError) -> StoreTotals

  /// How many people are inside a journey; branches go with theirs.
  func peopleInside(_ journeyID: String) throws(StoreError) -> Int

  /// Counts the runs, ends, conversions and sends of a journey.
  func journeyTotals(journeyID: String) throws(StoreError) -> JourneyTotals

  /// Calls `body` with each send that has left, was skipped or failed, in order of time.
  func eachSend(_ body: (SendLine) throws -> Void) throws

  /// Calls `body` with each step of the trace with its run, in order of time.
  func eachTrace(_ body: (TraceLine) throws -> Void) throws
}

/// A version of a journey as it was published.
public struct PublishedDefinition: Equatable, Sendable {
  /// The journey.
  public var journeyID: String
  /// The version, counted from 1.
  public var version: Int
  /// The definition's JSON.
  public var definition: [UInt8]
  /// When it was published.
  public var publishedAt: Moment

  /// Creates a version.
  public init(journeyID: String, version: Int, definition: [UInt8], publishedAt: Moment) {
    self.journeyID = journeyID
    self.version = version
    self.definition = definition
    self.publishedAt = publishedAt
  }
}

/// Counts over the whole store.
public struct StoreTotals: Equatable, Sendable {
  /// Users with a profile.
  public var users = 0
  /// Events that came from outside.
  public var events = 0
  /// Inputs that wait to be handled.
  public var inbox = 0
  /// The moment of the latest event from outside.
  public var lastEventAt: Moment?
  /// The moment of the earliest event from outside.
  public var firstEventAt: Moment?

  /// Creates counts of nothing.
  public init() {}
}

/// Counts of one journey.
public struct JourneyTotals: Equatable, Sendable {
  /// Runs that began.
  public var entered = 0
  /// Runs that are inside.
  public var active = 0
  /// Runs that ended, by reason.
  public var ended: [String: Int] = [:]
  /// Runs that converted.
  public var converted = 0
  /// Sends by message and status.
  public var sends: [String: [OutboxRecord.Status: Int]] = [:]
  /// Skipped sends by reason.
  public var skippedFor: [String: Int] = [:]
  /// Runs that are inside, by the id of the state they stand in.
  public var standing: [String: Int] = [:]
  /// Runs that began, by the id of their trigger.
  public var startedBy: [String: Int] = [:]
  /// The people who entered.
  public var people = PeopleTotals()
  /// The people who were held out, and would have entered.
  public var heldOut = PeopleTotals()

  /// Creates counts of nothing.
  public init() {}
}

/// Counts of people, each of them once.
public struct PeopleTotals: Equatable, Sendable {
  /// How many there are.
  public var entered: Int
  /// How many of them converted.
  public var converted: Int

  /// Creates counts.
  public init(entered: Int = 0, converted: Int = 0) {
    self.entered = entered
    self.converted = converted
  }
}

/// A send with its user.
public struct SendLine: Sendable {
  /// The user.
  public var userID: String
  /// The send.
  public var effect: OutboxRecord

  /// Creates a line.
  public init(userID: String, effect: OutboxRecord) {
    self.userID = userID
    self.effect = effect
  }
}

/// A step of the trace with its user and run.
public struct TraceLine: Sendable {
  /// The user.
  public var userID: String
  /// The journey.
  public var journeyID: String
  /// The version.
  public var version: Int
  /// The step.
  public var step: TraceRecord
  /// Where the run belongs if it is a branch; `nil` for the run of a person.
  public var branch: RunBranch?
  /// The name of the event that caused it; empty for another input.
  public var eventName: String
  /// The id of the trigger that started its run.
  public var triggerID: String

  /// Creates a line.
  public init(
    userID: String, journeyID: String, version: Int, step: TraceRecord, eventName: String,
    triggerID: String, branch: RunBranch? = nil
  ) {
    self.userID = userID
    self.journeyID = journeyID
    self.version = version
    self.step = step
    self.branch = branch
    self.eventName = eventName
    self.triggerID = triggerID
  }
}

/// Why the store could not do what was asked; nothing of it was done.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of failure that a caller acts on.
  public enum Kind: Equatable, Sendable {
    /// The disk is full.
    case full
    /// Another process holds the folder.
    case inUse
    /// Somebody else has taken the lease.
    case leaseLost
    /// Something was settled for everybody that this process has not read yet.
    case outdated
    /// A run was changed by somebody else in the meantime.
    case conflict
    /// All of the data was moved to another place.
    case moved
    /// The folder was written by a newer version of this program.
    case tooNew
    /// More is kept than was asked to be read at once.
    case tooMuch
    /// Anything else that the database reports.
    case failed
  }

  /// The kind.
  public var kind: Kind
  /// What happened, in words.
  public var message: String

  /// What happened, in words.
  public var description: String { message }

  /// Creates an error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
