internal import JourneyEngine

/// How many people are lived at once: the longer a crowd waits that nobody waits behind, the more.
///
/// A batch of a few keeps nobody waiting who comes to the door, and pays for a flush of the disk
/// and for each page that its people are on. A crowd pays less where more of it goes at once;
/// whoever comes meanwhile waits for one such batch, and finds small ones from then on.
package struct BatchSize {
  /// How many people the next batch may hold.
  package private(set) var users = EngineLimits.usersPerBatchMax
  /// How many any batch may hold.
  private let usersMax: Int

  /// Begins with a small batch.
  package init(usersMax: Int) { self.usersMax = usersMax }

  /// Notes how many people were lived, how long that took, and whether somebody has come to the
  /// door by then.
  package mutating func note(_ lived: Int, took time: Duration, isAwaited: Bool) {
    guard lived >= users, !isAwaited, time <= ServiceLimits.crowdTimeMax else {
      users = EngineLimits.usersPerBatchMax
      return
    }
    if time <= ServiceLimits.crowdTimeMax / 2 { users = min(2 * users, usersMax) }
  }
}
