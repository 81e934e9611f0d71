import Foundation
import JourneyModel
import Testing

/// Scripts with one mistake: it ought to be told once, on its line, and mended if that is safe.
@Suite struct MutationTests {
  /// The least share of mutants of each kind that give exactly one finding, in per cent.
  static let oneFindingFloor = 95
  /// The least share of mutants of each kind that are told on the right line, in per cent.
  static let rightLineFloor = 95
  /// The least share of safe fixes of each kind that give back what the script meant, in per cent.
  static let restoredFloor = 95
  /// The fixes of a kind below which their share says nothing.
  static let fixesMin = 20
  /// The least shares over all kinds, in per cent.
  static let wholeFloor = 98

  @Test func `a mistake is told once, on its line, and mended`() throws {
    let scripts = try Fixtures.accepted.flatMap { script in
      try script.catalogs.map { MutationRun.Subject(script, catalog: $0) }
    }
    let shop = try Fixtures.shop.map {
      MutationRun.Subject($0, catalog: try Catalogs.shop.get())
    }
    var run = MutationRun(subjects: scripts + shop)
    var whole = MutationTally()
    print(MutationTally.head)
    for (number, kind) in MutationKind.allCases.enumerated() {
      let tally = run.tally(kind, seed: UInt64(number) + 1)
      whole = whole + tally
      print(tally.row(kind.rawValue))
      #expect(tally.oneFindingShare >= Self.oneFindingFloor, "\(kind.rawValue)")
      #expect(tally.rightLineShare >= Self.rightLineFloor, "\(kind.rawValue)")
      #expect(
        tally.fixes < Self.fixesMin || tally.restoredShare >= Self.restoredFloor,
        "\(kind.rawValue)")
    }
    print(whole.row("all"))
    #expect(whole.mutants >= 2_000)
    #expect(whole.oneFindingShare >= Self.wholeFloor)
    #expect(whole.rightLineShare >= Self.wholeFloor)
    try Self.leave(run.examples)
  }

  /// Leaves the mutants that were not told well where `MUTANTS` says, for a person to look at.
  private static func leave(_ examples: [String]) throws {
    guard let path = ProcessInfo.processInfo.environment["MUTANTS"] else { return }
    try examples.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
