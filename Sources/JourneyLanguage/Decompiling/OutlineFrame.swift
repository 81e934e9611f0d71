import JourneyModel

/// A block that is open while an outline is read.
struct OutlineFrame {
  /// What the block belongs to.
  enum Kind {
    /// The journey.
    case journey
    /// A stage of this name.
    case stage(String)
    /// A state that is no test.
    case state(JourneyState)
    /// The tests of an `if`.
    case tests([JourneyState])
  }

  /// An arm of the block.
  struct Arm {
    /// Where the next step would stand.
    var place: StepPlace
    /// Where the graph leads on entering it; `nil` where it leads to whatever is first.
    var entry: String?
    /// Its steps so far.
    var steps: [OutlinedStep] = []
  }

  /// What the block belongs to.
  var kind: Kind
  /// The arms in the order of the script.
  var arms: [Arm]
  /// The arm that is being read.
  var armIndex = 0
  /// The stages around its steps.
  let stages: [String]
  /// Where the step itself stands that the block belongs to.
  var ownPlace = StepPlace()
  /// The id of the end of each round or branch, for a step that goes on when they are done.
  var roundID: String?

  /// Opens a block.
  init(_ kind: Kind, arms: [Arm], stages: [String]) {
    self.kind = kind
    self.arms = arms
    self.stages = stages
  }

  /// `true` for a step that goes on when its rounds or branches are done.
  var hasRounds: Bool { roundID != nil }

  /// `true` as long as nothing stands in the block.
  var isUntouched: Bool { armIndex == 0 && (arms.first?.steps.isEmpty ?? true) }

  /// Where the next step would stand.
  var place: StepPlace {
    get { arms[armIndex].place }
    set { arms[armIndex].place = newValue }
  }

  /// The steps of the arm that is being read.
  var steps: [OutlinedStep] { arms[armIndex].steps }

  /// Adds a step to the arm that is being read.
  mutating func add(_ step: OutlinedStep) { arms[armIndex].steps.append(step) }

  /// Makes an arm for each block of a step; the arm `otherwise` of a wait without a bound is none.
  mutating func setArms(of kind: CheckedStep.Kind) {
    let telling = StateName.tellingWords(for: kind)
    arms = zip(kind.blockWords, OutlinedStep.entries(of: states)).map { word, entry in
      Arm(place: ownPlace.inside(telling, block: word), entry: entry)
    }
  }

  /// The states that the block belongs to.
  private var states: [JourneyState] {
    switch kind {
    case .journey, .stage: []
    case .state(let state): [state]
    case .tests(let states): states
    }
  }

  /// The whole block as a step.
  var step: OutlinedStep {
    switch kind {
    case .journey: .stage("", steps)
    case .stage(let name): .stage(name, steps)
    case .state(let state): .state(state, blocks: arms.map(\.steps))
    case .tests(let states): .branch(states, blocks: arms.map(\.steps))
    }
  }

  /// Where the ways lead that end before the next step of the arm that is being read; `inner` are
  /// those of a block inside that would end first.
  func exits(behind inner: [String]?) -> [String] {
    inner ?? OutlinedStep.exits(of: steps, entry: arms[armIndex].entry)
  }

  /// Where the ways lead that go on behind the block if it ended here.
  func closedExits(behind inner: [String]?) -> [String] {
    if case .state(let state) = kind, let next = state.kind.ownNext { return [next] }
    var result: [String] = []
    for (index, arm) in arms.enumerated() {
      let isOpen = index == armIndex
      result +=
        isOpen && inner != nil
        ? inner ?? [] : OutlinedStep.exits(of: arm.steps, entry: arm.entry)
    }
    return result
  }
}
