import JourneyModel

/// What the steps of a journey set and bind anywhere, in whatever order.
struct StepChanges {
  /// The names that steps bind, those of the fragments that are written out among them.
  private(set) var bindings: Set<String> = []
  /// The paths of users that steps set.
  private var paths: [[String]] = []
  /// `true` if there are stages.
  private(set) var hasStages = false
  /// `true` if fragments are used.
  private(set) var usesFragments = false

  /// Collects what steps change.
  init(of steps: [StepSyntax]) {
    collect(steps)
  }

  /// `true` if a step may change what stands at a path.
  func canChange(_ path: KnownPath) -> Bool {
    switch path.root {
    case .binding(let name): bindings.contains(name)
    case .user: paths.contains { path.names.starts(with: $0) || $0.starts(with: path.names) }
    case .entry, .event, .now, .today, .enteredAt, .journeyID: false
    }
  }

  /// Collects what the steps of a block change.
  private mutating func collect(_ steps: [StepSyntax]) {
    for step in steps {
      collect(step)
      step.visitBlocks { collect($0) }
    }
  }

  /// Collects what one step itself changes.
  private mutating func collect(_ step: StepSyntax) {
    switch step.kind {
    case .set(let path, _): paths.append(path.map(\.text))
    case .assign(let name, _): bindings.insert(name.text)
    case .send(let send): add(send.binding)
    case .call(let call): add(call.binding)
    case .waitFor(let pattern, _), .waitWithout(_, let pattern, _): add(pattern.binding)
    case .waitArms(_, let arms, _):
      for case .on(let pattern) in arms.map(\.condition) { add(pattern.binding) }
    case .use: usesFragments = true
    case .stage: hasStages = true
    case .wait, .waitUntil, .upon, .emit, .start, .branch, .choose, .split, .parallel, .loop,
      .goTo, .stop:
      return
    }
  }

  /// Adds a name, if there is one.
  private mutating func add(_ name: NameSyntax?) {
    if let name { bindings.insert(name.text) }
  }
}
