internal import JourneyModel

/// Keeps the catalog that was read last, so that an editor need not read it at every keystroke.
final class CatalogCache {
  /// What a file was like, and what it declares.
  private var last: (source: SourceFile, result: Result)?
  /// The catalog that was right last, by the name of its file.
  private var good: [String: Catalog] = [:]

  /// What reading a catalog gives.
  typealias Result = (catalog: Catalog?, diagnostics: [Diagnostic])

  /// Returns what a file declares.
  func load(_ source: SourceFile) -> Result {
    if let last, last.source.name == source.name, last.source.bytes == source.bytes {
      return last.result
    }
    let result = Self.read(source)
    last = (source, result)
    if let catalog = result.catalog { good[source.name] = catalog }
    return result
  }

  /// The catalog of a file as it was when it was right last.
  func lastGood(_ name: String) -> Catalog? { good[name] }

  /// Reads what a file declares.
  static func read(_ source: SourceFile) -> Result {
    let zones = ZoneFiles.table()
    return CatalogLoader.load(
      source, knownFindings: FindingCodes.all, isKnownTimeZone: { zones.index(named: $0) != nil })
  }
}
