public import JourneyModel

/// The findings about the structure of a journey's graph.
public enum StructureCode {
  /// A link that leads to no state.
  public static let missingLink = DiagnosticCode("J4010", "missing-link")
  /// Two states of one id.
  public static let duplicateState = DiagnosticCode("J4011", "duplicate-state")
  /// A step that nobody can reach.
  public static let unreachableStep = DiagnosticCode("J4012", "unreachable-step")
  /// A step from which no end can be reached.
  public static let deadEnd = DiagnosticCode("J4013", "dead-end")
  /// A way that leads back to itself without waiting.
  public static let circleWithoutWait = DiagnosticCode("J4014", "circle-without-wait")
  /// A wait that nothing can end.
  public static let endlessWait = DiagnosticCode("J4015", "endless-wait")
  /// Shares that do not make a hundred per cent.
  public static let shareSum = DiagnosticCode("J4016", "uneven-shares")
  /// A way on for the end of a time that has none, or none for one that has.
  public static let boundMismatch = DiagnosticCode("J4017", "bound-mismatch")
  /// The end of a round of something that is no loop.
  public static let unknownLoop = DiagnosticCode("J4018", "unknown-loop")
  /// A count or duration that must be more than nothing.
  public static let emptyAmount = DiagnosticCode("J4019", "empty-amount")
  /// Nothing starts the journey.
  public static let noTrigger = DiagnosticCode("J4020", "never-started")
  /// More rounds without a wait than a run may take at once.
  public static let tooManyRounds = DiagnosticCode("J4021", "too-many-rounds")
  /// The end of a branch of something that has none.
  public static let unknownParallel = DiagnosticCode("J4022", "unknown-parallel")
  /// A link into a branch beside others, or out of one.
  public static let crossedBranch = DiagnosticCode("J4023", "crossed-branch")
  /// A condition that time turns at moments that cannot be worked out.
  public static let unforeseenTurn = DiagnosticCode("J4024", "unforeseen-turn")
  /// The end of a round that a way leads to past its rounds.
  public static let strayRound = DiagnosticCode("J4027", "stray-round")

  /// Every code of this family.
  public static let all = [
    missingLink, duplicateState, unreachableStep, deadEnd, circleWithoutWait, endlessWait, shareSum,
    boundMismatch, unknownLoop, emptyAmount, noTrigger, tooManyRounds, unknownParallel,
    crossedBranch, unforeseenTurn, strayRound,
  ]
}
