public import JourneyModel

/// Something that was found in a definition, with the step that it is about.
public struct Finding: Equatable, Sendable {
  /// The stable code and name.
  public var code: DiagnosticCode
  /// One sentence: lower case, no final period, names in backticks.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// The state that it is about; `nil` for the journey as a whole.
  public var stateID: String?
  /// The line of the script, where the definition tells it.
  public var line: Int?

  /// Creates a finding.
  public init(
    _ code: DiagnosticCode, _ message: String, help: String? = nil, stateID: String? = nil,
    line: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.stateID = stateID
    self.line = line
  }
}
