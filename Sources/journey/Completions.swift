import ArgumentParser
import JourneyTools

/// What a shell offers for the arguments of the verbs.
extension CompletionKind {
  /// Scripts.
  static let scripts = file(extensions: ["journey"])

  /// Definitions.
  static let definitions = file(extensions: ["json"])

  /// Scripts and definitions.
  static let scriptsAndDefinitions = file(extensions: ["journey", "json"])

  /// Users and events, one a line, plain or packed.
  static let records = file(extensions: ["ndjson", "gz"])

  /// Catalogs.
  static let catalogs = file(extensions: ["yaml", "yml"])

  /// What `journey explain` knows.
  static let explainedNames = custom { _, _, typed in
    Explainer.names.filter { $0.hasPrefix(typed) }
  }
}
