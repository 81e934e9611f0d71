import JourneyModel
import JourneyTools
import Testing

extension RuleExample {
  /// What is found in the example, with a kind of finding turned on that is off by default.
  ///
  /// Other bytes take the place of the example's own, if there are some.
  func findings(
    lookingFor code: DiagnosticCode, in other: [UInt8]? = nil
  ) throws -> [Diagnostic] {
    let source = SourceFile(name: fileName, bytes: other ?? Array(text.utf8))
    if form == .catalog {
      return CatalogLoader.load(
        source, knownFindings: RuleBook.codes, isKnownTimeZone: ZoneFiles.isKnown
      ).diagnostics
    }
    if form == .template {
      let declared = try #require(try loadCatalog(for: code))
      return TemplateFindings(catalog: declared).findings(in: source, named: fileName)
    }
    if let neighbour { return try findings(in: source, beside: neighbour) }
    return SourceCheck(catalog: try loadCatalog(for: code)).findings(in: source)
  }

  /// What is found in the example and in the script beside it, checked together.
  private func findings(
    in source: SourceFile, beside neighbour: Neighbour
  ) throws -> [Diagnostic] {
    let texts = [source.name: source.bytes, neighbour.fileName: Array(neighbour.text.utf8)]
    let loader = WorkspaceLoader(openTexts: texts)
    let loaded = try loader.load([source.name, neighbour.fileName])
    return loaded.findings.flatMap(\.diagnostics)
  }

  /// The catalog beside the example.
  private func loadCatalog(for code: DiagnosticCode) throws -> Catalog? {
    var loaded: Catalog?
    if let catalog {
      let yaml = SourceFile(name: "journey.yaml", text: catalog)
      loaded = CatalogLoader.load(yaml, isKnownTimeZone: ZoneFiles.isKnown).catalog
      _ = try #require(loaded)
    }
    guard code.isOffByDefault else { return loaded }
    var asking = loaded ?? Catalog()
    asking.lint[code.name] = .some(.warning)
    return asking
  }
}
