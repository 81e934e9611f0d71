/// How many requests somebody may make.
public struct RequestRate: Equatable, Sendable {
  /// So many each second, over time.
  public var perSecond: Int
  /// So many at once, after a rest.
  public var atOnce: Int

  /// Creates a rate.
  public init(perSecond: Int, atOnce: Int) {
    self.perSecond = perSecond
    self.atOnce = atOnce
  }
}
