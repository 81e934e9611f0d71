import Foundation
import JourneyLanguage
import JourneyModel
import JourneyTools
import Testing

/// The order of declarations means nothing: neither that of audiences, constants, fragments and
/// journeys in a script, nor that of triggers, exits, goals and promises in a head.
@Suite struct OrderTests {
  /// How many orders of each script are looked at.
  private static let ordersPerScript = 4

  /// What is found in a script, wherever it stands: habits too.
  private func findings(in source: SourceFile, catalog: Catalog?) -> [String] {
    SourceCheck(catalog: catalog).check(source).diagnostics.map { finding in
      "\(finding.code.id) \(finding.message)"
    }.sorted()
  }

  /// Compares a script with others that say the same in another order.
  private func checkOrders(of script: SourceFile, catalog: Catalog?, seed: UInt64) {
    let tree = Parser.parse(script)
    guard tree.diagnostics.isEmpty else { return }
    let expected = findings(in: script, catalog: catalog)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Self.ordersPerScript {
      let shuffled = ShuffledScript(tree, using: &random).source
      let text = shuffled.text(SourceSpan(0, shuffled.bytes.count))
      #expect(findings(in: shuffled, catalog: catalog) == expected, "\(text)")
    }
  }

  @Test(arguments: Fixtures.accepted + Fixtures.rejected + Fixtures.shop)
  func `the same is found in any order of declarations`(script: Fixture) throws {
    for (number, catalog) in try script.catalogs.enumerated() {
      checkOrders(of: script.source, catalog: catalog, seed: UInt64(number) + 1)
    }
  }

  @Test(arguments: MistakeTests.all)
  func `the same mistake is found in any order of declarations`(mistake: MistakeTests.Mistake) {
    let source = SourceFile(name: mistake.name, text: mistake.text)
    checkOrders(of: source, catalog: mistake.catalog, seed: 7)
  }

  @Test func `there are scripts with many declarations`() {
    let trees = (Fixtures.accepted + Fixtures.rejected).map { Parser.parse($0.source) }
    #expect(trees.count { $0.items.count > 1 } >= 20)
    #expect(trees.count { $0.journeys.contains { $0.settings.count > 2 } } >= 20)
  }
}
