public import JourneyModel

/// A row of the diary: something that was done to one person by the clock on the wall.
///
/// Its number tells which inputs had been taken before: those of lower numbers.
public struct DiaryRecord: Equatable, Sendable {
  /// What was done.
  public enum Kind: Equatable, Sendable {
    /// What had come and what was due was handled.
    case handled
    /// An effect came to stand otherwise outside of a step.
    case turned(EffectTurn)
    /// A dead letter was tried again.
    case retried(letter: Int64)
    /// A dead letter was given up.
    case discarded(letter: Int64)
    /// Something was set aside, since it had ended the server again and again.
    case setAside(DutyAside)
  }

  /// Its number within the part.
  public var number: Int64
  /// When.
  public var at: Moment
  /// What was done.
  public var kind: Kind

  /// Creates a row.
  public init(number: Int64, at: Moment, kind: Kind) {
    self.number = number
    self.at = at
    self.kind = kind
  }
}

/// What was set aside since it had ended the server again and again.
public struct DutyAside: Equatable, Sendable {
  /// What was being handled.
  public var kind: DutyInHand.Kind
  /// The number of its dead letter: that of the input or of the run, or one of its own.
  public var letter: Int64
  /// The effect of which an input told what had become; `nil` for every other.
  public var effect: Int64?
  /// Why it was set aside.
  public var reason: String
}

/// How an effect stands after something became of it outside of a step.
public struct EffectTurn: Equatable, Sendable {
  /// The number of the effect within the part.
  public var effect: Int64
  /// Its status from then on.
  public var status: OutboxRecord.Status
  /// Why it failed or was skipped.
  public var reason: String?
  /// `true` if nothing of it is left to be done.
  public var isSettled: Bool
  /// `true` if its person was told.
  public var isAnswered: Bool
  /// `true` if its run may not move until somebody decides.
  public var isBlocking: Bool
  /// `true` if it counts as of this moment from then on.
  public var isRedated: Bool

  /// Takes how an effect stands that was changed at a moment.
  init(_ effect: OutboxRecord, at moment: Moment, isAnswered: Bool) {
    self.effect = effect.number
    status = effect.status
    reason = effect.reason
    isSettled = effect.delivery?.settledAt != nil
    self.isAnswered = isAnswered
    isBlocking = effect.delivery?.isBlocking ?? false
    isRedated = effect.at == moment
  }

  /// Creates how an effect stands that the database tells of.
  init(effect: Int64, status: OutboxRecord.Status, reason: String?, marks: Int64) {
    self.effect = effect
    self.status = status
    self.reason = reason
    isSettled = marks & 1 != 0
    isAnswered = marks & 2 != 0
    isBlocking = marks & 4 != 0
    isRedated = marks & 8 != 0
  }

  /// What holds of it, a bit each.
  var marks: Int64 {
    (isSettled ? 1 : 0) | (isAnswered ? 2 : 0) | (isBlocking ? 4 : 0) | (isRedated ? 8 : 0)
  }
}
