internal import JourneyMachine
internal import JourneyModel

/// What is published, for those who show it.
extension Engine {
  /// Every version of a journey, the first one first; none of one that is not published.
  public func versions(of journeyID: String) -> [JourneyVersion] {
    let versions = registry.versions[journeyID] ?? [:]
    return versions.values.sorted { $0.version < $1.version }.map(Self.version)
  }

  /// The newest version of each journey, in the order of publication.
  public var newestVersions: [JourneyVersion] { registry.newest.map(Self.version) }

  /// How many versions are published in all; it grows with each.
  public var versionCount: Int { registry.versions.values.reduce(0) { $0 + $1.count } }

  /// A version as others see it.
  private static func version(_ journey: PublishedJourney) -> JourneyVersion {
    var definition = journey.program.definition
    definition.version = journey.version
    return JourneyVersion(definition: definition, publishedAt: journey.publishedAt)
  }
}
