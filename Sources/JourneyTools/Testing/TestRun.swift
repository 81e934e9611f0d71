/// A run of the tests of some scripts, each with those of its own workspace.
public struct TestRun {
  /// The results, in the order of the scripts.
  public let results: [TestResult]
  /// What they have passed of the journeys of the scripts.
  public let coverage: CoverageReport
  /// The tests with their journeys, by workspace.
  let suites: [TestSuite]

  /// Runs the tests whose names hold a text; `nil` runs all.
  public init(
    _ checkup: Checkup, filter: String?, loader: WorkspaceLoader
  ) throws(RunError) {
    var results: [TestResult] = []
    var reports: [CoverageReport] = []
    var suites: [TestSuite] = []
    for workspace in checkup.workspaces {
      let suite = try TestSuite(workspace, filter: filter, loader: loader)
      let own = suite.run()
      results += own
      suites.append(suite)
      reports.append(CoverageReport(suite.covered, results: own))
    }
    self.results = results
    self.suites = suites
    coverage = CoverageReport(joining: reports)
  }
}
