import JourneyModel

/// The stages of a journey, with the loops that each stands in.
struct StageTable {
  /// A stage where it stands.
  private struct Place {
    /// Its name.
    var name: NameSyntax
    /// The loops and branches around it.
    var enclosures: [Enclosure]
    /// The uses of fragments that it comes from, the outermost first.
    var uses: [NameSyntax]

    /// What a message about it points to: its name, or what brings it into the journey.
    var span: SourceSpan { uses.first?.span ?? name.span }
  }

  /// The names in the order of the script.
  private(set) var names: [String] = []
  /// The stages by name.
  private var places: [String: Place] = [:]

  /// Collects the stages of a journey, and reports those that stand twice.
  init(of steps: [StepSyntax], findings: Findings) {
    collect(steps, in: [], uses: [], findings: findings)
  }

  /// The loops and branches around a stage; `nil` if there is no such stage.
  func enclosures(of name: String) -> [Enclosure]? {
    places[name]?.enclosures
  }

  /// Collects the stages of a block.
  private mutating func collect(
    _ steps: [StepSyntax], in enclosures: [Enclosure], uses: [NameSyntax], findings: Findings
  ) {
    for step in steps {
      var inside = uses
      switch step.kind {
      case .use(let use): inside.append(use.name)
      case .stage(let name, _) where !name.text.isEmpty:
        add(Place(name: name, enclosures: enclosures, uses: uses), findings: findings)
      default: break
      }
      let around = Enclosure.around(blocksOf: step, in: enclosures)
      for (block, inner) in zip(step.blocks, around) {
        collect(block, in: inner, uses: inside, findings: findings)
      }
    }
  }

  /// Adds a stage.
  private mutating func add(_ place: Place, findings: Findings) {
    let name = place.name.text
    guard let first = places[name] else {
      names.append(name)
      places[name] = place
      return
    }
    if let use = place.uses.first {
      // Two of its own were reported where the fragment itself was checked.
      if place.uses != first.uses { report(place, broughtBy: use, first, findings: findings) }
      return
    }
    findings.report(
      NameCode.duplicateStage, at: place.span, "two stages are called `\(name)`",
      help: "give each stage a name of its own",
      notes: [.init(span: first.span, message: "here is the first")])
  }

  /// Reports a stage that comes with a fragment while the journey has one of its name.
  private func report(
    _ place: Place, broughtBy use: NameSyntax, _ first: Place, findings: Findings
  ) {
    findings.report(
      NameCode.duplicateStage, at: use.span,
      "`\(use.text)` brings a second stage `\(place.name.text)`",
      help: "leave the stage out of the fragment, and put one of another name around each `use`",
      notes: [
        .init(span: first.span, message: "here is the first"),
        .init(span: place.name.span, message: "here it stands in the fragment"),
      ])
  }
}

extension StepSyntax {
  /// Shows the blocks inside a step, in the order of the script: to list them takes memory for each
  /// step.
  func visitBlocks(_ body: ([StepSyntax]) -> Void) {
    switch kind {
    case .wait, .waitUntil, .waitFor, .waitWithout, .send, .call, .set, .assign, .emit, .start,
      .goTo, .stop:
      return
    case .upon(_, let steps), .loop(_, _, _, let steps), .stage(_, let steps): body(steps)
    case .split(_, let arms): for arm in arms { body(arm.steps) }
    case .branch(let branches, let otherwise):
      for branch in branches { body(branch.steps) }
      body(otherwise ?? [])
    case .waitArms, .choose, .parallel, .use: for block in blocks { body(block) }
    }
  }

  /// The blocks inside a step, in the order of the script.
  package var blocks: [[StepSyntax]] {
    switch kind {
    case .waitArms(_, let arms, let otherwise): arms.map(\.steps) + [otherwise ?? []]
    case .upon(_, let steps), .loop(_, _, _, let steps), .stage(_, let steps): [steps]
    case .branch(let branches, let otherwise): branches.map(\.steps) + [otherwise ?? []]
    case .choose(_, let choices, let otherwise): choices.map(\.steps) + [otherwise ?? []]
    case .split(_, let arms): arms.map(\.steps)
    case .parallel(_, let branches): branches
    case .use(let use): [use.assignments + use.steps]
    case .wait, .waitUntil, .waitFor, .waitWithout, .send, .call, .set, .assign, .emit, .start,
      .goTo, .stop:
      []
    }
  }
}
