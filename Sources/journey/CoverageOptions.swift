import ArgumentParser
import JourneyTools

/// The options that tell what tests have passed of journeys.
struct CoverageOptions: ParsableArguments {
  @Flag(help: "Tell which steps, arms, branches and time-outs the tests have passed.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "Write that as LCOV, for editors and CI: the lines of the scripts.", valueName: "file"),
    completion: .file())
  var coverageFile: String?

  @Option(
    help: ArgumentHelp(
      "Draw that: a file ending in .svg, .mmd or .dot, or a folder for several journeys.",
      valueName: "file"), completion: .file())
  var graph: String?

  @Option(
    help: ArgumentHelp("End with 1 unless so many per cent are covered.", valueName: "percent"))
  var threshold: Int?

  /// `true` if the report tells what was passed.
  var isShown: Bool { coverage || threshold != nil }

  /// `true` if files are written.
  var writesFiles: Bool { coverageFile != nil || graph != nil }

  func validate() throws {
    guard let threshold else { return }
    guard (0...100).contains(threshold) else {
      throw ValidationError("--threshold is between 0 and 100")
    }
  }

  /// Writes the files that are asked for.
  func write(_ report: CoverageReport) throws {
    if let coverageFile { try report.writeLCOV(to: coverageFile) }
    if let graph { try report.writeGraphs(to: graph) }
  }

  /// Ends the command if too little is covered.
  func check(_ report: CoverageReport) throws {
    guard let threshold, !report.reaches(percent: threshold) else { return }
    throw Failure(
      message: "\(report.share) is covered, which is less than \(threshold) %",
      status: Failure.findingsStatus)
  }
}
