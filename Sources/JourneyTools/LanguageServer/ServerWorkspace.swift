internal import Foundation
internal import JourneyLanguage
internal import JourneyModel

/// The workspace around a document: its catalog and its other scripts, as they stand in the editor
/// or else on the disk.
struct ServerWorkspace {
  /// The catalog; `nil` where there is none, or it is wrong.
  var catalog: Catalog?
  /// The file of the catalog.
  var catalogDocument: Document?
  /// The documents that are open, by path.
  var open: [String: Document]
  /// The folder of the workspace; `nil` where no catalog tells it.
  var folder: String?
  /// What characters are counted in.
  var encoding: PositionEncoding

  /// The most scripts that are looked through for a name: as many as an answer in a second takes.
  private static let scriptsMax = 2_000

  /// The values of the catalog's file, with their places.
  var catalogValues: JSONNode? {
    catalogDocument.flatMap { CatalogLoader.values(in: $0.source) }
  }

  /// The compiler for the scripts of the workspace.
  var compiler: Compiler { Compiler(catalog: catalog, isKnownTimeZone: ZoneFiles.isKnown) }

  /// Loads a document as the command would load its file; `nil` if it cannot.
  func loaded(_ document: Document) -> LoadedWorkspace? {
    var texts = open.mapValues(\.source.bytes)
    texts[document.path] = document.source.bytes
    return try? WorkspaceLoader(openTexts: texts, depth: .proofs).load([document.path])
  }

  /// Every script of the workspace; of one without a catalog only the given one.
  func scripts(with document: Document) -> [Document] {
    guard let folder, let paths = try? ScriptFinder.files(for: [folder]) else { return [document] }
    let own = paths.contains(document.path) ? [] : [document]
    return own
      + paths.prefix(Self.scriptsMax).compactMap { path in
        path == document.path ? document : open[path] ?? read(path)
      }
  }

  /// Reads a file; `nil` if it cannot be read.
  private func read(_ path: String) -> Document? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return Document(
      uri: DocumentAddress.uri(of: path), path: path, version: 0, bytes: Array(data),
      encoding: encoding)
  }
}
