public import JourneyModel

/// One way through a journey, with somebody who takes it.
public struct JourneyPath: Sendable {
  /// A step of the way.
  public struct Step: Equatable, Sendable {
    /// The id of its state.
    public var stateID: String
    /// When it is reached.
    public var at: Moment
    /// The words that tell the way on from the others; `nil` where there is only one.
    public var arm: String?
    /// The line of the script.
    public var line: Int?
  }

  /// The steps, in the order in which they are reached.
  public var steps: [Step]
  /// What becomes of the run: `completed`, or the reason of its stop.
  public var end: String
  /// When it begins.
  public var enteredAt: Moment
  /// When it ends.
  public var endedAt: Moment
  /// Who takes it; `nil` if nobody could be made up.
  public var witness: PathWitness?

  /// The ways on that it takes, each by its state and its words.
  public var arms: Set<PathArm> {
    Set(steps.compactMap { step in step.arm.map { PathArm(stateID: step.stateID, words: $0) } })
  }
}

/// One of several ways on from a state.
public struct PathArm: Hashable, Sendable {
  /// The id of the state.
  public var stateID: String
  /// The words that tell it from the others.
  public var words: String
}
