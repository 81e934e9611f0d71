/// Effects that leave one after the other: those for one receiver, repeats apart from first
/// attempts, so that the ones that may not leave now are not even looked at.
public struct EffectLane: Hashable, Sendable {
  /// The channel, or `service.operation`.
  public var receiver: String
  /// `true` for those that were tried before.
  public var isRetry: Bool

  /// Creates a lane.
  public init(receiver: String, isRetry: Bool) {
    self.receiver = receiver
    self.isRetry = isRetry
  }
}

extension EffectLane: Comparable {
  /// By receiver; repeats go first, since they are older.
  public static func < (left: EffectLane, right: EffectLane) -> Bool {
    left.receiver == right.receiver
      ? left.isRetry && !right.isRetry : left.receiver < right.receiver
  }
}

extension OutboxRecord {
  /// Where the effect waits to leave.
  var lane: EffectLane {
    EffectLane(
      receiver: kind == "send" ? channel : name, isRetry: (delivery?.attempts ?? 0) > 0)
  }
}
