internal import JourneyModel

/// What was found in the documents that are open, and how much of it the client has been told.
struct PublishedFindings {
  /// The findings of a document.
  struct Entry {
    /// The text that they are about.
    var source: SourceFile
    /// The version of that text.
    var version: Int?
    /// What the compiler found.
    var compiled: [Diagnostic]
    /// What was proved beyond; of the text before while the proofs about this one are outstanding.
    var proved: [Diagnostic] = []

    /// What was found, in the order of the text.
    var diagnostics: [Diagnostic] {
      (compiled + proved).sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
  }

  /// What was found, by document; the catalog of one that is open is among them.
  private(set) var entries: [String: Entry] = [:]
  /// The documents about which the client is to be told anew.
  private var untold: Set<String> = []
  /// What the client has been told last.
  private var told: [String: Told] = [:]
  /// The documents whose proofs are outstanding.
  private(set) var unproved: Set<String> = []
  /// The documents that the findings of catalogs come from, by the catalog.
  private var catalogUsers: [String: Set<String>] = [:]

  /// What a client was told of a document.
  private struct Told: Equatable {
    /// The version.
    var version: Int?
    /// What was found in it.
    var diagnostics: [Diagnostic]
  }

  /// `true` if the client is to be told something.
  var isOutdated: Bool { !untold.isEmpty }

  /// `true` if proofs are outstanding.
  var hasUnproved: Bool { !unproved.isEmpty }

  /// Checks a document.
  mutating func check(
    _ document: Document, loader: WorkspaceLoader, depth: WorkspaceLoader.Depth,
    openPaths: Set<String>
  ) {
    let found = Self.load(document, loader: loader)
    var own: [Diagnostic] = []
    dropCatalogs(of: document.uri)
    for file in found {
      if file.path == document.path {
        own = file.diagnostics
      } else if let path = file.path, !openPaths.contains(path) {
        keepCatalog(file, at: DocumentAddress.uri(of: path), of: document.uri)
      }
    }
    if depth == .names, document.kind == .script {
      unproved.insert(document.uri)
    } else {
      unproved.remove(document.uri)
    }
    set(entry(of: document, own, depth: depth), of: document.uri)
  }

  /// What is kept of the findings of a document.
  private func entry(
    of document: Document, _ own: [Diagnostic], depth: WorkspaceLoader.Depth
  ) -> Entry {
    var entry = Entry(source: document.source, version: document.version, compiled: own)
    guard let before = entries[document.uri] else { return entry }
    if depth == .proofs {
      entry.compiled = before.compiled.filter(own.contains)
      entry.proved = own.filter { !entry.compiled.contains($0) }
    } else if !own.contains(where: { $0.severity == .error }) {
      // What was proved stays marked while somebody types, unless it is what they mend.
      let shift = TextShift(from: before.source.bytes, to: document.source.bytes)
      entry.proved = before.proved.compactMap(shift.moved).filter { !own.contains($0) }
    }
    return entry
  }

  /// Loads a document as the command would load its file.
  private static func load(
    _ document: Document, loader: WorkspaceLoader
  ) -> [LoadedWorkspace.FileFindings] {
    let paths = document.kind == .catalog ? [] : [document.path]
    let own = document.kind == .catalog ? loader.reading(catalog: document.path) : loader
    return (try? own.load(paths).findings) ?? []
  }

  /// Forgets a document.
  mutating func close(_ uri: String) {
    dropCatalogs(of: uri)
    unproved.remove(uri)
    entries[uri] = nil
    untold.insert(uri)
  }

  /// Keeps what was found in a document.
  private mutating func set(_ entry: Entry, of uri: String) {
    entries[uri] = entry
    untold.insert(uri)
  }

  /// Keeps what was found in the catalog of a document.
  private mutating func keepCatalog(
    _ file: LoadedWorkspace.FileFindings, at uri: String, of user: String
  ) {
    catalogUsers[uri, default: []].insert(user)
    set(Entry(source: file.source, version: nil, compiled: file.diagnostics), of: uri)
  }

  /// Forgets what was found in the catalog of a document, unless another one tells it too.
  private mutating func dropCatalogs(of user: String) {
    for (uri, users) in catalogUsers where users.contains(user) {
      catalogUsers[uri]?.remove(user)
      guard users.count == 1 else { continue }
      catalogUsers[uri] = nil
      entries[uri] = nil
      untold.insert(uri)
    }
  }

  /// What the client is to be told now.
  mutating func news(
    open: [String: Document], encoding: PositionEncoding, client: ClientAbilities
  ) -> [JSONNode] {
    let uris = untold.sorted()
    untold = []
    return uris.compactMap { uri in
      let entry = entries[uri]
      let now = Told(version: entry?.version, diagnostics: entry?.diagnostics ?? [])
      let before = told[uri]
      // A catalog that is not open is mentioned only where something is wrong with it.
      if now == before || before == nil && now.diagnostics.isEmpty && open[uri] == nil {
        return nil
      }
      told[uri] = entry == nil ? nil : now
      return FindingReport(uri: uri, encoding: encoding, client: client).notification(entry)
    }
  }
}
