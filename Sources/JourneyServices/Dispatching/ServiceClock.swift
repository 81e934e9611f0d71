public import JourneyModel

/// Where the services learn what time it is.
public protocol ServiceClock: Sendable {
  /// The time of the wall.
  var now: Moment { get }

  /// Returns at a moment, or when the task is cancelled.
  func sleep(until moment: Moment) async
}
