public import JourneyModel

/// Turns a script into definitions: parse, resolve, check, lower.
///
/// Nothing here throws for a mistake of an author: what is wrong comes back as diagnostics, one for
/// each mistake.
public struct Compiler: Sendable {
  /// The catalog that names and types are checked against; `nil` where there is none.
  public let catalog: Catalog?

  /// Creates a compiler for the scripts of a workspace.
  public init(catalog: Catalog? = nil) {
    self.catalog = catalog
  }

  /// What compiling a script gives.
  public struct Result: Sendable {
    /// The journeys of the script; empty if one of them has an error.
    public var definitions: [JourneyDefinition]
    /// The findings, in the order of the source.
    public var diagnostics: [Diagnostic]
    /// The script as it was read.
    public var tree: SyntaxTree
  }
}
