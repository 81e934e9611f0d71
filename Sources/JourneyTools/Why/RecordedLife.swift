internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What a data folder keeps of one user, and of what was lived there.
struct RecordedLife {
  /// What is kept of the user.
  let person: PersonRecord
  /// The sittings, the first one first.
  let sittings: [SittingRecord]
  /// Every version of every journey.
  let definitions: [PublishedDefinition]

  /// Reads what a folder keeps of a user, without holding the folder.
  static func read(_ userID: String, in folder: String) throws -> RecordedLife {
    guard let store = try SQLiteStore.looking(into: folder) else {
      throw RunError("`\(folder)` holds no data: name the folder of `journey run --data`")
    }
    guard try store.isRecordReadable() else {
      throw RunError(
        "`\(folder)` was begun by an earlier version of journey, which did not keep what is needed "
          + "to live it again: live it in a new folder")
    }
    guard let person = try store.person(userID) else {
      throw RunError(
        "`\(folder)` knows no user `\(userID)`" + suggestion(userID, try store.someUsers()))
    }
    return RecordedLife(
      person: person, sittings: try store.sittings(), definitions: try store.definitions())
  }

  /// Asks whether a name was meant, if one is close.
  static func suggestion(_ name: String, _ known: some Sequence<String>) -> String {
    Suggestion.closest(to: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// The newest definition of each journey, by name.
  var newest: [String: JourneyDefinition] {
    var newest: [String: JourneyDefinition] = [:]
    for published in definitions.sorted(by: { $0.version < $1.version }) {
      newest[published.journeyID] = published.checked
    }
    return newest
  }

  /// The definition of a version.
  func definition(_ journeyID: String, _ version: Int) -> JourneyDefinition? {
    definitions.first { $0.journeyID == journeyID && $0.version == version }?.checked
  }

  /// What the workspace settled last.
  var settings: EngineSettings {
    sittings.last.flatMap { EngineSettings(json: $0.settings) } ?? EngineSettings()
  }
}

extension PublishedDefinition {
  /// The definition, with its version.
  var checked: JourneyDefinition? {
    let source = SourceFile(name: journeyID, bytes: definition)
    var definition = DefinitionReader.read(source).definition
    definition?.version = version
    return definition
  }
}
