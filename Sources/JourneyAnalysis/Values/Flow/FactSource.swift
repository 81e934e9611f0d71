import JourneyModel

/// Where something was made sure of.
struct FactSource: Hashable {
  /// The ways in which that can be.
  enum Way: Int, Hashable {
    /// What started the run was asked for it.
    case entered
    /// A branch, choice or arm was taken.
    case taken
    /// A branch or choice was passed by.
    case passed
    /// It was set.
    case assigned
  }

  /// The way.
  var way: Way
  /// The line of the script.
  var line: Int?
  /// The id of the state; `nil` for a trigger.
  var stateID: String?
  /// What holds since then, as a condition.
  var condition: Expression

  /// Hashes what tells most places apart: to hash what holds there takes longer than to compare it
  /// with the few that share these.
  func hash(into hasher: inout Hasher) {
    hasher.combine(way)
    hasher.combine(line)
    hasher.combine(stateID)
  }

  /// The place in words: `line 12`.
  var place: String {
    if let line { return "line \(line)" }
    return stateID.map { "`\($0)`" } ?? "the trigger"
  }

  /// `true` if it is told first of two: the one that stands further up.
  func precedes(_ other: FactSource) -> Bool {
    let left = (line ?? .max, stateID ?? "", way.rawValue)
    let right = (other.line ?? .max, other.stateID ?? "", other.way.rawValue)
    if left != right { return left < right }
    return ExpressionText.text(condition) < ExpressionText.text(other.condition)
  }
}
