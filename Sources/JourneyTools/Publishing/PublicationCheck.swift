internal import JourneyAnalysis
internal import JourneyLanguage
public import JourneyModel

/// Checks a script or a definition that is to be published beside the journeys that are.
///
/// They are the very checks of `journey check` over a whole workspace.
public struct PublicationCheck: Sendable {
  /// What the workspace declares; `nil` where there is no catalog.
  private let catalog: Catalog?

  /// Prepares checks against a catalog.
  public init(catalog: Catalog?) {
    self.catalog = catalog
  }

  /// Checks what a source holds.
  ///
  /// `published` are the newest versions; one of the same name is replaced.
  public func check(
    _ source: SourceFile, beside published: [JourneyDefinition]
  ) -> CheckedPublication {
    let check = SourceCheck(catalog: catalog)
    let outcome = check.check(source)
    let own = outcome.journeys
    let names = Set(own.map(\.definition.journeyID))
    let others = published.filter { !names.contains($0.journeyID) }
    let known = WorkspaceAnalysis.findings(in: published, isWhole: false)
      .map { Between(journeyID: published[$0.journey].journeyID, message: $0.finding.message) }
    let found = WorkspaceAnalysis.findings(in: own.map(\.definition) + others)
    let between = found.compactMap { found -> Diagnostic? in
      if own.indices.contains(found.journey) {
        return Self.diagnostic(found.finding, in: own[found.journey])
      }
      let other = others[found.journey - own.count]
      return Self.diagnostic(found.finding, of: other, replacedBy: own, unless: known)
    }
    return CheckedPublication(
      source: source, journeys: own.map(\.definition),
      findings: check.shown(outcome, with: between))
  }

  /// Something that was found in a published journey.
  private struct Between: Equatable {
    /// The journey.
    var journeyID: String
    /// What is wrong with it.
    var message: String
  }

  /// A finding at its place in the source.
  private static func diagnostic(
    _ finding: Finding, in journey: LoadedJourney
  ) -> Diagnostic {
    let span = finding.stateID.flatMap { journey.stateSpans[$0] } ?? journey.nameSpan
    return Diagnostic(
      finding.code, at: span, finding.message, help: finding.help, details: finding.details)
  }

  /// A finding in a journey that is published and would be wrong from now on; `nil` for one that
  /// was wrong before, or is of no weight.
  private static func diagnostic(
    _ finding: Finding, of other: JourneyDefinition, replacedBy own: [LoadedJourney],
    unless known: [Between]
  ) -> Diagnostic? {
    let one = Between(journeyID: other.journeyID, message: finding.message)
    guard finding.code.severity == .error, !known.contains(one), let first = own.first
    else { return nil }
    return Diagnostic(
      finding.code, at: first.nameSpan,
      "`\(other.journeyID)`, which is published, would be wrong: \(finding.message)",
      help: finding.help, details: finding.details)
  }
}
