internal import JourneyAnalysis
internal import JourneyModel

/// A file that was checked by itself, with the journeys it holds.
struct CheckedFile: Sendable {
  /// The file.
  var source: SourceFile
  /// Where it lies; `nil` for standard input.
  var path: String?
  /// What its check gave.
  var outcome: SourceCheck.Outcome
  /// What was found of journeys that another file has too.
  var twins: [Diagnostic]
  /// The numbers of its journeys among all that were loaded.
  var journeys: Range<Int>
}

extension WorkspaceLoader {
  /// Returns what was found in some files, by themselves and between their journeys; files without
  /// any findings are left out.
  func findings(
    in files: [CheckedFile], with journeys: [LoadedJourney], by check: SourceCheck
  ) -> [LoadedWorkspace.FileFindings] {
    let hasErrors = files.contains { file in
      (file.outcome.diagnostics + file.twins).contains { $0.severity == .error }
    }
    let found = WorkspaceAnalysis.findings(
      in: journeys.map(\.definition), isWhole: files.count > 1 && !hasErrors)
    return files.compactMap { file in
      let between = found.filter { file.journeys.contains($0.journey) }.map { found in
        diagnostic(found.finding, in: journeys[found.journey])
      }
      let diagnostics = check.shown(file.outcome, with: file.twins + between)
      return diagnostics.isEmpty
        ? nil : .init(source: file.source, path: file.path, diagnostics: diagnostics)
    }
  }

  /// A finding at its place in the file of its journey.
  private func diagnostic(_ finding: Finding, in journey: LoadedJourney) -> Diagnostic {
    let span = finding.stateID.flatMap { journey.stateSpans[$0] } ?? journey.nameSpan
    return Diagnostic(
      finding.code, at: span, finding.message, help: finding.help, details: finding.details)
  }
}
