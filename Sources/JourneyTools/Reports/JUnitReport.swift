internal import JourneyModel

/// Findings as a report of tests in the XML of JUnit: a test for each file, which fails with all
/// that is wrong in it.
///
/// One failure holds all findings of a file, since most readers show only the first.
struct JUnitReport {
  /// What was found.
  private let report: FindingsReport

  /// Prepares the report.
  init(_ report: FindingsReport) { self.report = report }

  /// The report as XML.
  var text: String {
    let failures = report.files.count { $0.diagnostics.contains(where: report.isFailing) }
    let counts = #"tests="\#(report.names.count)" failures="\#(failures)" errors="0""#
    let files = Dictionary(report.files.map { ($0.source.name, $0) }) { first, _ in first }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="journey" \(counts)>
        <testsuite name="journey check" \(counts)>
      \(report.names.map { test($0, files[$0]) }.joined())\
        </testsuite>
      </testsuites>

      """
  }

  /// The test that a file is.
  private func test(_ name: String, _ file: LoadedWorkspace.FileFindings?) -> String {
    let path = XMLText.attribute(ReportPath.normalized(name))
    let title = #"name="\#(path)" classname="journey.check""#
    guard let file else { return "    <testcase \(title)/>\n" }
    let text = XMLText.content(DiagnosticRenderer().text(file.diagnostics, in: file.source))
    guard let first = file.diagnostics.first(where: report.isFailing) else {
      return "    <testcase \(title)>\n      <system-out>\(text)</system-out>\n    </testcase>\n"
    }
    let others = file.diagnostics.count - 1
    let more = others > 0 ? ", and \(Figures.counted(others, "more finding"))" : ""
    let type = XMLText.attribute("\(first.code.id) \(first.code.name)")
    let message = XMLText.attribute(first.message + more)
    return """
          <testcase \(title)>
            <failure type="\(type)" message="\(message)">\(text)</failure>
          </testcase>

      """
  }
}
