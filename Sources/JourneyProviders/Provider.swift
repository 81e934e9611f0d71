internal import JourneyModel

/// A way by which effects leave.
public protocol Provider: Sendable {
  /// `true` if the receiver does an effect of one key once, however often it is asked.
  var honoursKey: Bool { get }

  /// How long the receiver knows a key, in seconds from the first attempt on.
  var keySeconds: Int64 { get }

  /// Makes an attempt; it returns in bounded time.
  func deliver(_ delivery: Delivery) async -> DeliveryOutcome

  /// Gives back what it holds, since nothing leaves any more.
  func close() async
}

/// What is usual.
extension Provider {
  /// How long the receiver knows a key, in seconds: as long as is usual.
  public var keySeconds: Int64 { CatalogReader.keySecondsUsual }

  /// Most hold nothing.
  public func close() async {}
}
