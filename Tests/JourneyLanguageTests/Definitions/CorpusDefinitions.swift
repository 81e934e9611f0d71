import JourneyLanguage
import JourneyModel

/// The definitions of all scripts of the corpus.
enum CorpusDefinitions {
  /// A definition with the catalog that it was compiled with.
  struct Entry {
    /// The name of the script, for people.
    let name: String
    /// The definition.
    let definition: JourneyDefinition
    /// The catalog.
    let catalog: Catalog?

    /// Its JSON.
    var json: [UInt8] { DefinitionWriter.json(of: definition) }
  }

  /// Returns all of them.
  static func load() throws -> [Entry] {
    try (Fixtures.accepted + Fixtures.shop).flatMap { script in
      let catalog = try script.firstCatalog
      return CheckedScript(script.source, catalog: catalog).result.definitions.map {
        Entry(name: script.testDescription, definition: $0, catalog: catalog)
      }
    }
  }
}
