public import JourneyModel

/// A row of `journey_state`: one person's passage through a journey.
public struct RunRecord: Equatable, Sendable {
  /// Its number within the part.
  public var number: Int64
  /// The journey.
  public var journeyID: String
  /// The version that it is pinned to.
  public var version: Int
  /// The key of its entry rule; empty where the rule has none.
  public var entryKey: String
  /// When it began.
  public var enteredAt: Moment
  /// The number of the event or request that started it; 0 for another start.
  public var entryEventNumber: Int64
  /// The id of the trigger that started it.
  public var triggerID: String
  /// How many steps it has committed; a timer of another number is stale.
  public var stepNumber: Int64
  /// The id of the state it stands in, or of the last one; empty for one that was held out.
  public var stateID: String
  /// When it goes on by itself.
  public var wakeAt: Moment?
  /// The machine's registers, in the machine's own encoding.
  public var registers: [UInt8]
  /// When it ended; `nil` while it is inside.
  public var endedAt: Moment?
  /// `completed`, `exited`, `holdout`, or the reason of its `stop`.
  public var endReason: String?
  /// When it converted.
  public var convertedAt: Moment?
  /// Until when it can convert; `nil` where the journey has no goal, or it has converted.
  public var goalUntil: Moment?
  /// The number of the effect that it stands at, held or not answered yet; `nil` where it does not.
  public var heldEffect: Int64?
  /// Where it belongs if it is a branch of a run; `nil` for the run of a person.
  public var branch: RunBranch?
  /// `true` if something was kept from it while it could not move: it is told when it can.
  public var isSuspended = false

  /// Creates a run that has just begun.
  public init(
    number: Int64, journeyID: String, version: Int, entryKey: String, enteredAt: Moment,
    entryEventNumber: Int64, triggerID: String = "", stateID: String
  ) {
    self.number = number
    self.journeyID = journeyID
    self.version = version
    self.entryKey = entryKey
    self.enteredAt = enteredAt
    self.entryEventNumber = entryEventNumber
    self.triggerID = triggerID
    self.stateID = stateID
    stepNumber = 0
    registers = []
  }
}

/// The place of a branch among the branches of a run.
public struct RunBranch: Equatable, Sendable {
  /// The number of the run, or of the branch, that waits for it.
  public var parent: Int64
  /// The number of the run of the person.
  public var root: Int64
  /// The numbers of the branches from the outside in, counted from 1: `2`, or `2.1`.
  public var path: String

  /// Creates the place of a branch.
  public init(parent: Int64, root: Int64, path: String) {
    self.parent = parent
    self.root = root
    self.path = path
  }
}

/// A run that has gone on.
public struct RunChange: Equatable, Sendable {
  /// The run as it is now.
  public var run: RunRecord
  /// The run as it was taken; the commit makes sure that nobody has moved it since.
  public var before: RunRecord

  /// Creates a change.
  public init(_ run: RunRecord, before: RunRecord) {
    self.run = run
    self.before = before
  }

  /// `true` if it is where it was, so that no index of runs has to know.
  var isInPlace: Bool {
    run.stateID == before.stateID && run.version == before.version
      && run.endedAt == before.endedAt && run.endReason == before.endReason
      && run.isSuspended == before.isSuspended
  }
}

/// A row of `journey_entry`: when a user last entered a journey, by the key of its entry rule.
public struct EntryRecord: Equatable, Sendable {
  /// The journey.
  public var journeyID: String
  /// The key; empty where the rule has none.
  public var key: String
  /// When.
  public var lastEnteredAt: Moment

  /// Creates a row.
  public init(journeyID: String, key: String, lastEnteredAt: Moment) {
    self.journeyID = journeyID
    self.key = key
    self.lastEnteredAt = lastEnteredAt
  }
}

/// A row of the outbox: an effect that is to be done, or what became of it.
public struct OutboxRecord: Equatable, Sendable {
  /// The states of an effect.
  public enum Status: String, Sendable {
    /// Held by quiet hours: nothing has been decided.
    case held
    /// To be done.
    case pending
    /// On its way; the outcome is not known.
    case sending
    /// Done.
    case sent
    /// Not to be done; `reason` says why.
    case skipped
    /// Its run ended while it was held.
    case cancelled
    /// Failed for good.
    case failed
    /// Nobody knows; never blindly sent again.
    case unknown
  }

  /// Its number within the part.
  public var number: Int64
  /// The run that wants it.
  public var runNumber: Int64
  /// The journey of the run.
  public var journeyID: String
  /// What the idempotency key follows from.
  public var effectKey: EffectKey
  /// `send` or `call`.
  public var kind: String
  /// The message, or the operation as `service.operation`.
  public var name: String
  /// The channel; empty for a call.
  public var channel: String
  /// The topic that limits count.
  public var topic: String?
  /// `true` if limits count it.
  public var isMarketing: Bool
  /// The arguments, as one JSON object in UTF-8.
  public var arguments: [UInt8]
  /// Its state.
  public var status: Status
  /// Why it was skipped or failed.
  public var reason: String?
  /// When it left, was skipped, or is to leave.
  public var at: Moment
  /// What a service answered, as one JSON object in UTF-8; `nil` where it did not, and for a send.
  public var answer: [UInt8]?
  /// What it needs on its way out; `nil` for an effect that was done inside its step.
  public var delivery: OutboxDelivery?

  /// Creates a row.
  public init(
    number: Int64, runNumber: Int64, journeyID: String, key: EffectKey, kind: String, name: String,
    channel: String, topic: String? = nil, isMarketing: Bool = false, arguments: [UInt8],
    status: Status, reason: String? = nil, at: Moment
  ) {
    self.number = number
    self.runNumber = runNumber
    self.journeyID = journeyID
    effectKey = key
    self.kind = kind
    self.name = name
    self.channel = channel
    self.topic = topic
    self.isMarketing = isMarketing
    self.arguments = arguments
    self.status = status
    self.reason = reason
    self.at = at
  }

  /// The idempotency key: a UUID from run, step and call.
  public var key: String { effectKey.text }
}

/// A row of the trace: one committed step of a run, with the input that caused it.
public struct TraceRecord: Equatable, Sendable {
  /// Its number within the part.
  public var number: Int64
  /// The run.
  public var runNumber: Int64
  /// When.
  public var at: Moment
  /// The input: `entered`, `event`, `timer`, `change`, `released`, `goal`, `exit`, `replaced`,
  /// `displaced`, `held out`, `answered`, `archived` or `not started`; `branch` where a branch
  /// begins, `joined` where a run goes on behind its branches, `dropped` where another branch was
  /// first, `ended` where the run has ended, `migrated from 1` where it was led over from that
  /// version.
  public var input: String
  /// The number of the event that caused it; 0 for another input.
  public var eventNumber: Int64
  /// The states that were gone through, as indexes into the definition.
  public var path: [UInt16]
  /// `nil` while the run goes on; how it ended otherwise.
  public var endReason: String?

  /// Creates a row.
  public init(
    number: Int64, runNumber: Int64, at: Moment, input: String, eventNumber: Int64,
    path: [UInt16], endReason: String? = nil
  ) {
    self.number = number
    self.runNumber = runNumber
    self.at = at
    self.input = input
    self.eventNumber = eventNumber
    self.path = path
    self.endReason = endReason
  }
}
