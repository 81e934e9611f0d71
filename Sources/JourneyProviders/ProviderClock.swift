public import JourneyModel

/// Tells the time, as whoever runs the providers sees it.
public struct ProviderClock: Sendable {
  /// Returns the present moment.
  public let now: @Sendable () -> Moment

  /// Creates a clock.
  public init(now: @escaping @Sendable () -> Moment) { self.now = now }
}
