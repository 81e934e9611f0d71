public import JourneyModel

/// A place where a script names something.
public struct NameOccurrence: Equatable, Sendable {
  /// What it names.
  public var symbol: ScriptSymbol
  /// Where; with the quotes of a quoted name.
  public var span: SourceSpan
  /// `true` where the script says what the name stands for.
  public var isDeclaration: Bool
}
