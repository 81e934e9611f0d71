public import JourneyModel

/// What a name in an expression means, as the checker sees it.
public struct NameMeaning: Sendable {
  /// Its type.
  public var type: ValueType
  /// `true` if it can be missing where it stands.
  public var isMissable: Bool
  /// What else could stand in its place behind the dot, or alone if it stands alone.
  public var alternatives: [ValueType.Field]
}

extension Compiler {
  /// Returns what the name at a place of an expression means; `nil` if there is none, or nobody
  /// reads that expression.
  public func meaning(of span: SourceSpan, in tree: SyntaxTree) -> NameMeaning? {
    let probe = MeaningProbe(span: span)
    _ = compile(tree, probe: probe)
    return probe.meaning
  }
}
