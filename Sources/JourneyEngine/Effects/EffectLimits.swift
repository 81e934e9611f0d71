internal import JourneyModel

/// The limits of effects that leave outside the step, each with its reason.
public enum EffectLimits {
  /// How long a marketing message may be late, in seconds: a day behind, an offer or a reminder
  /// harms more than its absence.
  public static let marketingLatenessSeconds: Int64 = 24 * 3_600
  /// How long a transactional or internal message may be late, in seconds: a receipt is wanted
  /// after a long week-end still.
  public static let messageLatenessSeconds: Int64 = 3 * 24 * 3_600
  /// How long a call without `within` may take, in seconds: as long as a message.
  public static let callLatenessSeconds: Int64 = 3 * 24 * 3_600
  /// How often an effect is tried again where nothing is said: with an hour between attempts at
  /// most, that outlives a provider that is down for a night.
  public static let retriesDefault = 30
  /// The longest wait before the second attempt, in seconds; it doubles with each attempt.
  public static let backoffFirstSeconds: Int64 = 1
  /// The longest wait between two attempts, in seconds: a provider that is back is found within it.
  public static let backoffSecondsMax: Int64 = 3_600
  /// The longest that a provider's own word about when to come back is heeded, in seconds.
  public static let retryAfterSecondsMax: Int64 = 24 * 3_600
  /// From how long after its decision on a message counts as late, in seconds, and what its script
  /// asks at the moment of leaving is asked again: what held a moment ago is not in doubt.
  public static let lateSeconds: Int64 = 1
  /// When it is asked again whether a message may leave whose user has a change that waits, in
  /// seconds: the change is handled by then, unless very much waits.
  public static let changeRestSeconds: Int64 = 1
  /// The most bytes of a reason that are kept, since providers answer with whole pages.
  public static let reasonBytesMax = 1_000

  /// When an effect that is decided now is not worth doing any more.
  static func expiry(of kind: MessageKind?, from now: Moment) -> Moment {
    let seconds =
      switch kind {
      case .marketing: marketingLatenessSeconds
      case .transactional, .internal: messageLatenessSeconds
      case nil: callLatenessSeconds
      }
    return Moment(microseconds: now.microseconds + seconds * Moment.perSecond)
  }
}
