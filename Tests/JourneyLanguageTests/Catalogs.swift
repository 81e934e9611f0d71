import Foundation
import JourneyModel
import JourneyTools

/// The catalogs of the scripts.
enum Catalogs {
  /// The one beside the fixtures.
  static let fixtures = Result { try load(Fixtures.root.appending(path: "journey.yaml")) }
  /// The one of the example workspace.
  static let shop = Result { try load(Fixtures.examples.appending(path: "journey.yaml")) }

  /// Reads a catalog in which nothing is wrong.
  private static func load(_ url: URL) throws -> Catalog {
    let source = SourceFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    let loaded = CatalogLoader.load(source) { CheckedScript.zones.contains($0) }
    if let catalog = loaded.catalog { return catalog }
    throw Refused(findings: loaded.diagnostics)
  }

  /// A catalog in which something is wrong.
  struct Refused: Error {
    /// What is wrong.
    let findings: [Diagnostic]
  }
}

extension Fixture {
  /// The catalogs that the script is to be compiled with; `nil` stands for none.
  var catalogs: [Catalog?] {
    get throws {
      switch catalogUse {
      case .declared: [try declared]
      case .none: [nil]
      case .either: [try declared, nil]
      }
    }
  }

  /// The first of these catalogs.
  var firstCatalog: Catalog? {
    get throws { try catalogs.first ?? nil }
  }

  /// The catalog of the workspace that the script stands in.
  private var declared: Catalog {
    get throws {
      let isExample = url.path.hasPrefix(Fixtures.examples.path)
      return try (isExample ? Catalogs.shop : Catalogs.fixtures).get()
    }
  }
}
