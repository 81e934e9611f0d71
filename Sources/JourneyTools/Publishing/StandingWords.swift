public import JourneyModel

/// Where somebody stands in a journey, in words.
public struct StandingWords: Sendable {
  /// Spells steps.
  private let steps: StepSpelling

  /// Creates words for the journeys of a catalog.
  public init(catalog: Catalog? = nil) {
    steps = StepSpelling(catalog: catalog)
  }

  /// The first line of a step, as a script says it.
  public func step(_ state: JourneyState) -> String {
    steps.onlyEvent(of: state.kind) ?? steps.text(state.kind)
  }

  /// What a step waits for besides the clock; `nil` where it is the clock alone.
  public static func wanted(at state: JourneyState) -> String? {
    switch state.kind {
    case .waitArms(let arms, _, _): arms.map { wanted(by: $0) }.joined(separator: ", or ")
    case .waitWithout(let length, let pattern, _, _): "\(length) without \(pattern.event)"
    case .parallel: "its branches"
    case .send(let send, _): "somebody to look after \(NameSpelling.spelled(send.message))"
    case .call(let call, _): "somebody to look after \(call.service).\(call.operation)"
    default: nil
    }
  }

  /// What an arm waits for, in short.
  private static func wanted(by arm: JourneyState.Arm) -> String {
    switch arm.condition {
    case .event(let pattern):
      NameSpelling.spelled(pattern.event)
        + (pattern.times > 1 ? " \(ExpressionSpelling.times(pattern.times))" : "")
    case .when(let test): ExpressionSpelling().text(test)
    }
  }
}
