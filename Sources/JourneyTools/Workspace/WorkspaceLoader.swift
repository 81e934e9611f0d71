internal import Foundation
internal import JourneyModel

/// Loads scripts and definitions with the catalog of their workspace, and checks them: whatever the
/// command does with a script begins here, so that no two verbs can disagree.
public struct WorkspaceLoader {
  /// The catalog that the user names; `nil` looks for the nearest one.
  private let catalogPath: String?
  /// What messages call standard input.
  private let standardInputName: String
  /// Where standard input would lie as a file.
  private let standardInputPath: String
  /// The texts that an editor has open and has not saved, by their paths.
  private let openTexts: [String: [UInt8]]
  /// How much is found out.
  private let depth: Depth
  /// The catalogs that were read before.
  private let catalogs: CatalogCache?

  /// How much is found out about a script.
  package enum Depth: Sendable {
    /// What is wrong whatever the catalog says: enough where the catalog cannot be read.
    case words
    /// What the compiler finds: enough while somebody is typing.
    case names
    /// What is proved too.
    case proofs
  }

  /// Creates a loader.
  public init(catalogPath: String? = nil, standardInputName: String? = nil) {
    self.init(
      catalogPath: catalogPath, standardInputName: standardInputName, openTexts: [:],
      depth: .proofs)
  }

  /// Creates a loader of texts that are in no file yet, by the paths that they would have.
  package init(openTexts: [String: [UInt8]]) {
    self.init(openTexts: openTexts, depth: .proofs)
  }

  /// Creates a loader for an editor, whose open texts stand for the files of their paths.
  init(
    catalogPath: String? = nil, standardInputName: String? = nil, openTexts: [String: [UInt8]],
    depth: Depth, catalogs: CatalogCache? = nil
  ) {
    self.catalogPath = catalogPath
    self.standardInputName = standardInputName ?? "standard input"
    standardInputPath = standardInputName ?? "."
    self.openTexts = openTexts
    self.depth = depth
    self.catalogs = catalogs
  }

  /// The same loader with a catalog that is named.
  func reading(catalog path: String) -> WorkspaceLoader {
    WorkspaceLoader(
      catalogPath: path, openTexts: openTexts, depth: depth, catalogs: catalogs)
  }

  /// Loads files.
  ///
  /// `-` is standard input. Whatever is wrong inside them is among the findings.
  public func load(_ paths: [String]) throws(RunError) -> LoadedWorkspace {
    try load(paths, keepsScripts: true)
  }

  /// Loads files; `keepsScripts` if what is found in them is not all that they are loaded for.
  func load(_ paths: [String], keepsScripts: Bool) throws(RunError) -> LoadedWorkspace {
    var loaded = LoadedWorkspace()
    let files = try distinct(paths)
    let depth = try loadCatalog(for: paths, into: &loaded) ? depth : .words
    let check = SourceCheck(
      catalog: loaded.catalog, depth: depth, keepsScripts: keepsScripts)
    var origins: [String: String] = [:]
    for path in files {
      loaded.paths.append(path)
      let source = try read(path)
      loaded.names.append(source.name)
      let outcome = check.check(source)
      let known = loaded.journeys.count
      loaded.journeys += outcome.journeys
      loaded.tests += outcome.tests
      loaded.files.append(
        CheckedFile(
          source: source, path: path == "-" ? nil : path, outcome: outcome,
          twins: twins(among: outcome.journeys, in: source, &origins),
          journeys: known..<loaded.journeys.count))
    }
    loaded.findings += findings(
      in: loaded.files, with: depth == .proofs ? loaded.journeys : [], by: check)
    if depth == .proofs { loaded.findings += templateFindings(for: paths, loaded.catalog) }
    return loaded
  }

  /// Each file once, in the order given; standard input gives what it has to one only.
  private func distinct(_ paths: [String]) throws(RunError) -> [String] {
    if (paths + [catalogPath]).count(where: { $0 == "-" }) > 1 {
      throw RunError("standard input can be read only once")
    }
    if let path = paths.first(where: { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }) {
      throw RunError("`\(path)` is no script; name a catalog with --catalog, beside a script")
    }
    var seen: Set<DistinctFiles.Identity> = []
    return paths.filter { path in
      guard path != "-", let identity = DistinctFiles.identity(of: path) else { return true }
      return seen.insert(identity).inserted
    }
  }

  /// Loads the catalog; `false` if it is wrong: nothing can be checked against it.
  private func loadCatalog(
    for paths: [String], into loaded: inout LoadedWorkspace
  ) throws(RunError) -> Bool {
    guard let path = catalogPath(for: paths) else { return true }
    let source = try read(path)
    loaded.paths.append(path)
    loaded.names.append(source.name)
    let (catalog, diagnostics) = catalogs?.load(source) ?? CatalogCache.read(source)
    loaded.catalog = catalog
    guard !diagnostics.isEmpty else { return true }
    loaded.findings.append(.init(source: source, path: path, diagnostics: diagnostics))
    return catalog != nil
  }

  /// What is found in the templates beside the catalog.
  private func templateFindings(
    for paths: [String], _ catalog: Catalog?
  ) -> [LoadedWorkspace.FileFindings] {
    guard let catalog, let path = catalogPath(for: paths), path != "-" else { return [] }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return TemplateFindings(catalog: catalog).findings(in: folder, shown: Self.shortened)
  }

  /// The catalog for some files: the one that is named, or the nearest above the first of them.
  ///
  /// Standard input lies where its name says, as editors pipe what is not saved yet.
  func catalogPath(for paths: [String]) -> String? {
    let near = paths.first { $0 != "-" } ?? (paths.isEmpty ? "." : standardInputPath)
    return catalogPath ?? Workspace.find(above: near)?.catalogPath
  }

  /// Reads a file whole.
  func read(_ path: String) throws(RunError) -> SourceFile {
    if path == "-" {
      guard let data = try? FileHandle.standardInput.readToEnd() ?? Data() else {
        throw RunError("standard input cannot be read: is anything joined to it?")
      }
      return SourceFile(name: standardInputName, bytes: Array(data))
    }
    if let bytes = openTexts[path] { return SourceFile(name: Self.shortened(path), bytes: bytes) }
    if OutputFile.isFolder(path) {
      let isCatalog = path == catalogPath || path.hasSuffix(".yaml")
      throw RunError(
        isCatalog
          ? "`\(path)` is a folder; name the catalog in it"
          : "`\(path)` is a folder; name its scripts, such as \(path)/*.journey")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RunError(
        FileManager.default.fileExists(atPath: path)
          ? "`\(path)` cannot be read: may you read it?" : "there is no file `\(path)`")
    }
    return SourceFile(name: Self.shortened(path), bytes: Array(data))
  }

  /// The path as seen from the current folder, where it lies below it.
  private static func shortened(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  /// Finds journeys of a name that another file gave before: they would publish over each other.
  private func twins(
    among journeys: [LoadedJourney], in source: SourceFile,
    _ origins: inout [String: String]
  ) -> [Diagnostic] {
    journeys.compactMap { journey in
      let id = journey.definition.journeyID
      guard let first = origins[id] else {
        origins[id] = source.name
        return nil
      }
      return Diagnostic(
        WorkspaceCode.duplicateJourney, at: journey.nameSpan,
        "`\(first)` has a journey called `\(id)` too",
        help: "rename one of them")
    }
  }
}
