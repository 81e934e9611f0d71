public import JourneyEngine
public import JourneyModel
internal import JourneyStore
public import JourneyTools

/// Publishes journeys, and tells of those that are published.
public struct JourneyService: Sendable {
  /// Who owns the engine.
  let dispatcher: Dispatcher
  /// What the workspace declares.
  let catalog: Catalog?
  /// Counts people by what is committed, which takes its time; nobody else waits for it.
  let reader: StoreReader
  /// Reads for reports, which may be some moments behind.
  let reports: StoreReader
  /// Tells when a version is published.
  let clock: any ServiceClock
  /// Checks what is to be published.
  private let desk: PublicationDesk

  /// How often a check is made again because somebody else has published in the meantime.
  private static let attemptsMax = 8

  /// Creates the service.
  public init(
    dispatcher: Dispatcher, reader: StoreReader, reports: StoreReader, catalog: Catalog?,
    clock: any ServiceClock
  ) {
    self.dispatcher = dispatcher
    self.reader = reader
    self.reports = reports
    self.catalog = catalog
    self.clock = clock
    desk = PublicationDesk(catalog: catalog)
  }

  /// The most bytes of a script or a definition.
  public static let sourceBytesMax = DefinitionLimits.bytesMax

  // MARK: Publishing

  /// Checks a script or a definition, and publishes the journey of this name that it holds.
  ///
  /// What the newest version says already is not published again. Where people are to be led over
  /// and one of them would lose something, nothing is published.
  public func publish(
    _ journeyID: String, _ bytes: [UInt8], isScript: Bool,
    options: PublicationOptions = PublicationOptions()
  ) async throws -> PublicationOutcome {
    let source = SourceFile(name: journeyID + (isScript ? ".journey" : ".json"), bytes: bytes)
    for _ in 0..<Self.attemptsMax {
      let (published, count) = await dispatcher.perform { engine, _ in
        (engine.published.map(\.definition), engine.versionCount)
      }
      let checked = await desk.check(source, beside: published)
      let definition = try Self.journey(journeyID, of: checked)
      let plan = try await plan(for: definition, options)
      if options.isDryRun { return await told(definition, checked, plan) }
      if let (version, isNew) = try await publish(
        definition, script: isScript ? bytes : nil, ifStillOf: count)
      {
        var outcome = PublicationOutcome(
          version: version, isNew: isNew, warnings: checked.findingsNode)
        if let order = options.migration, let plan {
          outcome.migration = try await migrate(to: version.definition, order, plan: plan)
        }
        return outcome
      }
    }
    throw PublicationRefusal.crowded
  }

  /// Where those stand who are to be led over to a definition; refuses if one of them would lose
  /// something.
  private func plan(
    for definition: JourneyDefinition, _ options: PublicationOptions
  ) async throws -> MigrationPlan? {
    guard let order = options.migration else { return nil }
    let plan = try await migrationPlan(to: await known(definition).definition, order)
    if plan.lost > 0 { throw PublicationRefusal.losses(plan) }
    return plan
  }

  /// The newest version of a journey if it says the same as a definition, else the version that the
  /// definition would be.
  private func known(
    _ definition: JourneyDefinition
  ) async -> (definition: JourneyDefinition, isNew: Bool) {
    let newest = await versions(of: definition.journeyID).last
    if let newest, newest.says(definition) { return (newest.definition, false) }
    var next = definition
    next.version = (newest?.definition.version ?? 0) + 1
    return (next, true)
  }

  /// What would become of a definition that was checked.
  private func told(
    _ definition: JourneyDefinition, _ checked: CheckedPublication, _ plan: MigrationPlan?
  ) async -> PublicationOutcome {
    let (definition, isNew) = await known(definition)
    return PublicationOutcome(
      version: JourneyVersion(definition: definition, publishedAt: clock.now), isNew: isNew,
      warnings: checked.findingsNode, migration: plan.map { MigrationOutcome(plan: $0) })
  }

  /// The journey of a name in what was checked, which must be without errors.
  private static func journey(
    _ journeyID: String, of checked: CheckedPublication
  ) throws(PublicationRefusal) -> JourneyDefinition {
    if checked.hasErrors { throw .findings(checked.findingsNode) }
    guard let journey = checked.journeys.first(where: { $0.journeyID == journeyID }) else {
      throw .otherJourney(wanted: journeyID, found: checked.journeys.map(\.journeyID))
    }
    return journey
  }

  /// Publishes a definition that was checked beside so many versions; `nil` if there are others by
  /// now, beside which it has to be checked again.
  private func publish(
    _ definition: JourneyDefinition, script: [UInt8]?, ifStillOf count: Int
  ) async throws -> (version: JourneyVersion, isNew: Bool)? {
    let now = clock.now
    return try await dispatcher.perform { engine, store in
      guard engine.versionCount == count else { return nil }
      if let newest = engine.versions(of: definition.journeyID).last, newest.says(definition) {
        return (newest, false)
      }
      let version = try Self.publish(definition, script: script, at: now, by: engine, in: store)
      return version.map { ($0, true) }
    }
  }

  /// Keeps a script, then publishes its definition.
  private static func publish(
    _ definition: JourneyDefinition, script: [UInt8]?, at now: Moment, by engine: Engine,
    in store: SQLStore
  ) throws -> JourneyVersion? {
    if let script, let sha256 = definition.source?.sha256 {
      try store.keep(script: script, sha256: sha256)
    }
    _ = try engine.publish([definition], at: now)
    return engine.versions(of: definition.journeyID).last
  }

  /// Publishes the journeys of a workspace that are without errors, but for those that were ever
  /// published as they are: a later version that came over the wire stays.
  ///
  /// Returns the versions that are new.
  public func publish(_ workspace: LoadedWorkspace) async throws -> [JourneyVersion] {
    let journeys = workspace.journeys
    let now = clock.now
    return try await dispatcher.perform { engine, store in
      let new = journeys.filter { journey in
        !engine.versions(of: journey.definition.journeyID)
          .contains { $0.says(journey.definition) }
      }
      for journey in new {
        guard let script = journey.scriptBytes, let sha256 = journey.definition.source?.sha256
        else { continue }
        try store.keep(script: script, sha256: sha256)
      }
      _ = try engine.publish(new.map(\.definition), at: now)
      return new.compactMap { engine.versions(of: $0.definition.journeyID).last }
    }
  }

  // MARK: Showing

  /// Returns every version of a journey, the first one first; none of one that is not published.
  public func versions(of journeyID: String) async -> [JourneyVersion] {
    await dispatcher.perform { engine, _ in engine.versions(of: journeyID) }
  }

  /// Returns the newest version of each journey, in the order of publication.
  public func newest() async -> [JourneyVersion] {
    await dispatcher.perform { engine, _ in engine.newestVersions }
  }

  /// Returns the script of a version: the one that it came from where that is kept, or one that
  /// says the same.
  public func script(of version: JourneyVersion) async throws -> [UInt8] {
    let sha256 = version.definition.source?.sha256
    let kept = try await dispatcher.perform { _, store in
      try sha256.flatMap { try store.script(sha256: $0) }
    }
    return kept ?? Array(ShownScript.text(of: version.definition, catalog: catalog).utf8)
  }
}
