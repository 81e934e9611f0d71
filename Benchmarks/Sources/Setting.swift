import Foundation
import JourneyLanguage
import JourneyMachine
import JourneyModel
import JourneyTools

/// What cannot be measured, and why.
struct BenchmarkError: Error, CustomStringConvertible {
  /// Why.
  let description: String
}

/// Scripts made ready to be run.
enum Setting {
  /// The zones of this machine.
  static var zones: ZoneTable { ZoneFiles.table() }

  /// Reads a catalog.
  static func catalog(_ yaml: String) throws -> Catalog {
    let source = SourceFile(name: "journey.yaml", text: yaml)
    let (catalog, findings) = CatalogLoader.load(source, isKnownTimeZone: ZoneFiles.isKnown)
    guard let catalog else { throw BenchmarkError(description: findings[0].message) }
    return catalog
  }

  /// Compiles the one journey of a script.
  static func definition(_ script: String, _ catalog: Catalog?) throws -> JourneyDefinition {
    let compiler = Compiler(catalog: catalog, isKnownTimeZone: ZoneFiles.isKnown)
    let result = compiler.compile(SourceFile(name: "bench.journey", text: script))
    guard let definition = result.definitions.first else {
      throw BenchmarkError(description: result.diagnostics.map(\.message).joined(separator: "; "))
    }
    return definition
  }

  /// Compiles and assembles the one journey of a script.
  static func program(_ script: String, _ catalog: Catalog?) throws -> Program {
    try Program(definition(script, catalog))
  }

  /// A machine for a program, in UTC.
  static func machine(_ program: Program) -> Machine {
    Machine(program: program, zones: zones, workspaceZone: ZoneTable.utc)
  }

  /// A folder that is gone when `body` returns.
  static func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "journey-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
