internal import JourneyEngine
public import JourneyModel
internal import JourneyStore

/// Leads people over from older versions.
extension JourneyService {
  /// The most people who are led over in one commit: nobody else waits longer than for that.
  private static let peoplePerCommitMax = 256

  /// Tells what it would come to if the people of a journey were led over to a definition.
  ///
  /// A mapping that names steps which are not there is refused.
  public func migrationPlan(
    to definition: JourneyDefinition, _ order: MigrationOrder
  ) async throws -> MigrationPlan {
    let versions = await versions(of: definition.journeyID)
    try Self.check(order, from: versions, to: definition)
    let migration = try await dispatcher.perform { engine, _ in
      try engine.migration(to: definition, mapping: order.mapping)
    }
    let standing = try await reader.read {
      try $0.standing(in: definition.journeyID, besides: definition.version)
    }
    return MigrationPlan(
      steps: standing.map { count in
        let old = versions.first { $0.definition.version == count.version }?.definition
        return MigrationPlan.Step(
          version: count.version, stateID: count.stateID,
          line: old?.states.first { $0.id == count.stateID }?.line,
          target: migration.target(of: count.stateID, version: count.version),
          people: count.people,
          losses: migration.losses(at: count.stateID, version: count.version))
      })
  }

  /// Leads the people of a journey over to its newest version, some at a time.
  ///
  /// Those who have come to where they would lose something meanwhile stay in their version. What
  /// is broken off is gone on with by asking again.
  public func migrate(
    to definition: JourneyDefinition, _ order: MigrationOrder, plan: MigrationPlan
  ) async throws -> MigrationOutcome {
    let now = clock.now
    let migration = try await dispatcher.perform { engine, _ in
      try engine.beginMigration(to: definition, mapping: order.mapping, at: now)
      return try engine.migration(to: definition, mapping: order.mapping)
    }
    var outcome = MigrationOutcome(plan: plan)
    var losses: [MigrationPlace: Bool] = [:]
    for part in 0..<Part.count {
      var last: String? = ""
      while let after = last {
        let batch = try await lead(migration, in: part, after: after, losses: losses)
        outcome.moved += batch.moved
        outcome.left += batch.left
        losses = batch.losses
        last = batch.last
      }
    }
    return outcome
  }

  /// What one commit led over.
  private struct Batch: Sendable {
    /// Runs that were led over.
    var moved: Int
    /// Runs that stayed.
    var left: Int
    /// What is known of steps.
    var losses: [MigrationPlace: Bool]
    /// The last person who was looked at; `nil` if there are no more.
    var last: String?
  }

  /// Leads people of a part over, in one commit.
  private func lead(
    _ migration: JourneyMigration, in part: Int, after userID: String,
    losses: [MigrationPlace: Bool]
  ) async throws -> Batch {
    let now = clock.now
    return try await dispatcher.perform { _, store in
      var (batch, losses) = (Batch(moved: 0, left: 0, losses: [:], last: nil), losses)
      batch.last = try store.leadPeople(
        in: part, of: migration.journeyID, besides: migration.version, after: userID,
        max: Self.peoplePerCommitMax
      ) { work in
        let result = migration.lead(work, at: now, losses: &losses)
        (batch.moved, batch.left) = (result.moved, result.left)
        return result.change
      }
      batch.losses = losses
      return batch
    }
  }

  /// Refuses a mapping of steps that are not there.
  private static func check(
    _ order: MigrationOrder, from versions: [JourneyVersion], to definition: JourneyDefinition
  ) throws(PublicationRefusal) {
    let olds = Set(versions.flatMap { $0.definition.states.map(\.id) })
    let news = Set(definition.states.map(\.id))
    for (old, new) in order.mapping.sorted(by: { $0.key < $1.key }) {
      guard olds.contains(old) else {
        throw .mapping(stateID: old, meant: Suggestion.closest(to: old, among: olds.sorted()))
      }
      guard news.contains(new) else {
        throw .mapping(stateID: new, meant: Suggestion.closest(to: new, among: news.sorted()))
      }
    }
  }
}
