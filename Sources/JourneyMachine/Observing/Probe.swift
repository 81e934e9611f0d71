public import JourneyModel

/// An expression of a journey whose value, and the values of its parts, can be asked for apart from
/// the run: how it is told afterwards why a run went as it did.
public struct Probe: Sendable {
  /// The expression.
  public let expression: Expression
  /// The code that answers its value.
  public let address: CodeAddress
  /// The parts that it hangs on, in the order of the script; fixed values are none.
  public let parts: [Probe]

  /// The addresses of it and of all its parts.
  var addresses: [CodeAddress] { [address] + parts.flatMap(\.addresses) }
}

/// Where in a journey a probe stands.
public indirect enum ProbePlace: Hashable, Sendable {
  /// The condition of a trigger.
  case trigger(Int)
  /// The condition of an exit.
  case exit(Int)
  /// The condition of a goal.
  case goal(Int)
  /// What is asked before every marketing send.
  case sendOnlyIf
  /// What is asked before the message of a state leaves.
  case onlyIf(state: Int)
  /// What a state asks: the test, the value, the length or the moment.
  case state(Int)
  /// The arm of a wait.
  case arm(state: Int, Int)
  /// How many events of a pattern were counted.
  case count(of: ProbePlace)
  /// Where the user stands in a split.
  case point(state: Int)
  /// The round of a loop that is next.
  case round(state: Int)
}
