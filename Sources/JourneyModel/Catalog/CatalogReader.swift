/// Reads a catalog from the values of its file, and reports all mistakes in it.
///
/// It knows nothing of YAML: whoever parses the file hands the values over, each with its place.
public struct CatalogReader {
  /// Tells whether there is a time zone of a name.
  private let isKnownTimeZone: (String) -> Bool
  /// The findings that there are; `nil` where any name will do.
  private let knownFindings: [DiagnosticCode]?

  /// Creates a reader that asks outside which zones and findings there are.
  public init(
    knownFindings: [DiagnosticCode]? = nil, isKnownTimeZone: @escaping (String) -> Bool
  ) {
    self.knownFindings = knownFindings
    self.isKnownTimeZone = isKnownTimeZone
  }

  /// Returns the catalog; `nil` exactly if there is a finding.
  public func read(_ node: JSONNode) -> (catalog: Catalog?, diagnostics: [Diagnostic]) {
    let findings = DocumentFindings(words: .catalog)
    let top = DocumentPlace(node: node, pointer: JSONPointer(), findings: findings)
    let catalog = node.isNull ? Catalog() : top.object(catalog)
    return (findings.all.isEmpty ? catalog : nil, findings.sorted)
  }

  /// The whole of it.
  private func catalog(_ fields: inout DocumentFields) -> Catalog? {
    var catalog = Catalog()
    if let name = fields.optional("workspace")?.identifier() { catalog.workspace = name }
    if let zone = fields.optional("time_zone").flatMap(timeZone) { catalog.timeZone = zone }
    let consent = fields.optional("consent")?.object { fields in
      fields.optional("unknown")?.word(of: Catalog.UnknownConsent.self)
    }
    catalog.unknownConsent = consent ?? .deny
    catalog.userAttributes = fields.optional("users")?.object { fields in
      Self.declared(fields.optional("attributes")).flatMap(Self.fields)
    }
    catalog.events = Self.declared(fields.optional("events"))?.entries { name, place in
      Self.fields(place).map { EventDeclaration(name: name, attributes: $0) }
    }
    catalog.messages = Self.declared(fields.optional("messages"))?.entries(Self.message)
    catalog.channels = Self.declared(fields.optional("channels"))?.entries(Self.channel) ?? []
    catalog.services = Self.declared(fields.optional("services"))?.entries(Self.operations)?
      .flatMap { $0 }
    catalog.limits = Self.declared(fields.optional("limits"))?.list { $0.object(Self.limit) } ?? []
    catalog.lint = severities(Self.declared(fields.optional("lint")))
    let outgoing = fields.optional("outgoing")?.object { fields in
      fields.optional("allow")?.list { $0.hostAndPort() }
    }
    catalog.outgoingAllowed = outgoing ?? []
    catalog.finishedRunsKept = fields.optional("retention")?.object { fields in
      fields.optional("finished_runs")?.words()
    }
    let population = Self.declared(fields.optional("population"))
    catalog.population =
      population.flatMap { Self.population($0, of: catalog) } ?? PopulationDeclaration()
    return catalog
  }

  /// The place, unless nothing stands there.
  private static func declared(_ place: DocumentPlace?) -> DocumentPlace? {
    place?.node.isNull == true ? nil : place
  }

  /// The name of a time zone that there is.
  private func timeZone(_ place: DocumentPlace) -> String? {
    guard let name = place.identifier() else { return nil }
    if isKnownTimeZone(name) { return name }
    place.report(
      CatalogCode.unknownTimeZone, "there is no time zone `\(name)`",
      help: "zones have names such as `Europe/Berlin` or `UTC`")
    return nil
  }

  /// The severities that the workspace sets.
  private func severities(_ place: DocumentPlace?) -> [String: Diagnostic.Severity?] {
    let words: [(word: String, value: Diagnostic.Severity?)] = [
      ("error", .error), ("warning", .warning), ("off", nil),
    ]
    let entries = place?.entries { name, place in
      check(finding: name, at: place)
      return place.word(among: words).map { (name, $0) }
    }
    return Dictionary(entries ?? []) { first, _ in first }
  }

  /// Reports that there is no finding of a name, or that it is one whose severity is not set.
  private func check(finding name: String, at place: DocumentPlace) {
    guard let knownFindings else { return }
    let named = knownFindings.filter { $0.name == name }
    if named.contains(where: \.isSettable) { return }
    let settable = knownFindings.filter(\.isSettable).map(\.name)
    let closest = Suggestion.closest(to: name, among: settable)
    place.findings.add(
      Diagnostic(
        CatalogCode.unknownWord, at: place.keySpan ?? place.node.span,
        named.isEmpty ? "no finding is called `\(name)`" : "`\(name)` is always an error",
        help: named.isEmpty
          ? closest.map { "did you mean `\($0)`?" } : "only warnings have a severity to set"))
  }
}
