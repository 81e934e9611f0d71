internal import JourneyLanguage
internal import JourneyModel

/// Tests that were written for what the others do not pass.
public struct GeneratedTests: Sendable {
  /// The script that holds them, laid out; empty if there are none.
  public let script: String
  /// How many there are.
  public let count: Int
  /// What is passed with them.
  public let coverage: CoverageReport

  /// What stands above the tests.
  private static let heading = "# Written for what the other tests do not pass.\n\n"

  /// Puts tests into a script.
  init(_ tests: [TestRecorder.Recorded], coverage: CoverageReport) {
    let text = Self.heading + tests.map(\.text).joined(separator: "\n")
    let source = SourceFile(name: "generated.journey", text: text)
    script = tests.isEmpty ? "" : Formatter.format(source) ?? text
    count = tests.count
    self.coverage = coverage
  }

  /// What was written, in one line.
  public var summary: String {
    let tests = count == 0 ? "no test written" : "\(Figures.counted(count, "test")) written"
    let rest = coverage.reaches(percent: 100) ? "" : "; nobody was found who passes the rest"
    return "\(tests): \(coverage.share) is covered\(count == 0 ? "" : " with them")\(rest)"
  }

  /// Writes the script into a file that is not there yet; `-` is standard output.
  public func write(to path: String) throws(RunError) {
    var files = DistinctFiles()
    if path != "-", OutputFile.exists(path) { files.keep(path, as: "which is there already") }
    try files.write(path, as: "the tests")
    let output = try OutputFile(path)
    try output.write(Array(script.utf8))
    try output.flush()
  }
}

extension TestRun {
  /// Writes tests for what the tests of this run do not pass.
  public func generated() throws(RunError) -> GeneratedTests {
    guard suites.count <= 1 else {
      throw RunError("the scripts belong to several workspaces; name those of one")
    }
    var tests: [TestRecorder.Recorded] = []
    for suite in suites {
      let generator = TestGenerator(journeys: suite.journeys, catalog: suite.catalog)
      for journey in suite.covered {
        tests += generator.tests(of: journey, beyond: coverage.trail(of: journey))
      }
    }
    return GeneratedTests(
      tests,
      coverage: CoverageReport(
        suites.flatMap(\.covered), results: results + tests.map(\.result)))
  }
}
