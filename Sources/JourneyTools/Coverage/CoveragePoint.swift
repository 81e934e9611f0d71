internal import JourneyModel

/// Something that tests can pass in a journey: a step, or one of several ways on from it.
struct CoveragePoint: Equatable, Sendable {
  /// The kinds, in the order of a report.
  enum Kind: String, CaseIterable, Sendable {
    /// A step.
    case step
    /// An arm of a wait or a share of a split.
    case arm
    /// A branch of a condition, or a way out of a repetition or a call.
    case branch
    /// A wait whose time is up.
    case timeOut

    /// What several of them are called.
    var plural: String {
      switch self {
      case .step: "steps"
      case .arm: "arms"
      case .branch: "branches"
      case .timeOut: "time-outs"
      }
    }
  }

  /// The kind.
  var kind: Kind
  /// The number of the state.
  var state: Int
  /// The number of the way among those of the state; `nil` for a step.
  var way: Int?
  /// What it is, in the words of the script.
  var words: String
  /// The line of the script; `nil` for the end.
  var line: Int?
  /// How often it was passed.
  var count: Int
  /// `true` if the step that it belongs to was passed.
  var isReached: Bool
}
