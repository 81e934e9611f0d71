import Foundation
import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// Rehearsals in which people are led over to another version.
extension Rehearsal {
  /// What leading people over came to.
  struct Leading: Equatable {
    /// Runs that were led over.
    var moved = 0
    /// Runs that stayed.
    var left = 0
  }

  /// Publishes the journey and leads everybody over who is inside an older version.
  func lead(at text: String, mapping: [String: String] = [:]) throws -> Leading {
    let now = try #require(Moment(text))
    let engine = try engine(at: now)
    _ = try engine.publish(definitions, at: now)
    let newest = try #require(engine.newestVersions.last)
    let migration = try engine.migration(to: newest.definition, mapping: mapping)
    var leading = Leading()
    var losses: [MigrationPlace: Bool] = [:]
    for part in 0..<Part.count {
      _ = try store.leadPeople(
        in: part, of: migration.journeyID, besides: migration.version, after: "", max: 100
      ) { work in
        let result = migration.lead(work, at: now, losses: &losses)
        leading.moved += result.moved
        leading.left += result.left
        return result.change
      }
    }
    return leading
  }

  /// What somebody would lose who stands in a step of version 1.
  func losses(at stateID: String, mapping: [String: String] = [:]) throws -> [String] {
    let engine = try engine(at: Moment(microseconds: 0))
    let definition = try #require(definitions.first)
    return try engine.migration(to: definition, mapping: mapping).losses(at: stateID, version: 1)
  }

  /// An engine over the store.
  private func engine(at now: Moment) throws -> Engine {
    let zones = ZoneTable { name in
      FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
    }
    return try Engine(
      store: store, settings: settings, zones: zones, host: host, owner: "test", at: now)
  }
}
