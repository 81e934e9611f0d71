internal import Foundation
public import JourneyModel

/// The clock of the machine: the one place where the services read it.
public struct SystemClock: ServiceClock {
  /// The longest sleep at a time, so that a clock that is set is noticed.
  private static let sleepSecondsMax: Int64 = 60

  /// Creates a clock.
  public init() {}

  /// The time of the wall.
  public var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(
      microseconds: Int64(time.tv_sec) * Moment.perSecond + Int64(time.tv_nsec) / 1_000)
  }

  /// Returns at a moment, or when the task is cancelled.
  public func sleep(until moment: Moment) async {
    while !Task.isCancelled {
      let left = moment.microseconds - now.microseconds
      guard left > 0 else { return }
      let step = min(left, Self.sleepSecondsMax * Moment.perSecond)
      try? await Task.sleep(for: .microseconds(step))
    }
  }
}
