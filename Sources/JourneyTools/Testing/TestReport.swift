internal import JourneyModel

/// What came of all tests of a run, as text, JSON or the XML of JUnit.
public struct TestReport {
  /// The forms.
  public enum Format: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For programs.
    case json
    /// For CI.
    case junit
  }

  /// The results, in the order of the scripts.
  private let results: [TestResult]
  /// What they have passed of the journeys; `nil` where nobody has asked.
  private let coverage: CoverageReport?

  /// Reports on tests.
  public init(_ results: [TestResult], coverage: CoverageReport? = nil) {
    self.results = results
    self.coverage = coverage
  }

  /// `true` if a test has failed.
  public var isFailing: Bool { results.contains { $0.failure != nil } }

  /// The outcome in one line.
  public var summary: String {
    let failed = results.count { $0.failure != nil }
    let all = Figures.counted(results.count, "test")
    if results.isEmpty { return "there are no tests" }
    return failed == 0 ? "\(all) passed" : "\(failed) of \(all) failed"
  }

  /// The report in a form.
  public func text(format: Format) -> String {
    switch format {
    case .text: results.map(text).joined() + (coverage.map { "\n" + $0.text() } ?? "")
    case .json: json
    case .junit: junit
    }
  }

  // MARK: Text

  /// A test for people: one line if it passed, all that happened if it failed.
  private func text(_ result: TestResult) -> String {
    let name = result.test.test.name
    guard let failure = result.failure else { return "passed  \(name)\n" }
    var lines = ["FAILED  \(name)  \(result.test.source.name):\(failure.line)"]
    let source = result.test.source
    lines.append(
      "    \(Figures.right(String(failure.line), 4)) │ \(source.trimmedLine(failure.line))")
    lines.append("         │ \(failure.message)")
    if let help = failure.help { lines.append("         │ help: \(help)") }
    if !failure.timeline.isEmpty {
      lines.append("    what happened:")
      lines += failure.timeline.map { "      \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: JSON

  /// The report for programs.
  private var json: String {
    let node = JSONNode.object(
      ["tests": .array(results.map(node)), "coverage": coverage?.node])
    return String(decoding: JSONWriter.pretty(node), as: UTF8.self)
  }

  /// A test for programs.
  private func node(_ result: TestResult) -> JSONNode {
    .object([
      "name": .text(result.test.test.name), "file": .text(result.test.source.name),
      "line": .integer(result.test.line), "passed": .boolean(result.failure == nil),
      "failure": result.failure.map { failure in
        .object([
          "line": .integer(failure.line), "message": .text(failure.message),
          "help": failure.help.map(JSONNode.text),
          "timeline": .array(failure.timeline.map(JSONNode.text)),
        ])
      },
    ])
  }

  // MARK: JUnit

  /// The tests as a report in the XML of JUnit, a suite for each file.
  private var junit: String {
    let failures = results.count { $0.failure != nil }
    let counts = #"tests="\#(results.count)" failures="\#(failures)" errors="0""#
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="journey" \(counts)>
        <testsuite name="journey test" \(counts)>
      \(results.map(testCase).joined())\
        </testsuite>
      </testsuites>

      """
  }

  /// A test as an element.
  private func testCase(_ result: TestResult) -> String {
    let name = XMLText.attribute(result.test.test.name)
    let file = XMLText.attribute(ReportPath.normalized(result.test.source.name))
    let title = #"name="\#(name)" classname="\#(file)""#
    guard let failure = result.failure else { return "    <testcase \(title)/>\n" }
    let message = XMLText.attribute(failure.message)
    let story = XMLText.content(text(result))
    return """
          <testcase \(title)>
            <failure type="expectation" message="\(message)">\(story)</failure>
          </testcase>

      """
  }
}
