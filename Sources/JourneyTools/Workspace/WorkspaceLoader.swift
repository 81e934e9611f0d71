internal import Foundation
internal import JourneyAnalysis
internal import JourneyLanguage
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
  enum Depth {
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
    var loaded = LoadedWorkspace()
    let files = try distinct(paths)
    guard try loadCatalog(for: paths, into: &loaded) else { return loaded }
    var origins: [String: String] = [:]
    var checked: [CheckedFile] = []
    for path in files {
      loaded.paths.append(path)
      let source = try read(path)
      loaded.names.append(source.name)
      let known = loaded.journeys.count
      let diagnostics =
        check(source, &loaded)
        + twins(among: loaded.journeys[known...], in: source, &origins)
      checked.append(
        CheckedFile(
          source: source, path: path == "-" ? nil : path, diagnostics: diagnostics,
          journeys: known..<loaded.journeys.count))
    }
    loaded.findings += findings(in: checked, with: depth == .names ? [] : loaded.journeys)
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

  /// Checks what a file holds: a definition, or else a script.
  private func check(
    _ source: SourceFile, _ loaded: inout LoadedWorkspace
  ) -> [Diagnostic] {
    if source.isBinary {
      return [
        Diagnostic(
          SyntaxCode.invalidBytes, at: SourceSpan(0, 0), "this file is no text in UTF-8",
          help: "save the script as UTF-8 text")
      ]
    }
    return source.isDefinition ? check(definition: source, &loaded) : check(script: source, &loaded)
  }

  /// Loads the catalog; `false` if it is wrong: what is checked against it would only add to that.
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

  /// Compiles a script and looks at its graph.
  private func check(script source: SourceFile, _ loaded: inout LoadedWorkspace) -> [Diagnostic] {
    let compiler = Compiler(catalog: loaded.catalog, isKnownTimeZone: ZoneFiles.isKnown)
    let result = compiler.compile(Parser.parse(source))
    if depth == .names { return result.diagnostics }
    var diagnostics = result.diagnostics
    let sha256 = SHA256.hexadecimal(of: source.bytes)
    let lines = (1...source.lineCount).map(source.lineText)
    let names = Self.names(in: result.tree)
    for var definition in result.definitions {
      let spans = result.stateSpans[definition.journeyID] ?? [:]
      let found = Analysis.findings(in: definition, limits: loaded.catalog?.limits ?? []).map {
        finding in
        let line = finding.line.map { source.contentSpan(ofLine: min($0, source.lineCount)) }
        return finding.diagnostic(
          at: finding.stateID.flatMap { spans[$0] } ?? line ?? SourceSpan(0, 0))
      }
      // A step of a fragment may be wrong in the same way wherever the fragment is used.
      diagnostics += found.filter { !diagnostics.contains($0) }
      definition.source?.sha256 = sha256
      if !found.contains(where: { $0.severity == .error }) {
        var journey = LoadedJourney(
          definition: definition, scriptLines: lines,
          nameSpan: names[definition.journeyID] ?? SourceSpan(0, 0))
        journey.stateSpans = spans
        loaded.journeys.append(journey)
      }
    }
    return diagnostics.sorted { $0.span.start < $1.span.start }
  }

  /// Reads a definition and looks at its graph.
  private func check(
    definition source: SourceFile, _ loaded: inout LoadedWorkspace
  ) -> [Diagnostic] {
    let (definition, diagnostics) = DefinitionReader.read(source)
    guard let definition else { return diagnostics }
    let root = try? JSONReader.parse(source.bytes)
    let states = root?.member("journey_states")
    let found = Analysis.documentFindings(
      in: definition, limits: loaded.catalog?.limits ?? []
    ).map { finding in
      let member = states?.members?.first { $0.key == finding.stateID }
      return finding.diagnostic(at: member?.keySpan ?? SourceSpan(0, 1))
    }
    if !found.contains(where: { $0.severity == .error }) {
      let name = root?.member("journey_id")?.span
      var journey = LoadedJourney(
        definition: definition, scriptLines: [], nameSpan: name ?? SourceSpan(0, 1))
      for member in states?.members ?? [] { journey.stateSpans[member.key] = member.keySpan }
      loaded.journeys.append(journey)
    }
    return diagnostics + found
  }

  /// Where the journeys of a script get their names.
  private static func names(in tree: SyntaxTree) -> [String: SourceSpan] {
    var spans: [String: SourceSpan] = [:]
    for case .journey(let journey) in tree.items { spans[journey.name.text] = journey.name.span }
    return spans
  }

  /// Finds journeys of a name that another file gave before: they would publish over each other.
  private func twins(
    among journeys: ArraySlice<LoadedJourney>, in source: SourceFile,
    _ origins: inout [String: String]
  ) -> [Diagnostic] {
    journeys.compactMap { journey in
      let id = journey.definition.journeyID
      guard let first = origins[id] else {
        origins[id] = source.name
        return nil
      }
      return Diagnostic(
        Self.duplicateJourney, at: journey.nameSpan, "`\(first)` has a journey called `\(id)` too",
        help: "rename one of them")
    }
  }

  /// Two files declare the same journey.
  private static let duplicateJourney = DiagnosticCode("J6900", "journey-in-two-files")
}

extension Finding {
  /// The finding at a place of a file.
  fileprivate func diagnostic(at span: SourceSpan) -> Diagnostic {
    Diagnostic(code, at: span, message, help: help, details: details)
  }
}
