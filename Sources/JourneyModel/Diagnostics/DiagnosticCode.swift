/// The stable identity of a kind of finding: a code for machines, a name for people.
///
/// The thousands tell the phase: 1 reading the script, 2 names, 3 types and values, 4 the graph,
/// 5 the definition, 6 the catalog, 7 habits. A code is never used again for something else.
public struct DiagnosticCode: Hashable, Sendable {
  /// The code, such as `J2001`.
  public let id: String
  /// The name, such as `unknown-event`.
  public let name: String
  /// The severity unless a workspace sets another.
  public let severity: Diagnostic.Severity
  /// `true` if it is shown only where a workspace asks for it.
  public let isOffByDefault: Bool

  /// Creates a code.
  public init(
    _ id: String, _ name: String, _ severity: Diagnostic.Severity = .error,
    isOffByDefault: Bool = false
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.isOffByDefault = isOffByDefault
  }

  /// `true` if a workspace can set its severity, and an author can let it stand.
  public var isSettable: Bool { severity == .warning }
}
