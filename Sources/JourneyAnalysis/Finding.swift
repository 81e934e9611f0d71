public import JourneyModel

/// Something that was found in a definition, with the part of it that it is about.
public struct Finding: Equatable, Sendable {
  /// A part of a definition.
  public enum Place: Hashable, Sendable {
    /// The journey as a whole.
    case journey
    /// The state of this id.
    case state(String)
    /// The arm of this number of a wait, counted from 0.
    case arm(String, Int)
    /// The link of a state that leads to this id.
    case link(from: String, to: String)
    /// The trigger of this number, counted from 0.
    case trigger(Int)
    /// The exit of this number.
    case exit(Int)
    /// The goal of this number.
    case goal(Int)
    /// The promise of this number.
    case promise(Int)
  }

  /// The stable code and name.
  public var code: DiagnosticCode
  /// One sentence: lower case, no final period, names in backticks.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// Lines that show it at length, such as a timeline.
  public var details: [String]
  /// What it is about.
  public var place: Place
  /// The line of the script, where the definition tells it.
  public var line: Int?

  /// The state that it is about; `nil` for other parts.
  public var stateID: String? {
    switch place {
    case .state(let id), .arm(let id, _), .link(let id, _): id
    case .journey, .trigger, .exit, .goal, .promise: nil
    }
  }

  /// Creates a finding.
  public init(
    _ code: DiagnosticCode, _ message: String, help: String? = nil, details: [String] = [],
    at place: Place = .journey, line: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.details = details
    self.place = place
    self.line = line
  }
}
