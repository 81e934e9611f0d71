import JourneyModel

/// Checks a whole script: its declarations, its journeys, its tests.
struct ScriptChecker {
  /// What the checkers of the script share.
  let context: CheckContext
  /// The items of the script.
  let items: [ItemSyntax]
  /// Checks expressions.
  var expressions: ExpressionChecker { ExpressionChecker(context: context) }

  /// Checks everything; hands over each journey, whole or not, and returns the tests.
  func check(_ take: (CheckedJourney) -> Void) -> [JourneyTest] {
    collectDeclarations()
    checkDeclarations()
    checkFragments()
    checkJourneyNames()
    for case .journey(let journey) in items {
      var checked = check(journey)
      checked.ownTypes = ownTypes(of: journey)
      take(checked)
    }
    return checkTests()
  }

  /// The types that a journey reads as if it were alone, where other items of the script can tell
  /// more of them.
  ///
  /// All must agree, but what a definition says must not hang on what stands in the same file.
  private func ownTypes(of journey: JourneySyntax) -> FactTypes? {
    guard items.count > 1, context.table.isUsed, !context.findings.hasErrors else { return nil }
    let alone = ScriptChecker(context: CheckContext(anew: context), items: items)
    alone.context.journeys = [journey.name.text: journey]
    return alone.check(journey).reads.types(in: alone.context.table)
  }

  /// Collects constants, audiences and fragments, and reports names that stand twice.
  private func collectDeclarations() {
    var places: [String: SourceSpan] = [:]
    for item in items {
      switch item {
      case .constant(let declaration):
        add(declaration.name, kind: "constant", to: &places)
        if context.constants[declaration.name.text] == nil {
          context.constants[declaration.name.text] = declaration
        }
      case .audience(let declaration):
        add(declaration.name, kind: "audience", to: &places)
        if context.audiences[declaration.name.text] == nil {
          context.audiences[declaration.name.text] = declaration
        }
      case .fragment(let fragment):
        if !fragment.name.text.isEmpty { add(fragment.name, kind: "fragment", to: &places) }
        context.fragments.add(fragment, in: context.table)
      case .journey, .test: continue
      }
    }
  }

  /// Adds a name of a kind, and reports it if it stands twice.
  private func add(_ name: NameSyntax, kind: String, to places: inout [String: SourceSpan]) {
    guard let first = places["\(kind) \(name.text)"] else {
      places["\(kind) \(name.text)"] = name.span
      return
    }
    context.findings.report(
      NameCode.duplicateDeclaration, at: name.span, "`\(name.text)` is declared twice",
      help: "leave one of them out", notes: [.init(span: first, message: "here is the first")])
  }

  /// Checks what constants and audiences stand for.
  private func checkDeclarations() {
    for item in items {
      switch item {
      case .constant(let declaration):
        expressions.checkBindable(declaration.name)
        _ = expressions.checkDeclared(declaration, name: declaration.name)
      case .audience(let declaration):
        let typed = expressions.checkDeclared(declaration, name: declaration.name)
        expressions.require(typed, is: .boolean, at: declaration.value.span) {
          "\($0) is \($1), but an audience is told by something true or false"
        }
      case .fragment, .journey, .test: continue
      }
    }
    for declaration in context.circles { reportCircle(declaration) }
  }

  /// Reports a declaration that stands for itself.
  private func reportCircle(_ declaration: DeclarationSyntax) {
    context.findings.report(
      NameCode.circularDeclaration, at: declaration.name.span,
      "`\(declaration.name.text)` stands for itself",
      help: "leave its own name out of what it stands for")
  }

  /// Collects the journeys, and reports those of one name.
  private func checkJourneyNames() {
    var places: [String: SourceSpan] = [:]
    for case .journey(let journey) in items {
      let name = journey.name
      guard let first = places[name.text] else {
        places[name.text] = name.span
        context.journeys[name.text] = journey
        continue
      }
      context.findings.report(
        NameCode.duplicateJourney, at: name.span, "two journeys are called `\(name.text)`",
        help: "give each journey a name of its own",
        notes: [.init(span: first, message: "here is the first")])
    }
  }

  /// Checks one journey.
  private func check(_ journey: JourneySyntax) -> CheckedJourney {
    context.reads = FactReads()
    let own = StepChanges(of: journey.steps)
    let head = HeadChecker(expressions: expressions, journey: journey, changes: own).check()
    let steps =
      own.usesFragments
      ? checkWithFragments(journey.steps, in: head.scope, names: own.bindings)
      : check(journey.steps, in: head.scope, changes: own)
    return CheckedJourney(
      name: journey.name.text, title: journey.title?.text, triggers: head.triggers,
      settings: head.settings, steps: steps, reads: context.reads)
  }

  /// Checks steps of a journey with the fragments that they use written out.
  private func checkWithFragments(
    _ steps: [StepSyntax], in scope: Scope, names: Set<String>
  ) -> [CheckedStep] {
    var expander = FragmentExpander(context: context, names: names.union(scope.bindings.keys))
    let written = expander.expanded(steps)
    return check(written, in: scope, changes: StepChanges(of: written))
  }

  /// Checks steps that begin in a scope: once to learn what holds at the jumps, then for good.
  func check(_ steps: [StepSyntax], in scope: Scope, changes: StepChanges) -> [CheckedStep] {
    let stages = StageTable(
      of: changes.hasStages || changes.usesFragments ? steps : [], findings: context.findings)
    let jumps = context.findings.muted { () -> [String: Scope] in
      let rehearsal = StepChecker(
        expressions: expressions, stages: stages, changes: changes, scope: scope)
      if !stages.names.isEmpty { _ = rehearsal.check(steps) }
      return rehearsal.jumps
    }
    let checker = StepChecker(
      expressions: expressions, stages: stages, changes: changes, scope: scope, jumps: jumps)
    return checker.check(steps)
  }

  /// Checks the tests of the script.
  func checkTests() -> [JourneyTest] {
    let journeys = items.compactMap { item -> JourneySyntax? in
      guard case .journey(let journey) = item else { return nil }
      return journey
    }
    return items.compactMap { item in
      guard case .test(let test) = item else { return nil }
      return TestChecker(expressions: expressions, test: test, journeys: journeys).check()
    }
  }
}
