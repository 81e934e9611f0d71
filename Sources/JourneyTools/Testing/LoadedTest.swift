public import JourneyModel

/// A test that was loaded from a script, and checked.
public struct LoadedTest: Sendable {
  /// The test.
  public var test: JourneyTest
  /// The script that it stands in.
  public var source: SourceFile

  /// Creates a test.
  public init(test: JourneyTest, source: SourceFile) {
    self.test = test
    self.source = source
  }

  /// The line that the test begins in.
  public var line: Int { source.line(at: test.span.start) }
}
