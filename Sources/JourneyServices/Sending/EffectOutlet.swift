public import JourneyModel
public import JourneyProviders

/// The way out for effects: who is asked, and when.
public struct EffectOutlet: Sendable {
  /// Returns when an attempt may be made that may not be made now; `nil` if it may.
  ///
  /// The second value tells a repeat from a first attempt.
  public var notBefore: @Sendable (EffectKind, Bool) async -> Moment?
  /// `true` if the receiver does an effect of one key once, however often it is asked.
  public var honoursKey: @Sendable (EffectKind) -> Bool
  /// Makes an attempt, in bounded time.
  public var deliver: @Sendable (Delivery) async -> DeliveryOutcome
  /// Gives back what it holds, since nothing leaves any more.
  public var close: @Sendable () async -> Void

  /// Creates a way out.
  public init(
    notBefore: @escaping @Sendable (EffectKind, Bool) async -> Moment? = { _, _ in nil },
    honoursKey: @escaping @Sendable (EffectKind) -> Bool,
    deliver: @escaping @Sendable (Delivery) async -> DeliveryOutcome,
    close: @escaping @Sendable () async -> Void = {}
  ) {
    self.notBefore = notBefore
    self.honoursKey = honoursKey
    self.deliver = deliver
    self.close = close
  }

  /// Lets everything out by one provider.
  public init(_ provider: any Provider) {
    self.init(honoursKey: { _ in provider.honoursKey }, deliver: provider.deliver)
  }
}
