public import JourneyModel

/// All that is found in one definition, phase by phase: whether its graph holds together, then what
/// can be said of the values on its ways, of its promises, and of its habits.
///
/// It looks at the definition only, so that one that came as JSON is checked like one that was
/// compiled.
public enum Analysis {
  /// Returns what was found in a definition; a later phase begins only where the earlier ones found
  /// no error.
  public static func findings(in definition: JourneyDefinition) -> [Finding] {
    let structure = StructuralAnalysis.findings(in: definition)
    if structure.contains(where: { $0.code.severity == .error }) { return structure }
    return structure + ValueAnalysis.findings(in: definition)
  }
}
