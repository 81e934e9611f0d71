internal import JourneyEngine
public import JourneyModel
public import JourneyStore

/// What happened to people, step by step.
extension RunService {
  /// The most steps of one person that are told: the newest ones.
  public static let stepsMax = 2_000

  /// Returns the newest steps of a user in order, each with the definition it is of.
  public func steps(of userID: String) async throws -> [TracedStep] {
    let lines = try await traces.read { try $0.steps(of: userID, max: Self.stepsMax) }
    let wanted = Set(lines.map(\.journeyID))
    let versions = await dispatcher.perform { engine, _ in
      Dictionary(
        wanted.map { ($0, engine.versions(of: $0)) }, uniquingKeysWith: { first, _ in first })
    }
    return Self.withOwnVersions(lines).map { line in
      let versions = versions[line.journeyID] ?? []
      return TracedStep(
        line: line,
        definition: versions.first { $0.definition.version == line.version }?.definition)
    }
  }

  /// The steps with the versions that they were taken in: those before somebody was led over are of
  /// the version before.
  private static func withOwnVersions(_ lines: [TraceLine]) -> [TraceLine] {
    var before: [Int64: Int] = [:]
    let told = lines.reversed().map { line in
      var line = line
      line.version = before[line.step.runNumber] ?? line.version
      if let old = line.step.migratedFrom { before[line.step.runNumber] = old }
      return line
    }
    return told.reversed()
  }
}

/// A step of a run with the definition that it is of.
public struct TracedStep: Sendable {
  /// The step.
  public var line: TraceLine
  /// The definition; `nil` if it is not published any more.
  public var definition: JourneyDefinition?
}
