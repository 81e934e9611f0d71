public import JourneyModel

/// How long what is kept is kept.
public struct RetentionRules: Equatable, Sendable {
  /// The id of an input, in seconds: as long as a repeat is promised to be harmless.
  public var inputSeconds: Int64
  /// A dead letter, in seconds.
  public var deadLetterSeconds: Int64
  /// The most dead letters.
  public var deadLettersMax: Int
  /// A run that has ended, in seconds; `nil` for as long as the folder lasts.
  public var finishedRunSeconds: Int64?

  /// Creates rules.
  public init(
    inputSeconds: Int64 = ServiceLimits.dedupeSeconds,
    deadLetterSeconds: Int64 = OperationLimits.deadLetterSeconds,
    deadLettersMax: Int = OperationLimits.deadLettersMax, finishedRunSeconds: Int64? = nil
  ) {
    self.inputSeconds = inputSeconds
    self.deadLetterSeconds = deadLetterSeconds
    self.deadLettersMax = deadLettersMax
    self.finishedRunSeconds = finishedRunSeconds
  }

  /// Takes what a workspace says.
  public init(_ catalog: Catalog?) {
    self.init(
      finishedRunSeconds: catalog?.finishedRunsKept.map {
        $0.nominalMicroseconds / Moment.perSecond
      })
  }
}
