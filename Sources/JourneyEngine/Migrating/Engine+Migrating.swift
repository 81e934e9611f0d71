internal import JourneyMachine
public import JourneyModel
internal import JourneyStore

extension Engine {
  /// Prepares to lead the people of a journey over to a definition, which need not be published
  /// yet; `mapping` names the new steps of old ones whose ids differ.
  public func migration(
    to definition: JourneyDefinition, mapping: [String: String]
  ) throws -> JourneyMigration {
    let program: Program
    do {
      program = try Program(definition, isObserved: context.observer != nil)
    } catch {
      throw EngineError("`\(definition.journeyID)` cannot be run: \(error.message)")
    }
    let olds = registry.versions[definition.journeyID] ?? [:]
    let transfers = olds.filter { $0.key != definition.version }.mapValues { journey in
      RunTransfer(from: journey.program, to: program, mapping: mapping)
    }
    return JourneyMigration(
      journeyID: definition.journeyID, version: definition.version, program: program,
      transfers: transfers)
  }

  /// Notes that people are led over from now on, as a migration that was prepared does.
  public func beginMigration(
    to definition: JourneyDefinition, mapping: [String: String], at now: Moment
  ) throws {
    let act = ServingRecord.Act.migration(
      journeyID: definition.journeyID, version: definition.version, mapping: mapping)
    try settling { () throws(StoreError) in try noteServing(act, at: now) }
  }
}
