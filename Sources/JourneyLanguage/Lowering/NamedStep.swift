import JourneyModel

/// A step with the ids of its states.
struct NamedStep {
  /// The step.
  var step: CheckedStep
  /// The ids of its states in order: one for most steps, one for each test of an `if`, that of the
  /// step and that of the end of its blocks for `repeat` and `parallel`, none for `stage` and
  /// `go to`.
  var ids: [String]
  /// The blocks inside, in the order of the script.
  var blocks: [[NamedStep]]
}

extension NamedStep {
  /// Names steps and all that stands inside them; `context` names the blocks around them.
  static func name(
    _ steps: [CheckedStep], in context: [String], with namer: inout StateNamer
  ) -> [NamedStep] {
    var result: [NamedStep] = []
    for step in steps {
      let ids = ids(of: step, in: context, with: &namer)
      var blocks: [[NamedStep]] = []
      for (word, steps) in step.kind.namedBlocks {
        let inner = step.isStage ? [word] : [word] + context
        blocks.append(name(steps, in: inner, with: &namer))
      }
      result.append(NamedStep(step: step, ids: ids, blocks: blocks))
    }
    return result
  }

  /// The words for the end of a round or branch of a step of these words; `nil` if it has none.
  static func endWords(of kind: CheckedStep.Kind, _ words: String) -> String? {
    switch kind {
    case .loop: "again_" + words
    case .parallel: "join_" + words
    default: nil
    }
  }

  /// The word for the inside of a stage.
  static func stageWord(_ name: String) -> String { "in_" + Slug.word(name) }

  /// The ids of the states that one step makes.
  private static func ids(
    of step: CheckedStep, in context: [String], with namer: inout StateNamer
  ) -> [String] {
    switch step.kind {
    case .branch(let branches, _):
      return branches.map { namer.name("if_" + Slug.condition($0.test), in: context) }
    case .loop, .parallel:
      guard let words = StateName.words(for: step.kind),
        let end = endWords(of: step.kind, words)
      else { return [] }
      return [namer.name(words, in: context), namer.name(end, in: context)]
    default:
      return StateName.words(for: step.kind).map { [namer.name($0, in: context)] } ?? []
    }
  }
}

extension CheckedStep {
  /// `true` for a stage, whose name is enough of a context: no other bears it.
  fileprivate var isStage: Bool {
    if case .stage = kind { return true }
    return false
  }
}

extension CheckedStep.Kind {
  /// The words for where the blocks inside stand, in the order of the script.
  var blockWords: [String] { namedBlocks.map(\.word) }

  /// The blocks inside, in the order of the script, each with a word for where it stands.
  fileprivate var namedBlocks: [(word: String, steps: [CheckedStep])] {
    switch self {
    case .waitArms(let arms, _, let otherwise):
      return arms.map { ("on_" + StateName.subject(of: $0), $0.steps) } + [
        ("otherwise", otherwise)
      ]
    case .upon(let moment, let steps): return [("upon_" + moment.subject, steps)]
    case .branch(let branches, let otherwise): return Self.words(for: branches, otherwise)
    case .choose(_, let choices, let otherwise):
      return choices.map { ("when_" + $0.subject, $0.steps) } + [("otherwise", otherwise)]
    case .split(_, let shares): return shares.map { ("in_" + Slug.word($0.label), $0.steps) }
    case .parallel(_, let branches): return branches.map { ("in_parallel", $0) }
    case .loop(_, _, _, let steps): return [("in_repeat", steps)]
    case .stage(let name, let steps): return [(NamedStep.stageWord(name), steps)]
    case .wait, .waitUntil, .waitWithout, .send, .call, .set, .assign, .emit, .start, .goTo, .stop:
      return []
    }
  }

  /// The blocks of an `if`, named by what their tests are about.
  private static func words(
    for branches: [CheckedBranch], _ otherwise: [CheckedStep]
  ) -> [(word: String, steps: [CheckedStep])] {
    let subjects = branches.map { Slug.subject(of: $0.test) ?? "true" }
    let last = "unless_" + (subjects.first ?? "")
    return zip(subjects, branches).map { ("if_" + $0, $1.steps) } + [(last, otherwise)]
  }
}

extension CheckedChoice {
  /// The word for the values.
  fileprivate var subject: String {
    values.first.flatMap(Slug.literal) ?? "value"
  }
}

extension MomentExpression {
  /// The word for what the moment depends on.
  fileprivate var subject: String {
    switch form {
    case .offset(_, _, let base, _): Slug.subject(of: base) ?? "moment"
    case .value(let value): Slug.subject(of: value) ?? "moment"
    case .nextTime, .tomorrow, .nextWeekday: "moment"
    }
  }
}
