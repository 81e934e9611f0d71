/// What of a journey was passed, for a drawing that shows it.
public struct JourneyPassage: Equatable, Sendable {
  /// The ids of the states that were passed.
  public var states: Set<String> = []
  /// The ways on that were taken, by the id of their state: their numbers among its links.
  public var ways: [String: Set<Int>] = [:]
  /// What was passed, in one line for the head.
  public var summary: String

  /// Begins with nothing.
  public init(summary: String) {
    self.summary = summary
  }
}
