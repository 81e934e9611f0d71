import Foundation
import JourneyTools
import Testing

/// The reports on tests are what their readers take.
@Suite struct TestReportTests {
  @Test func `the XML of JUnit holds to its schema`() throws {
    let trial = Trial("journey j trigger on came wait 1 day end")
    let results = [
      try trial.run("event came { text: \"<&>\\\"]]>\" }\nexpect waiting"),
      try trial.run("event came { text: \"<&>\\\"]]>\" }\nexpect completed"),
    ]
    let report = TestReport(results)
    #expect(report.isFailing && report.summary == "1 of 2 tests failed")
    #expect(try OfficialSchema.junit.verdict(on: report.text(format: .junit)) == "ok")
    #expect(try OfficialSchema.junit.verdict(on: TestReport([]).text(format: .junit)) == "ok")
  }
}
