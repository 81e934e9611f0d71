internal import JourneyEngine
internal import JourneyLanguage
internal import JourneyModel

/// Lives what happens in a test, and writes down what came of it as what is expected.
struct TestRecorder {
  /// Runs tests.
  let runner: TestRunner
  /// The catalog; `nil` where there is none.
  let catalog: Catalog?

  /// A test that passes.
  struct Recorded {
    /// The test as it was run.
    var result: TestResult
    /// Its text.
    var text: String
  }

  /// Returns a test of what happens with all that comes of it; `nil` if it could not be lived, or
  /// does not come to the same a second time.
  func record(_ script: TestScript, in frame: TestScript.Frame) -> Recorded? {
    guard let whole = observed(script, in: frame) else { return nil }
    let text = whole.withoutIdleStops.text(in: frame)
    guard let test = compiled(text) else { return nil }
    let result = runner.run(test)
    return result.failure == nil ? Recorded(result: result, text: text) : nil
  }

  /// Lives a test, and adds what is to be expected behind each of its lines.
  private func observed(_ script: TestScript, in frame: TestScript.Frame) -> TestScript? {
    guard let test = compiled(script.text(in: frame))?.test else { return nil }
    var whole = TestScript(start: script.start)
    var steps = test.lines[...]
    do throws(TestMistake) {
      let session = try runner.begin(test)
      for (line, words) in zip(script.lines, script.words(in: frame)) where words != nil {
        guard let step = steps.popFirst() else { return nil }
        try session.perform(step.kind, types: test.types)
        whole.lines += [line] + session.observed.map(TestScript.Line.says)
      }
      guard session.journal.latestRun != nil else { return nil }
      whole.lines += session.observedRun.map(TestScript.Line.says)
    } catch {
      return nil
    }
    return whole
  }

  /// Reads a test; `nil` if anything is wrong with it.
  private func compiled(_ text: String) -> LoadedTest? {
    let source = SourceFile(name: "generated", text: text)
    let result = Compiler(catalog: catalog, isKnownTimeZone: ZoneFiles.isKnown).compile(source)
    return result.tests.first.map { LoadedTest(test: $0, source: source) }
  }
}
