internal import JourneyLanguage
public import JourneyModel

/// A definition shown as a script.
public enum ShownScript {
  /// Returns the script that says what a definition does, as far as a script can.
  public static func text(of definition: JourneyDefinition, catalog: Catalog?) -> String {
    Decompiler(catalog: catalog).script(of: definition)
  }
}
