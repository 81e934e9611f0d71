import JourneyLanguage
import JourneyModel

/// Valid scripts put one behind the other, with several mistakes that have nothing to do with each
/// other.
struct CombinedMutant {
  /// The valid scripts, with the mistakes that are planted in each.
  let parts: [(Fixture, [Mutant])]
  /// The script with the mistakes.
  let source: SourceFile
  /// The lines that the findings should be on, in order.
  let lines: [Int]
  /// What was done, for people.
  let changes: [String]

  /// Puts mistakes into scripts: to each script belong the mutants of it.
  init(_ scripts: [(Fixture, [Mutant])]) {
    parts = scripts
    var bytes: [UInt8] = []
    var lines: [Int] = []
    var changes: [String] = []
    for (script, mutants) in scripts {
      let linesBefore = bytes.count { $0 == UInt8(ascii: "\n") }
      lines += mutants.map { linesBefore + $0.line }
      changes += mutants.map { "line \(linesBefore + $0.line): \($0.kind.rawValue), \($0.change)" }
      bytes += Self.text(of: script, with: mutants) + [UInt8(ascii: "\n")]
    }
    source = SourceFile(name: "combined.journey", bytes: bytes)
    self.lines = lines.sorted()
    self.changes = changes
  }

  /// The same without one of the mistakes, for each of them; parts without mistakes are left out.
  var simpler: [CombinedMutant] {
    parts.indices.flatMap { part in
      parts[part].1.indices.map { mistake in
        var scripts = parts
        scripts[part].1.remove(at: mistake)
        return CombinedMutant(scripts.filter { !$0.1.isEmpty })
      }
    }
  }

  /// The text of a script with all the mistakes in it.
  private static func text(of script: Fixture, with mutants: [Mutant]) -> [UInt8] {
    var bytes = script.source.bytes
    for mutant in mutants.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(mutant.span.start..<mutant.span.end, with: mutant.replacement.utf8)
    }
    return bytes
  }
}
