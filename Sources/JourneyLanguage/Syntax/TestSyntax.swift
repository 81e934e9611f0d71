public import JourneyModel

/// A `test` block.
public struct TestSyntax: Sendable {
  /// The name.
  public var name: NameSyntax
  /// The journeys under test.
  public var journeys: [NameSyntax]
  /// `now MOMENT`.
  public var now: MomentSyntax?
  /// The lines.
  public var lines: [TestLineSyntax]
  /// From the word `test` to its `end`.
  public var span: SourceSpan
}

/// A line of a test.
public struct TestLineSyntax: Sendable {
  /// The lines of the language.
  public enum Kind: Sendable {
    /// `user { … }`.
    case user([ArgumentSyntax])
    /// `preferences { … }`.
    case preferences([ArgumentSyntax])
    /// `request { … }`.
    case request([ArgumentSyntax])
    /// `event E { … } [D ago]`.
    case event(NameSyntax, [ArgumentSyntax], ago: DurationSyntax?)
    /// `advance D`.
    case advance(DurationSyntax)
    /// `advance to MOMENT`.
    case advanceTo(MomentSyntax)
    /// `respond SERVICE.OP { … }`.
    case respond(NameSyntax, NameSyntax, [ArgumentSyntax])
    /// `fail SERVICE.OP`.
    case fail(NameSyntax, NameSyntax)
    /// `force SPLIT LABEL`.
    case force(NameSyntax, NameSyntax)
    /// `expect …`.
    case expect(ExpectationSyntax)
  }
  /// Which it is.
  public var kind: Kind
  /// The whole of it.
  public var span: SourceSpan
}

/// What a test expects.
public enum ExpectationSyntax: Sendable {
  /// `[not] sent MESSAGE [by CH] [with …] [N times]`.
  case sent(
    isNegated: Bool, NameSyntax, by: NameSyntax?, with: [ArgumentSyntax],
    times: Spanned<ExactDecimal>?)
  /// `nothing sent`.
  case nothingSent
  /// `[not] called SERVICE.OP [with …]`.
  case called(isNegated: Bool, NameSyntax, NameSyntax, with: [ArgumentSyntax])
  /// `[not] emitted EVENT [with …]`.
  case emitted(isNegated: Bool, NameSyntax, with: [ArgumentSyntax])
  /// `waiting [at STAGE]`.
  case waiting(at: NameSyntax?)
  /// `stopped ["reason"]`.
  case stopped(NameSyntax?)
  /// `completed`.
  case completed
  /// `exited`.
  case exited
  /// `not entered`.
  case notEntered
  /// `converted`.
  case converted
  /// An expression that must hold.
  case holds(ExpressionSyntax)
}
