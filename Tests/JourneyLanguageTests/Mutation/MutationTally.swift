/// How well the mistakes of one kind are told.
struct MutationTally {
  /// How many scripts with one mistake there were.
  var mutants = 0
  /// How many of them gave no finding at all, and so not exactly one.
  var missed = 0
  /// How many gave exactly one finding.
  var oneFinding = 0
  /// How many gave their first finding on the line of the mistake.
  var rightLine = 0
  /// How many findings had a safe fix.
  var fixes = 0
  /// How many of those gave back what the script meant.
  var restored = 0

  /// Adds what was found for one script.
  mutating func add(_ outcome: MutationOutcome) {
    mutants += 1
    if outcome.isMissed { missed += 1 }
    if outcome.findings.count == 1 { oneFinding += 1 }
    if outcome.isOnLine { rightLine += 1 }
    if outcome.hasFix { fixes += 1 }
    if outcome.isRestored { restored += 1 }
  }

  /// The tally of this one and another.
  static func + (left: Self, right: Self) -> Self {
    MutationTally(
      mutants: left.mutants + right.mutants, missed: left.missed + right.missed,
      oneFinding: left.oneFinding + right.oneFinding,
      rightLine: left.rightLine + right.rightLine, fixes: left.fixes + right.fixes,
      restored: left.restored + right.restored)
  }

  /// The share of mutants with one finding, in per cent.
  var oneFindingShare: Int { Self.share(oneFinding, of: mutants) }
  /// The share of mutants told on the right line, in per cent.
  var rightLineShare: Int { Self.share(rightLine, of: mutants) }
  /// The share of fixes that restore the script, in per cent.
  var restoredShare: Int { Self.share(restored, of: fixes) }

  /// A share in whole per cent, rounded down; 100 of nothing.
  private static func share(_ part: Int, of whole: Int) -> Int {
    whole == 0 ? 100 : part * 100 / whole
  }

  /// The tally as a row of a table.
  func row(_ name: String) -> String {
    let cells = [
      "\(mutants)", "\(missed)", "\(oneFindingShare) %", "\(rightLineShare) %", "\(fixes)",
      "\(restoredShare) %",
    ]
    return Self.row(name, cells)
  }

  /// The head of the table.
  static let head = row("mistake", ["mutants", "missed", "one", "on line", "fixes", "restored"])

  /// A row: the name to the left, the cells to the right.
  private static func row(_ name: String, _ cells: [String]) -> String {
    let padded = cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(0, 20 - name.count)) + padded.joined()
  }
}
