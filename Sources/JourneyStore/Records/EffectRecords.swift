public import JourneyModel

/// Which effect is meant: it never changes.
public struct EffectID: Hashable, Sendable {
  /// The part of the user.
  public var part: Int
  /// The user.
  public var userID: String
  /// The number within the part.
  public var number: Int64

  /// Creates an id.
  public init(part: Int, userID: String, number: Int64) {
    self.part = part
    self.userID = userID
    self.number = number
  }
}

/// An effect with what has to be known to let it leave, or to settle it.
public struct EffectWork: Sendable {
  /// Which it is.
  public var id: EffectID
  /// The epoch of the lease that it was taken under.
  public var epoch: Int64
  /// The row.
  public var effect: OutboxRecord
  /// The profile; `nil` where none is known.
  public var profile: UserProfile?
  /// The preferences on record.
  public var preferences: NotificationPreferences
  /// `true` if its run is inside and stands at it.
  public var isWaitedFor: Bool
  /// The marketing messages of the window that limits count, by time, itself among them; empty
  /// where nothing counts.
  public var sends: [OutboxRecord] = []
  /// `true` if a change of the profile or the preferences was taken in and is not handled yet.
  public var hasChangeWaiting = false
  /// What is known of its run and of what the user did; `nil` where nobody asked.
  public var present: EffectPresent?

  /// Creates the work of an effect.
  public init(
    id: EffectID, epoch: Int64, effect: OutboxRecord, profile: UserProfile?,
    preferences: NotificationPreferences, isWaitedFor: Bool
  ) {
    self.id = id
    self.epoch = epoch
    self.effect = effect
    self.profile = profile
    self.preferences = preferences
    self.isWaitedFor = isWaitedFor
  }
}

/// What has come to be known, since an effect was decided, of what its script asks.
public struct EffectPresent: Sendable {
  /// The run or branch that wants it, with its registers.
  public var run: RunRecord
  /// Why its person has left the journey; `nil` while they are inside.
  public var endReason: String?
  /// The past events that were asked for, by time and number.
  public var history: [EventRecord]
}

/// What has become of an effect outside a step.
public struct EffectChange: Sendable {
  /// Which it is.
  public var id: EffectID
  /// The epoch of the lease that it was taken under; another one refuses the commit.
  public var epoch: Int64
  /// When it became of it.
  public var changedAt: Moment
  /// The row as it is now.
  public var effect: OutboxRecord
  /// The status it had; where it has another by now, nothing is written.
  public var previousStatus: OutboxRecord.Status
  /// The attempts it had; where it has others by now, nothing is written.
  public var previousAttempts: Int
  /// When its user is to be told; `nil` where nobody waits for it.
  public var answersAt: Moment?
  /// Why somebody has to decide; `nil` where nobody has to.
  public var deadLetter: DeadLetterRecord?

  /// Creates the change of an effect that was taken as `work`, at a moment.
  public init(_ work: EffectWork, effect: OutboxRecord, at now: Moment) {
    id = work.id
    epoch = work.epoch
    changedAt = now
    self.effect = effect
    previousStatus = work.effect.status
    previousAttempts = work.effect.delivery?.attempts ?? 0
  }
}
