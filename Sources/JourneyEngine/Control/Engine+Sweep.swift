internal import JourneyMachine
internal import JourneyModel
public import JourneyStore

/// The sweep that finds whom nothing will ever move: there should be nobody.
extension Engine {
  /// The most runs that one sweep tells of: enough to see what they have in common.
  public static let stuckRunsMax = 100

  /// Returns runs that are inside and have no timer, no wait and no effect outstanding.
  ///
  /// An answer that has come and is not handled yet is found by a second sweep no more.
  public func stuckRuns() throws -> [StuckRun] {
    try store.stuckRuns(
      in: 0..<Part.count, waits: timelessWaits, max: Self.stuckRunsMax)
  }

  /// The states of all versions at which a person may wait without a timer, as
  /// `journey/version/state`.
  public var timelessWaits: Set<String> { registry.timelessWaits }

  /// How far back a limit of any journey counts messages, in microseconds; `nil` if none does.
  public var sendsWindow: Int64? { registry.sendsWindow }
}

extension JourneyRegistry {
  /// The states of all versions at which a person may wait without a timer, as
  /// `journey/version/state`.
  fileprivate var timelessWaits: Set<String> {
    var waits: Set<String> = []
    for journey in all {
      for state in journey.program.definition.states where state.kind.isTimelessWait {
        waits.insert("\(journey.journeyID)/\(journey.version)/\(state.id)")
      }
    }
    return waits
  }
}

extension JourneyState.Kind {
  /// `true` if a person may stand here until something comes, however long it takes.
  fileprivate var isTimelessWait: Bool {
    switch self {
    case .waitArms, .waitWithout, .parallel, .join: true
    default: false
    }
  }
}
