public import JourneyModel

/// All that is found in one definition, phase by phase: whether its graph holds together, then what
/// can be said of the values on its ways, of its promises, and of its habits.
///
/// It looks at the definition only, so that one that came as JSON is checked like one that was
/// compiled.
public enum Analysis {
  /// Returns what was found in a definition; a later phase begins only where the earlier ones found
  /// no error.
  ///
  /// `limits` are those of the workspace, which hold for all journeys together.
  public static func findings(
    in definition: JourneyDefinition, limits: [MessageLimit] = []
  ) -> [Finding] {
    findings(in: JourneyGraph(definition), limits: limits)
  }

  /// Returns what was found in a definition whose graph has been read.
  public static func findings(
    in journey: JourneyGraph, limits: [MessageLimit] = []
  ) -> [Finding] {
    let definition = journey.definition
    let structure = StructuralAnalysis.findings(in: definition, journey.states)
    if structure.contains(where: { $0.code.severity == .error }) { return structure }
    let found =
      structure + TurningAnalysis.findings(in: definition)
      + ValueAnalysis.findings(in: definition, journey.states)
    if found.contains(where: { $0.code.severity == .error }) { return found }
    return found + promiseFindings(in: definition, limits: limits)
  }

  /// Returns what was found of the promises of a definition in which nothing else is wrong.
  public static func promiseFindings(
    in definition: JourneyDefinition, limits: [MessageLimit]
  ) -> [Finding] {
    PromiseAnalysis.findings(in: definition, limits: limits)
  }

  /// Returns what was found in a definition that came as JSON: beside the rest, the names that its
  /// steps read and may not have; of a script the checker tells them at the very word.
  public static func documentFindings(
    in journey: JourneyGraph, limits: [MessageLimit] = []
  ) -> [Finding] {
    let found = findings(in: journey, limits: limits)
    if found.contains(where: { $0.code.severity == .error }) { return found }
    return found + BindingAnalysis.findings(in: journey.definition)
  }

  /// Returns what was found in a definition that came as JSON.
  public static func documentFindings(
    in definition: JourneyDefinition, limits: [MessageLimit] = []
  ) -> [Finding] {
    documentFindings(in: JourneyGraph(definition), limits: limits)
  }
}
