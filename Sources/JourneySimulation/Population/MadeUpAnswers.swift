public import JourneyEngine
public import JourneyModel

/// Answers of services that are made up: the same for the same question, so that nothing depends on
/// who asks first.
public struct MadeUpAnswers {
  /// How the answers are drawn, by service and operation.
  private let answers: [String: [FieldDraw]]
  /// How many pools of names there are.
  private let poolCount: Int
  /// What everything follows from.
  private let seed: UInt64

  /// Plans answers for the calls of some journeys.
  public init(_ definitions: [JourneyDefinition], seed: UInt64) {
    self.seed = seed
    var planner = DrawPlanner(ScriptQuestions(definitions))
    var answers: [String: [FieldDraw]] = [:]
    for operation in definitions.flatMap(\.types.services) {
      answers[Self.name(operation.service, operation.operation)] = planner.event(operation.returns)
    }
    self.answers = answers
    poolCount = planner.pools.count
  }

  /// The name of an operation.
  private static func name(_ service: String, _ operation: String) -> String {
    "\(service).\(operation)"
  }

  /// A host that answers so.
  public var host: EffectHost {
    let plan = AnswerPlan(answers: answers, poolCount: poolCount, seed: seed)
    return EffectHost { service, operation, arguments in
      plan.answer(Self.name(service, operation), arguments)
    }
  }
}

/// How answers are drawn; it never changes.
private struct AnswerPlan: Sendable {
  /// The fields of the answers, by service and operation.
  let answers: [String: [FieldDraw]]
  /// How many pools of names there are.
  let poolCount: Int
  /// What everything follows from.
  let seed: UInt64

  /// Draws the answer to a question.
  func answer(_ name: String, _ arguments: [UInt8]) -> EffectHost.CallOutcome {
    let question = StableHash.of(arguments)
    var stream = DrawStream(
      seed: seed ^ question, person: 0, purpose: DrawStream.purpose("call \(name)"))
    guard stream.chance(PopulationHabits.answerShare) else { return .failed }
    var place = DrawPlace(
      now: Moment(microseconds: 0), person: String(question % 1_000_000),
      pools: Array(repeating: 0, count: poolCount))
    var writer = JSONWriter()
    ValueDraw.record(answers[name] ?? []).write(to: &writer, &stream, &place)
    return .answered(writer.bytes)
  }
}
