import Foundation
import JourneyLanguage
import JourneyModel
import JourneyTools
import Testing

/// Definitions with one mistake: it is found, once, near its place.
@Suite struct DefinitionMutationTests {
  /// The mutants of each sort that are looked at.
  static let mutantsPerMutation = 300
  /// The tries to make one: some definitions have no place for it, and some changes are no mistake.
  private static let triesMax = 6_000
  /// The least share of mutants with exactly one error, in per cent, of each sort.
  static let oneFloor = 97
  /// The least share of mutants whose first error begins on a line that was changed, in per cent.
  static let lineFloor = 97

  /// A definition that is changed.
  private struct Subject {
    /// Makes mutants of it.
    let mutator: DefinitionMutator
    /// Checks it.
    let check: SourceCheck
  }

  /// The changes that may leave a sound definition: another one, that is.
  private static let harmless: Set<DefinitionMutation> = [.removedField, .otherType, .misspeltName]

  /// What was found in the mutants of one sort.
  private struct Tally {
    var mutants = 0
    var one = 0
    var onLine = 0

    /// The tally as a row of a table.
    func row(_ name: String) -> String {
      let cells = ["\(mutants)", "\(share(one)) %", "\(share(onLine)) %"]
      let padded = cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }
      return name + String(repeating: " ", count: max(0, 18 - name.count)) + padded.joined()
    }

    /// A share of the mutants in whole per cent, rounded down.
    func share(_ part: Int) -> Int { mutants == 0 ? 0 : part * 100 / mutants }
  }

  @Test func `a mistake in a definition is found, once, at its place`() throws {
    let subjects = try CorpusDefinitions.load().map { entry in
      Subject(
        mutator: try DefinitionMutator(entry.json, name: entry.name),
        check: SourceCheck(catalog: entry.catalog))
    }
    var examples: [String] = []
    var whole = Tally()
    print("mistake             mutants      one  on line")
    for (number, mutation) in DefinitionMutation.allCases.enumerated() {
      let tally = Self.tally(mutation, subjects, seed: UInt64(number) + 1, &examples)
      print(tally.row(mutation.rawValue))
      #expect(tally.mutants >= Self.mutantsPerMutation / 2, "\(mutation.rawValue)")
      #expect(tally.share(tally.one) >= Self.oneFloor, "\(mutation.rawValue)")
      #expect(tally.share(tally.onLine) >= Self.lineFloor, "\(mutation.rawValue)")
      whole.mutants += tally.mutants
      whole.one += tally.one
      whole.onLine += tally.onLine
    }
    print(whole.row("all"))
    #expect(whole.mutants >= 2_000)
    try Self.leave(examples)
  }

  /// Tallies mutants of one sort.
  private static func tally(
    _ mutation: DefinitionMutation, _ subjects: [Subject], seed: UInt64,
    _ examples: inout [String]
  ) -> Tally {
    var random = SeededGenerator(seed: seed)
    var tally = Tally()
    for _ in 0..<triesMax where tally.mutants < mutantsPerMutation {
      guard let subject = subjects.randomElement(using: &random),
        let mutant = subject.mutator.mutant(mutation, using: &random)
      else { continue }
      if harmless.contains(mutation), !hasError(subject.check, mutant) { continue }
      add(mutant, subject.check, mutation, to: &tally, &examples)
    }
    return tally
  }

  /// `true` if anything is wrong with a mutant.
  private static func hasError(_ check: SourceCheck, _ mutant: DefinitionMutant) -> Bool {
    check.check(mutant.source).diagnostics.contains { $0.severity == .error }
  }

  /// Adds what is found in a mutant.
  private static func add(
    _ mutant: DefinitionMutant, _ check: SourceCheck, _ mutation: DefinitionMutation,
    to tally: inout Tally, _ examples: inout [String]
  ) {
    let errors = check.check(mutant.source).diagnostics.filter { $0.severity == .error }
    let changed =
      mutant.source.line(at: mutant.span.start)...mutant.source.line(at: mutant.span.end)
    let isOnLine = errors.first.map { first in
      let last = mutant.source.line(at: max(first.span.start, first.span.end - 1))
      return changed.overlaps(mutant.source.line(at: first.span.start)...last)
    }
    tally.mutants += 1
    if errors.count == 1 { tally.one += 1 }
    if isOnLine == true { tally.onLine += 1 }
    if errors.count == 1, isOnLine == true { return }
    let text = DiagnosticText(source: mutant.source).text(of: errors)
    examples.append(
      "--- \(mutation.rawValue) in \(mutant.source.name) line \(changed.lowerBound): "
        + "\(mutant.change)\n\(text)")
  }

  /// Leaves the mutants that were not told well where `MUTANTS` says, for a person to look at.
  private static func leave(_ examples: [String]) throws {
    guard let path = ProcessInfo.processInfo.environment["MUTANTS"] else { return }
    try examples.joined(separator: "\n").write(
      toFile: path + ".definitions", atomically: true, encoding: .utf8)
  }
}
