public import JourneyModel

/// The tests of some scripts of one workspace, with the journeys that they name.
public struct TestSuite {
  /// The tests, in order.
  public let tests: [LoadedTest]
  /// The journeys that they can name: those of the scripts, and of the workspace where need be.
  public let journeys: [LoadedJourney]
  /// The catalog; `nil` where there is none.
  public let catalog: Catalog?
  /// The names of the journeys of the scripts.
  private let own: Set<String>

  /// Takes the tests of a workspace whose name holds a text; `nil` takes all.
  ///
  /// A test may stand in a file of its own: what it names and its file does not hold is looked for
  /// in the other scripts of the workspace.
  public init(
    _ workspace: LoadedWorkspace, filter: String?, loader: WorkspaceLoader
  ) throws(RunError) {
    tests = workspace.tests.filter { test in filter.map { test.test.name.contains($0) } ?? true }
    catalog = workspace.catalog
    let known = Set(workspace.journeys.map(\.definition.journeyID))
    own = known
    let named = Set(tests.flatMap(\.test.journeys))
    guard !named.isSubset(of: known), let path = workspace.paths.first,
      let home = Workspace.find(above: path)
    else {
      journeys = workspace.journeys
      return
    }
    let others = try loader.load(ScriptFinder.files(for: [home.folder])).journeys
    journeys =
      workspace.journeys
      + others.filter { !known.contains($0.definition.journeyID) }
  }

  /// The journeys that the tests are to cover: those of the scripts, and those that tests name.
  public var covered: [LoadedJourney] {
    let named = Set(tests.flatMap(\.test.journeys))
    return journeys.filter { journey in
      let id = journey.definition.journeyID
      return own.contains(id) || named.contains(id)
    }
  }

  /// Runs all tests.
  public func run() -> [TestResult] {
    let runner = TestRunner(journeys: journeys, catalog: catalog)
    return tests.map(runner.run)
  }
}
