public import JourneyModel

/// Finds what is wrong between journeys: those that start each other for ever, and those that are
/// started and cannot be.
public struct WorkspaceAnalysis {
  /// Something that was found in one of the journeys.
  public struct Found: Equatable, Sendable {
    /// The number of the journey among those given.
    public var journey: Int
    /// What was found.
    public var finding: Finding
  }

  /// The journeys.
  let journeys: [JourneyDefinition]
  /// What each does without waiting.
  let beginnings: [RunBeginning]
  /// `true` if there are no more journeys than these.
  let isWhole: Bool
  /// What was found so far.
  var found: [Found] = []

  /// Returns what was found among journeys in which nothing else is wrong.
  ///
  /// If they are not the whole of a workspace, `isWhole` is `false`: one that is started may be
  /// among the others then.
  public static func findings(
    in journeys: [JourneyDefinition], isWhole: Bool = true
  ) -> [Found] {
    var analysis = WorkspaceAnalysis(journeys, isWhole: isWhole)
    analysis.checkStarts()
    analysis.checkCircles()
    return analysis.found
  }

  /// Prepares the analysis of journeys.
  private init(_ journeys: [JourneyDefinition], isWhole: Bool) {
    self.journeys = journeys
    self.isWhole = isWhole
    beginnings = journeys.map(RunBeginning.init)
  }

  /// Records a finding about a state of a journey.
  mutating func report(
    _ code: DiagnosticCode, _ journey: Int, _ state: JourneyState, _ message: String,
    help: String, details: [String] = []
  ) {
    let finding = Finding(
      code, message, help: help, details: details, at: .state(state.id), line: state.line)
    found.append(Found(journey: journey, finding: finding))
  }

  /// Checks that each journey that is started is there, and starts by request.
  private mutating func checkStarts() {
    for (number, journey) in journeys.enumerated() {
      for state in journey.states {
        guard case .start(let name, _, _) = state.kind else { continue }
        checkStart(of: name, number, state)
      }
    }
  }

  /// Checks that a journey that is started is there, and starts by request.
  private mutating func checkStart(of name: String, _ number: Int, _ state: JourneyState) {
    guard let target = journeys.first(where: { $0.journeyID == name }) else {
      guard isWhole else { return }
      return report(
        ValueCode.journeyNotThere, number, state, "no journey here is called `\(name)`",
        help: "check it together with the file that holds it")
    }
    if target.triggers.contains(where: \.isRequest) { return }
    report(
      ValueCode.notByRequest, number, state, "`\(name)` does not start by request",
      help: "give it a `trigger by request`")
  }
}

extension Trigger {
  /// `true` if somebody may ask for it.
  var isRequest: Bool {
    if case .request = kind { return true }
    return false
  }
}
