/// One finding about a script, a definition or a catalog, in the words of the person who wrote it.
public struct Diagnostic: Equatable, Sendable {
  /// How much a finding weighs.
  public enum Severity: String, CaseIterable, Sendable {
    case error, warning
  }

  /// A change that mends the finding.
  public struct Fix: Equatable, Sendable {
    /// The span whose text is replaced.
    public var span: SourceSpan
    /// The text that takes its place.
    public var replacement: String
    /// `true` if the change cannot alter what the author meant.
    public var isSafe: Bool

    /// Creates a fix that replaces the text of `span`.
    public init(span: SourceSpan, replacement: String, isSafe: Bool = true) {
      self.span = span
      self.replacement = replacement
      self.isSafe = isSafe
    }
  }

  /// A second place that explains the first.
  public struct Note: Equatable, Sendable {
    /// Where it is.
    public var span: SourceSpan
    /// What is to be seen there.
    public var message: String

    /// Creates a note about a place.
    public init(span: SourceSpan, message: String) {
      self.span = span
      self.message = message
    }
  }

  /// The stable code and name.
  public var code: DiagnosticCode
  /// How much it weighs.
  public var severity: Severity
  /// Where it is.
  public var span: SourceSpan
  /// One sentence: lower case, no final period, the user's text in backticks.
  public var message: String
  /// What to do about it, or what was expected.
  public var help: String?
  /// Lines below the excerpt that show it at length, such as a timeline.
  public var details: [String]
  /// Related places.
  public var notes: [Note]
  /// A change that mends it.
  public var fix: Fix?

  /// Creates a finding; its severity is the code's unless another is given.
  public init(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, help: String? = nil,
    details: [String] = [], notes: [Note] = [], fix: Fix? = nil, severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.span = span
    self.message = message
    self.help = help
    self.details = details
    self.notes = notes
    self.fix = fix
  }
}
