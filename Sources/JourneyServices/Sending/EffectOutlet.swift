public import JourneyModel
public import JourneyProviders

/// The way out for effects: who is asked, and when.
public struct EffectOutlet: Sendable {
  /// Returns when to ask again about an attempt that may not be made now; `nil` if it may, and then
  /// it is made.
  ///
  /// The second value tells a repeat from a first attempt. Who is told a moment is the first in
  /// line, and nobody else of the same line is asked before.
  public var notBefore: @Sendable (EffectKind, Bool) -> Moment?
  /// `true` if the receiver does an effect of one key once, however often it is asked.
  public var honoursKey: @Sendable (EffectKind) -> Bool
  /// How long the receiver knows a key, in seconds from the first attempt on.
  public var keySeconds: @Sendable (EffectKind) -> Int64
  /// Makes an attempt, in bounded time.
  public var deliver: @Sendable (Delivery) async -> DeliveryOutcome
  /// Gives back what it holds, since nothing leaves any more.
  public var close: @Sendable () async -> Void

  /// Creates a way out.
  public init(
    notBefore: @escaping @Sendable (EffectKind, Bool) -> Moment? = { _, _ in nil },
    honoursKey: @escaping @Sendable (EffectKind) -> Bool,
    keySeconds: @escaping @Sendable (EffectKind) -> Int64 = { _ in
      CatalogReader.keySecondsUsual
    },
    deliver: @escaping @Sendable (Delivery) async -> DeliveryOutcome,
    close: @escaping @Sendable () async -> Void = {}
  ) {
    self.notBefore = notBefore
    self.honoursKey = honoursKey
    self.keySeconds = keySeconds
    self.deliver = deliver
    self.close = close
  }

  /// Lets everything out by one provider.
  public init(_ provider: any Provider) {
    self.init(
      honoursKey: { _ in provider.honoursKey }, keySeconds: { _ in provider.keySeconds },
      deliver: provider.deliver)
  }
}
