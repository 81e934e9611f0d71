/// Something that a journey promises, to be proved over all its paths.
public struct JourneyPromise: Equatable, Sendable {
  /// The kinds of promise.
  public enum Kind: Equatable, Sendable {
    /// `at most N [marketing] messages [by CHANNEL] in D`: in any window [t, t + D).
    case atMost(Int, isMarketingOnly: Bool, channel: String?, in: CalendarDuration)
    /// `at least D between messages`.
    case spacing(CalendarDuration)
    /// `ends within D`.
    case endsWithin(CalendarDuration)
    /// `never MESSAGE after PATTERN`.
    case never(message: String, after: EventPattern)
    /// `every path passes STAGE`.
    case everyPathPasses(stage: String)
  }

  /// What is promised.
  public var kind: Kind
  /// `true` if it holds for each run by itself; else for a person, over all runs that the entry
  /// rule allows.
  public var isPerRun: Bool
  /// The line of the script.
  public var line: Int?

  /// Creates a promise.
  public init(_ kind: Kind, isPerRun: Bool = false, line: Int? = nil) {
    self.kind = kind
    self.isPerRun = isPerRun
    self.line = line
  }
}
