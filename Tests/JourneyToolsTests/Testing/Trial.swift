import JourneyLanguage
import JourneyModel
import JourneyTools
import Testing

/// Some journeys, and tests that are tried on them.
struct Trial {
  /// The journeys.
  private let script: String
  /// The catalog; `nil` where there is none.
  private let catalog: Catalog?

  /// Takes journeys.
  init(_ script: String, catalog: Catalog? = nil) {
    self.script = script
    self.catalog = catalog
  }

  /// Runs a test of some journeys; returns the first line that does not hold, counted from the
  /// head of the test, with what is said of it; `passed` if all do.
  func outcome(_ lines: String, for journeys: String = "j") throws -> String {
    let result = try run(lines, for: journeys)
    guard let failure = result.failure else { return "passed" }
    return "line \(failure.line - result.test.line): \(failure.message)"
  }

  /// Runs a test of some journeys.
  func run(_ lines: String, for journeys: String = "j") throws -> TestResult {
    let source = SourceFile(
      name: "test.journey", text: "\(script)\ntest \"t\" for \(journeys)\n\(lines)\nend\n")
    let result = Compiler(catalog: catalog).compile(source)
    let errors = result.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    let loaded = result.definitions.map { LoadedJourney(definition: $0) }
    let test = LoadedTest(test: try #require(result.tests.first), source: source)
    return TestRunner(journeys: loaded, catalog: catalog).run(test)
  }
}
