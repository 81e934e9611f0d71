import Foundation
import JourneyAnalysis
import JourneyLanguage
import JourneyMachine
import JourneyModel
import Testing

/// No input crashes or hangs what reads scripts and definitions.
///
/// A short round belongs to every run of the tests; `JOURNEY_FUZZ_ROUNDS=1000` goes on for hours,
/// with other inputs in each round.
@Suite struct FuzzTests {
  /// How many rounds there are.
  static let rounds =
    ProcessInfo.processInfo.environment["JOURNEY_FUZZ_ROUNDS"].flatMap { UInt64($0) } ?? 1
  /// How many inputs a round has.
  static let inputsPerRound = 400

  /// The scripts that inputs are made from.
  private static let scripts = FormattedScripts.all.map(\.bytes)
  /// The definitions that inputs are made from.
  private static let definitions = Fixtures.files(in: Fixtures.root.appending(path: "Accept"))
    .filter { $0.lastPathComponent.hasSuffix(".definition.json") }
    .compactMap { FileManager.default.contents(atPath: $0.path).map { Array($0) } }

  /// Runs all inputs of all rounds.
  private func fuzz(_ seeds: [[UInt8]], words: [String], _ try: ([UInt8]) throws -> Void) throws {
    for round in 1...Self.rounds {
      if Self.rounds > 1 { print("round \(round)") }
      var mutator = ByteMutator(seeds, words: words, seed: round)
      for _ in 0..<Self.inputsPerRound { try `try`(mutator.next()) }
    }
  }

  @Test func `any script is read, laid out and compiled`() throws {
    let words = ["end", "\"", "\"\"\"", "otherwise", "wait ", "\u{201C}", "#", "( ", "1 day", "\\"]
    try fuzz(Self.scripts, words: words) { bytes in
      let source = SourceFile(name: "fuzz.journey", bytes: bytes)
      let tree = Parser.parse(source)
      #expect(Scripts.tiles(tree))
      if let layout = Formatter.format(source) {
        #expect(Formatter.format(SourceFile(name: "fuzz.journey", text: layout)) == layout)
      }
      let result = Compiler(catalog: ShopCatalog.catalog).compile(tree)
      for definition in result.definitions { try live(definition) }
    }
  }

  @Test func `any definition is read and looked at`() throws {
    let words = ["{", "}", "\"next\": ", "null", "[", "1e999", "\\u0000", "\"PT1H\"", ",", "-1"]
    try fuzz(Self.definitions, words: words) { bytes in
      let read = DefinitionReader.read(SourceFile(name: "fuzz.json", bytes: bytes))
      #expect((read.definition == nil) == read.diagnostics.contains { $0.severity == .error })
      if let definition = read.definition { try live(definition) }
    }
  }

  /// Looks at a definition, and assembles it where nothing is wrong with it.
  private func live(_ definition: JourneyDefinition) throws {
    let findings = Analysis.findings(in: definition)
    let written = DefinitionWriter.json(of: definition)
    let again = DefinitionReader.read(SourceFile(name: "again.json", bytes: written))
    #expect(again.definition == definition)
    guard !findings.contains(where: { $0.code.severity == .error }) else { return }
    _ = try Program(definition)
  }
}
