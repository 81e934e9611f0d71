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
  /// Names steps and all that stand inside them, from a place on.
  static func name(
    _ steps: [CheckedStep], at start: StepPlace, with namer: inout StateNamer
  ) -> [NamedStep] {
    var place = start
    return steps.map { step in
      let words = StateName.words(for: step.kind)
      let telling = StateName.tellingWords(for: step.kind, words: words)
      let ids = ids(of: step, words, telling, at: place, with: &namer)
      let number = namer.count
      let blocks = step.kind.namedBlocks.map { word, steps in
        name(steps, at: Self.place(inside: step, telling, word, at: place), with: &namer)
      }
      place.pass(telling, number: number)
      return NamedStep(step: step, ids: ids, blocks: blocks)
    }
  }

  /// Where a block of a step begins.
  private static func place(
    inside step: CheckedStep, _ telling: String?, _ word: String, at place: StepPlace
  ) -> StepPlace {
    if case .stage(let name, _) = step.kind { return place.inside(stage: name) }
    return place.inside(telling, block: word)
  }

  /// The words for the end of a round or branch of a step of these words; `nil` if it has none.
  static func endWords(of kind: CheckedStep.Kind, _ words: String) -> String? {
    switch kind {
    case .loop: "again_" + words
    case .parallel: "join_" + words
    default: nil
    }
  }

  /// The ids of the states that one step of these words makes; `telling` are its words for others.
  private static func ids(
    of step: CheckedStep, _ words: String?, _ telling: String?, at place: StepPlace,
    with namer: inout StateNamer
  ) -> [String] {
    guard let words else { return [] }
    let id = namer.name(words, telling, at: place)
    if case .branch(let branches, _) = step.kind {
      let others = branches.dropFirst().map { StateName.words(for: $0.test) }
      return [id] + others.map { namer.name($0, telling, at: place) }
    }
    let end = endWords(of: step.kind, words).map { namer.name($0, telling, at: place) }
    return [id] + (end.map { [$0] } ?? [])
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
    case .stage(let name, let steps): return [(Slug.word(name), steps)]
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
    WordRow.text {
      guard let first = values.first, Slug.add(literalOf: first, to: &$0) else {
        return $0.add("value")
      }
    }
  }
}

extension MomentExpression {
  /// The word for what the moment depends on.
  var subject: String {
    switch form {
    case .offset(_, _, let base, _): Slug.subject(of: base) ?? "moment"
    case .value(let value): Slug.subject(of: value) ?? "moment"
    case .nextTime, .tomorrow, .nextWeekday: "moment"
    }
  }
}
