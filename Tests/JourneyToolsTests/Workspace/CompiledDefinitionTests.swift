import Foundation
import JourneyLanguage
import JourneyModel
import JourneyTools
import Testing

/// The definitions of all scripts of this repository that compile, as JSON that others can read.
@Suite struct CompiledDefinitionTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The scripts below some folders.
  static let scripts = ["examples", "Tests/JourneyLanguageTests/Fixtures/Accept"].flatMap {
    folder -> [String] in
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".journey") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  /// Why there is no verdict.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The definitions of a script, checked against the nearest catalog unless it wants none.
  ///
  /// Whether a script should compile is for the tests of the language: one that does not has none.
  static func definitions(of script: String) throws -> [JourneyDefinition] {
    let path = root.appending(path: script).path
    let source = SourceFile(name: script, bytes: Array(try Data(contentsOf: URL(filePath: path))))
    let catalog = source.lineText(1) == "# catalog: none" ? nil : try catalog(for: path)
    return Compiler(catalog: catalog).compile(Parser.parse(source)).definitions
  }

  /// The nearest catalog above a script.
  private static func catalog(for path: String) throws -> Catalog? {
    guard let workspace = Workspace.find(above: path) else { return nil }
    let bytes = Array(try Data(contentsOf: URL(filePath: workspace.catalogPath)))
    let file = SourceFile(name: "journey.yaml", bytes: bytes)
    let loaded = CatalogLoader.load(file, isKnownTimeZone: { _ in true })
    guard loaded.diagnostics.isEmpty else {
      throw Failure(description: DiagnosticRenderer().text(loaded.diagnostics, in: file))
    }
    return loaded.catalog
  }

  @Test(arguments: scripts)
  func `a definition that was compiled is read back as it was`(script: String) throws {
    for definition in try Self.definitions(of: script) {
      let json = DefinitionWriter.json(of: definition)
      let file = SourceFile(name: "\(script).json", bytes: json)
      let (found, diagnostics) = DefinitionReader.read(file)
      #expect(diagnostics == [], "\(DiagnosticRenderer().text(diagnostics, in: file))")
      #expect(found == definition)
    }
  }

  @Test func `an independent validator accepts every definition that was compiled`() throws {
    var lines: [UInt8] = []
    var names: [String] = []
    for script in Self.scripts {
      for definition in try Self.definitions(of: script) {
        lines += JSONWriter.compact(try JSONReader.parse(DefinitionWriter.json(of: definition)))
        lines.append(0x0A)
        names.append("\(script): \(definition.journeyID)")
      }
    }
    #expect(names.count > 40)
    let verdicts = try Self.verdicts(on: lines)
    try #require(verdicts.count == names.count)
    for (name, verdict) in zip(names, verdicts) { #expect(verdict == "ok", "\(name)") }
  }

  /// What the validator says about JSON texts, one a line.
  private static func verdicts(on lines: [UInt8]) throws -> [Substring] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(lines).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", "Tests/Oracles/schema.py", "grammar/journey_definition.schema.json", file.path]
    process.currentDirectoryURL = root
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: said) }
    return said.split(separator: "\n")
  }
}
