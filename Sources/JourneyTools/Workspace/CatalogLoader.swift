public import JourneyModel

/// Reads the `journey.yaml` of a workspace.
public enum CatalogLoader {
  /// Returns the catalog that a file declares; `nil` exactly if there is a finding.
  ///
  /// `knownFindings` are those whose severity `lint` may set; `nil` lets any name pass.
  public static func load(
    _ source: SourceFile, knownFindings: [DiagnosticCode]? = nil,
    isKnownTimeZone: @escaping (String) -> Bool
  ) -> (catalog: Catalog?, diagnostics: [Diagnostic]) {
    var reader = YAMLReader(source: source)
    guard let node = reader.read() else { return (nil, reader.findings) }
    let values = CatalogReader(knownFindings: knownFindings, isKnownTimeZone: isKnownTimeZone)
    let (catalog, findings) = values.read(node)
    let all = (reader.findings + findings).sorted { $0.span.start < $1.span.start }
    return (all.isEmpty ? catalog : nil, all)
  }

  /// Returns the values that a file spells, whatever they mean; `nil` if it is no YAML.
  package static func values(in source: SourceFile) -> JSONNode? {
    var reader = YAMLReader(source: source)
    return reader.read()
  }
}
