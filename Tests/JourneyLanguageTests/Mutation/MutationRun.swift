import JourneyLanguage
import JourneyModel

/// Plants many mistakes of one kind in the valid scripts and tallies what is found.
struct MutationRun {
  /// A script that is valid, with what it means.
  struct Subject {
    /// Makes mutants of it.
    let mutator: Mutator
    /// The catalog that it is compiled with.
    let catalog: Catalog?
    /// What it means.
    let meaning: [JourneyDefinition]
    /// What it is warned of as it is.
    let warnings: Set<String>

    /// Prepares a valid script.
    init(_ script: Fixture, catalog: Catalog?) {
      self.catalog = catalog
      mutator = Mutator(script: script, catalog: catalog)
      meaning = CheckedScript(script.source, catalog: catalog).meaning
      let found = MutationOutcome.warnings(of: script.source, catalog: catalog)
      warnings = Set(found.map(\.message))
    }

    /// Returns `true` if no statement, and no line, of a mutant is one of others of this script.
    func isIndependent(_ mutant: Mutant, of others: [Mutant]) -> Bool {
      let table = StatementTable(mutator.tree)
      let source = mutator.script.source
      func places(_ mutant: Mutant) -> [Int] {
        [mutant.span.start, source.lineSpan(mutant.line).end]
      }
      let statements = Set(places(mutant).map(table.statement))
      let lines = Set(places(mutant).map(source.line))
      return others.allSatisfy { other in
        statements.isDisjoint(with: places(other).map(table.statement))
          && lines.isDisjoint(with: places(other).map(source.line))
      }
    }

    /// The valid scripts of fixtures and examples, each with the catalogs it compiles with.
    static func all() throws -> [Subject] {
      let scripts = try Fixtures.accepted.flatMap { script in
        try script.catalogs.map { Subject(script, catalog: $0) }
      }
      return try scripts
        + Fixtures.shop.map {
          Subject($0, catalog: try Catalogs.shop.get())
        }
    }
  }

  /// The mutants of one kind that are looked at.
  static let mutantsPerKind = 180
  /// The tries to make a mutant; some scripts have no place for a kind, and some mutants are valid.
  private static let triesMax = 4_000

  /// The valid scripts.
  let subjects: [Subject]

  /// What is to be seen of one mutant that was not told well, for a person to look at.
  private(set) var examples: [String] = []

  /// Creates a run over scripts.
  init(subjects: [Subject]) { self.subjects = subjects }

  /// Tallies mutants of one kind.
  mutating func tally(_ kind: MutationKind, seed: UInt64) -> MutationTally {
    var random = SeededGenerator(seed: seed)
    var tally = MutationTally()
    var seen: Set<[UInt8]> = []
    for _ in 0..<Self.triesMax where tally.mutants < Self.mutantsPerKind {
      guard let subject = subjects.randomElement(using: &random),
        let mutant = subject.mutator.mutant(kind, using: &random),
        seen.insert(mutant.source.bytes).inserted,
        let outcome = MutationOutcome(mutant, of: subject)
      else { continue }
      tally.add(outcome)
      note(mutant, outcome)
    }
    return tally
  }

  /// Keeps a mutant that was not told well.
  private mutating func note(_ mutant: Mutant, _ outcome: MutationOutcome) {
    let isMended = !outcome.hasFix || outcome.isRestored
    if outcome.findings.count == 1, outcome.isOnLine, isMended { return }
    let text = DiagnosticText(source: mutant.source).text(of: outcome.findings)
    examples.append(
      """
      --- \(mutant.kind.rawValue) in \(mutant.original.testDescription): line \(mutant.line) \
      \(mutant.change)\(isMended ? "" : " NOT RESTORED")
      \(mutant.source.lineText(mutant.line))
      \(text)
      """)
  }
}
