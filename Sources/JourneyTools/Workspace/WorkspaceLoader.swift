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

  /// Creates a loader.
  public init(catalogPath: String? = nil, standardInputName: String? = nil) {
    self.catalogPath = catalogPath
    self.standardInputName = standardInputName ?? "standard input"
  }

  /// Loads files.
  ///
  /// `-` is standard input. Whatever is wrong inside them is among the findings.
  public func load(_ paths: [String]) throws(RunError) -> LoadedWorkspace {
    var loaded = LoadedWorkspace()
    guard try loadCatalog(for: paths, into: &loaded) else { return loaded }
    for path in paths {
      loaded.fileCount += 1
      let source = try read(path)
      let isDefinition = source.bytes.first { !Self.blanks.contains($0) } == 0x7B
      let diagnostics =
        isDefinition ? check(definition: source, &loaded) : check(script: source, &loaded)
      guard !diagnostics.isEmpty else { continue }
      loaded.findings.append(
        .init(source: source, path: path == "-" ? nil : path, diagnostics: diagnostics))
    }
    refuseTwins(&loaded)
    return loaded
  }

  /// Bytes that may stand before the first that means something.
  private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]

  /// Loads the catalog; `false` if it is wrong: what is checked against it would only add to that.
  private func loadCatalog(
    for paths: [String], into loaded: inout LoadedWorkspace
  ) throws(RunError) -> Bool {
    let near = paths.first { $0 != "-" } ?? "."
    guard let path = catalogPath ?? Workspace.find(above: near)?.catalogPath else { return true }
    let source = try read(path)
    loaded.fileCount += 1
    let zones = ZoneFiles.table()
    let (catalog, diagnostics) = CatalogLoader.load(
      source, isKnownTimeZone: { zones.index(named: $0) != nil })
    loaded.catalog = catalog
    guard !diagnostics.isEmpty else { return true }
    loaded.findings.append(.init(source: source, path: path, diagnostics: diagnostics))
    return catalog != nil
  }

  /// Reads a file whole.
  func read(_ path: String) throws(RunError) -> SourceFile {
    if path == "-" {
      return SourceFile(
        name: standardInputName, bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
    }
    if OutputFile.isFolder(path) {
      throw RunError("`\(path)` is a folder; name its scripts, such as \(path)/*.journey")
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
    var diagnostics = result.diagnostics
    let sha256 = SHA256.hexadecimal(of: source.bytes)
    let lines = (1...source.lineCount).map(source.lineText)
    for var definition in result.definitions {
      let spans = result.stateSpans[definition.journeyID] ?? [:]
      let found = StructuralAnalysis.findings(in: definition).map { finding in
        let line = finding.line.map { source.lineSpan(min($0, source.lineCount)) }
        return finding.diagnostic(
          at: finding.stateID.flatMap { spans[$0] } ?? line ?? SourceSpan(0, 0))
      }
      diagnostics += found
      definition.source?.sha256 = sha256
      if !found.contains(where: { $0.severity == .error }) {
        loaded.journeys.append(LoadedJourney(definition: definition, scriptLines: lines))
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
    let states = (try? JSONReader.parse(source.bytes))?.member("journey_states")
    let found = StructuralAnalysis.findings(in: definition).map { finding in
      let member = states?.members?.first { $0.key == finding.stateID }
      return finding.diagnostic(at: member?.keySpan ?? SourceSpan(0, 1))
    }
    if !found.contains(where: { $0.severity == .error }) {
      loaded.journeys.append(LoadedJourney(definition: definition, scriptLines: []))
    }
    return diagnostics + found
  }

  /// Refuses two journeys of one name: they would publish over each other.
  private func refuseTwins(_ loaded: inout LoadedWorkspace) {
    var seen: Set<String> = []
    for journey in loaded.journeys {
      let id = journey.definition.journeyID
      guard !seen.insert(id).inserted else { continue }
      let name = journey.definition.source?.file ?? id
      loaded.findings.append(
        .init(
          source: SourceFile(name: name, text: journey.scriptLines.joined(separator: "\n")),
          diagnostics: [
            Diagnostic(
              Self.duplicateJourney, at: SourceSpan(0, 0),
              "another of these files has a journey called `\(id)` too", help: "rename one of them")
          ]))
    }
  }

  /// Two files declare the same journey.
  private static let duplicateJourney = DiagnosticCode("J6900", "journey-in-two-files")
}

extension Finding {
  /// The finding at a place of a file.
  fileprivate func diagnostic(at span: SourceSpan) -> Diagnostic {
    Diagnostic(code, at: span, message, help: help)
  }
}
