/// A node of a chart: a step, a trigger, or the place where parallel branches meet.
package struct FlowNode: Equatable, Sendable {
  /// What a node is: its shape and colour.
  package enum Kind: String, CaseIterable, Sendable {
    /// What starts the journey.
    case trigger
    /// Any wait.
    case wait
    /// A message.
    case send
    /// A question to a service.
    case call
    /// `set` and `let`.
    case change
    /// `emit` and `start`.
    case emit
    /// `if` and `choose`.
    case condition
    /// A split.
    case split
    /// A repetition.
    case loop
    /// Where parallel branches begin.
    case fork
    /// Where parallel branches meet.
    case join
    /// A stop with or without a reason.
    case stop
    /// The last step has been reached.
    case end
  }

  /// What it is.
  package var kind: Kind
  /// The line that names it.
  package var heading: String
  /// What more is said, a line each.
  package var details: [String] = []
  /// The channels of a message.
  package var channels: [String] = []
  /// The word between the channels.
  package var channelJoint = "or"
  /// The number of the innermost stage that it stands in.
  package var stage: Int?
  /// The id of the state that it shows; `nil` for triggers and for what stands for several states.
  package var stateID: String?
  /// The line of the script.
  package var line: Int?
  /// `true` if nobody came to it, where that is drawn.
  package var isMissed = false

  /// All that it says, in one row.
  package var sentence: String {
    let by = channels.joined(separator: " \(channelJoint) ")
    let parts = [heading, by.isEmpty ? "" : "by \(by)"] + details
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
