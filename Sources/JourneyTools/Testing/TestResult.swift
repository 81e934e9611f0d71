/// What came of a test.
public struct TestResult: Sendable {
  /// The test.
  public var test: LoadedTest
  /// What did not hold; `nil` where everything did.
  public var failure: Failure?
  /// The states that runs entered, by journey.
  var visited: [String: Set<Int>] = [:]
  /// The links that runs took, by journey.
  var taken: [String: Set<StateLink>] = [:]

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

/// A link between two states, by their numbers.
struct StateLink: Hashable, Sendable {
  /// Where it begins.
  var from: Int
  /// Where it leads.
  var to: Int
}
