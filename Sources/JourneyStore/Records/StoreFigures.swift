public import JourneyModel

/// What tells whether anybody waits longer than they should, as of one moment.
public struct StoreFigures: Equatable, Sendable {
  /// When the oldest input arrived that is not handled; `nil` if all are.
  public var oldestInput: Moment?
  /// When the timer is due that is due first; `nil` if there is none.
  public var oldestTimer: Moment?
  /// Effects that are to be done.
  public var pendingEffects = 0
  /// Effects that are on their way.
  public var sendingEffects = 0
  /// When the effect was due that is due first; `nil` if none is to be done.
  public var oldestEffect: Moment?
  /// What waits for somebody's decision.
  public var deadLetters = 0
  /// Inputs that are not handled.
  public var inputs = 0

  /// Creates figures of nothing.
  public init() {}
}
