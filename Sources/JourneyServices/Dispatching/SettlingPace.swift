/// When what is in the log of what came in goes to its tables: at once, but for what has to do with
/// a flood.
///
/// An event lies on pages of its own person's: the more of them go at once, the more share a page,
/// and the less each costs. So after many have gone, the next ones may gather for twice as long as
/// these took, and no longer than a second.
package struct SettlingPace {
  /// Until when more may gather; `nil` if what there is goes at once.
  private var due: ContinuousClock.Instant?

  /// From how many on others are waited for.
  private static let crowd = 256
  /// The most that go at once: what is more would keep timers waiting for longer.
  package static let inputsMax = 40_000
  /// The longest that anybody is waited for.
  private static let waitMax = Duration.seconds(1)

  /// Begins with letting everything go at once.
  package init() {}

  /// For how much longer more may gather, where so many have; `nil` if they go now.
  package func wait(for count: Int, at now: ContinuousClock.Instant) -> Duration? {
    guard let due, count < Self.inputsMax, now < due else { return nil }
    return due - now
  }

  /// Notes how many have gone, and how long that took.
  package mutating func note(_ count: Int, took time: Duration, at now: ContinuousClock.Instant) {
    due = count < Self.crowd ? nil : now.advanced(by: min(time * 2, Self.waitMax))
  }
}
