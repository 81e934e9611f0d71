extension FileWatch {
  /// Runs the tests as they are now; returns what came of them, and that files are watched.
  public mutating func test(filter: String?, showsCoverage: Bool, hasColor: Bool) -> String {
    look { checkup, loader throws(RunError) in
      let hasErrors = checkup.workspaces.contains(where: \.hasErrors)
      let findings = checkup.workspaces.map {
        $0.findingsText(format: .text, hasColor: hasColor)
      }.joined()
      if hasErrors { return "\(findings)\(checkup.summary)" }
      let run = try TestRun(checkup, filter: filter, loader: loader)
      let report = TestReport(run.results, coverage: showsCoverage ? run.coverage : nil)
      return findings + report.text(format: .text) + report.summary
    }
  }
}
