import JourneyLanguage
import JourneyModel

/// Plants several mistakes at once in valid scripts and tallies what is found.
struct CombinationRun {
  /// How many mistakes a script gets.
  static let mistakes = 2...10
  /// The scripts of each number of mistakes.
  static let scriptsPerNumber = 80
  /// The least number of scripts over all.
  static let scriptsMin = 500
  /// How many scripts are put one behind the other.
  private static let partsMax = 6
  /// The tries to plant all mistakes of one script.
  private static let triesMax = 400

  /// What came of the scripts with one number of mistakes.
  struct Tally {
    /// The number of mistakes.
    let mistakes: Int
    /// How many scripts there were.
    var scripts = 0
    /// How many gave exactly as many findings as they have mistakes.
    var exact = 0
    /// How many of those gave each finding on the line of its mistake.
    var inPlace = 0

    /// The share of scripts with as many findings as mistakes, in per cent, rounded down.
    var exactShare: Int { scripts == 0 ? 0 : exact * 100 / scripts }

    /// The tally for people.
    var row: String {
      "\(mistakes) mistakes: \(scripts) scripts, \(exact) exact, \(inPlace) in place"
    }
  }

  /// The valid scripts.
  let subjects: [MutationRun.Subject]
  /// The scripts that were not told well, for a person to look at.
  private(set) var examples: [String] = []

  /// Creates a run over scripts.
  init(subjects: [MutationRun.Subject]) { self.subjects = subjects }

  /// Tallies scripts with a number of mistakes.
  mutating func tally(mistakes: Int, seed: UInt64) -> Tally {
    var random = SeededGenerator(seed: seed &* 1_000)
    var tally = Tally(mistakes: mistakes)
    while tally.scripts < Self.scriptsPerNumber {
      let parts = parts(using: &random)
      guard let mutant = plant(mistakes, in: parts, using: &random) else { continue }
      let catalog = parts[0].catalog
      let lines = Self.lines(mutant, catalog)
      tally.scripts += 1
      if lines.count == mistakes { tally.exact += 1 }
      if lines == mutant.lines { tally.inPlace += 1 } else { note(mutant, catalog) }
    }
    return tally
  }

  /// A few scripts that are valid together.
  private func parts(using random: inout SeededGenerator) -> [MutationRun.Subject] {
    guard let first = subjects.randomElement(using: &random) else { return [] }
    var parts = [first]
    for _ in 0..<Int.random(in: 1..<Self.partsMax, using: &random) {
      guard let next = subjects.randomElement(using: &random), next.catalog == first.catalog,
        !parts.contains(where: { $0.mutator.script.url == next.mutator.script.url })
      else { continue }
      let joined = CombinedMutant((parts + [next]).map { ($0.mutator.script, []) })
      if CheckedScript(joined.source, catalog: first.catalog).errors.isEmpty { parts.append(next) }
    }
    return parts
  }

  /// Plants mistakes in scripts, no two in one statement; `nil` if there is no room for them.
  private func plant(
    _ mistakes: Int, in parts: [MutationRun.Subject], using random: inout SeededGenerator
  ) -> CombinedMutant? {
    var planted = parts.map { (script: $0.mutator.script, mutants: [Mutant]()) }
    var count = 0
    for _ in 0..<Self.triesMax where count < mistakes {
      let part = Int.random(in: parts.indices, using: &random)
      let kind = MutationKind.allCases.randomElement(using: &random) ?? .misspeltName
      guard let mutant = parts[part].mutator.mutant(kind, using: &random),
        parts[part].isIndependent(mutant, of: planted[part].mutants),
        let outcome = MutationOutcome(mutant, of: parts[part]),
        outcome.findings.count == 1, outcome.isOnLine, !outcome.isWarned
      else { continue }
      planted[part].mutants.append(mutant)
      count += 1
    }
    return count == mistakes ? CombinedMutant(planted) : nil
  }

  /// The lines that findings are on, in order.
  private static func lines(_ mutant: CombinedMutant, _ catalog: Catalog?) -> [Int] {
    let errors = MutationOutcome.errors(of: CheckedScript(mutant.source, catalog: catalog))
    return errors.map { mutant.source.line(at: $0.span.start) }.sorted()
  }

  /// Keeps a script that was not told well, with as few of its mistakes as show it.
  private mutating func note(_ whole: CombinedMutant, _ catalog: Catalog?) {
    var mutant = whole
    while let simpler = mutant.simpler.first(where: { Self.lines($0, catalog) != $0.lines }) {
      mutant = simpler
    }
    let errors = MutationOutcome.errors(of: CheckedScript(mutant.source, catalog: catalog))
    let text = DiagnosticText(source: mutant.source).text(of: errors)
    let lines = (1...mutant.source.lineCount).map { "\($0)\t\(mutant.source.lineText($0))" }
    examples.append(
      """
      --- \(mutant.lines.count) mistakes, \(errors.count) findings
      \(mutant.changes.joined(separator: "\n"))
      \(text)
      \(lines.joined(separator: "\n"))

      """)
  }
}
