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

  /// The least share of scripts with several mistakes that give as many findings, in per cent.
  static let combinationFloor = 97
  /// The least such share of each number of mistakes: of ten, each can get in the way of nine.
  static let combinationOfManyFloor = 92

  @Test func `a mistake is told once, on its line, and mended`() throws {
    var run = MutationRun(subjects: try MutationRun.Subject.all())
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
    try Self.leave(run.examples, "single")
  }

  @Test func `several mistakes are told as many times, each on its line`() throws {
    var run = CombinationRun(subjects: try MutationRun.Subject.all())
    var (exact, inPlace, scripts) = (0, 0, 0)
    for mistakes in CombinationRun.mistakes {
      let tally = run.tally(mistakes: mistakes, seed: UInt64(mistakes))
      print(tally.row)
      #expect(tally.exactShare >= Self.combinationOfManyFloor, "\(mistakes) mistakes")
      (exact, inPlace) = (exact + tally.exact, inPlace + tally.inPlace)
      scripts += tally.scripts
    }
    print("all: \(scripts) scripts, \(exact) exact, \(inPlace) in place")
    #expect(scripts >= CombinationRun.scriptsMin)
    #expect(exact * 100 >= scripts * Self.combinationFloor)
    #expect(inPlace * 100 >= scripts * Self.combinationFloor)
    try Self.leave(run.examples, "combined")
  }

  /// Leaves the mutants that were not told well in the folder `MUTANTS`, for a person to look at.
  private static func leave(_ examples: [String], _ name: String) throws {
    guard let path = ProcessInfo.processInfo.environment["MUTANTS"] else { return }
    try examples.joined(separator: "\n").write(
      toFile: "\(path)/\(name).txt", atomically: true, encoding: .utf8)
  }
}
