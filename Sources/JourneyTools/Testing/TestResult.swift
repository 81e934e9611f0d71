/// What came of a test.
public struct TestResult: Sendable {
  /// The test.
  public var test: LoadedTest
  /// What did not hold; `nil` where everything did.
  public var failure: Failure?
  /// What runs have passed, by journey.
  var trails: [String: JourneyTrail] = [:]

  /// Why a test failed.
  public struct Failure: Sendable {
    /// The line of the script.
    public var line: Int
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var help: String?
    /// What happened until then, a line each.
    public var timeline: [String]
  }
}
