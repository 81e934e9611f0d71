import JourneyModel

/// Tells which habits need no word of their own, since another finding puts otherwise the stretch
/// that they stand in.
enum ToldHabits {
  /// Returns findings in the order of the source without those habits.
  static func left(out findings: [Diagnostic]) -> [Diagnostic] {
    if !findings.contains(where: { $0.code == SyntaxCode.foreignHabit }) { return findings }
    let told = findings.filter { $0.code != SyntaxCode.foreignHabit }
      .compactMap(\.fix?.span).filter { $0.end > $0.start }.sorted { $0.start < $1.start }
    var (next, end) = (0, 0)
    return findings.filter { finding in
      while next < told.count, told[next].start <= finding.span.start {
        end = max(end, told[next].end)
        next += 1
      }
      return finding.code != SyntaxCode.foreignHabit || end < finding.span.end
    }
  }
}
