/// A way by which effects leave.
public protocol Provider: Sendable {
  /// `true` if the receiver does an effect of one key once, however often it is asked.
  var honoursKey: Bool { get }

  /// Makes an attempt; it returns in bounded time.
  func deliver(_ delivery: Delivery) async -> DeliveryOutcome
}
