import JourneyModel

/// Checks a `test` block: its names against the catalog and the journeys of the script, its values
/// against the types that are declared for them.
struct TestChecker {
  /// Checks expressions.
  let expressions: ExpressionChecker
  /// The test.
  let test: TestSyntax
  /// The journeys of the script.
  let journeys: [JourneySyntax]
  /// What the checkers of the script share.
  var context: CheckContext { expressions.context }
  /// The findings of the script.
  var findings: Findings { context.findings }

  /// The journeys under test that this script holds.
  var underTest: [JourneySyntax] {
    journeys.filter { journey in test.journeys.contains { $0.text == journey.name.text } }
  }

  /// `true` if all journeys under test stand in this script, so that their names can be checked.
  var isSelfContained: Bool { underTest.count == Set(test.journeys.map(\.text)).count }

  /// Checks the test.
  func check() -> JourneyTest {
    context.reads = FactReads()
    checkJourneyNames()
    let now = test.now.map { expressions.checkMoment($0, in: Scope()) }
    let lines = test.lines.map { JourneyTest.Line(check($0.kind), span: $0.span) }
    return JourneyTest(
      name: test.name.text, journeys: test.journeys.map(\.text), now: now, lines: lines,
      types: context.reads.types(in: context.table), span: test.span)
  }

  /// Reports names of no journey; a script without any tests those of its workspace.
  private func checkJourneyNames() {
    let names = journeys.map(\.name.text)
    guard !names.isEmpty else { return }
    for journey in test.journeys where !names.contains(journey.text) {
      context.reportUnknown(
        NameCode.unknownJourney, journey, "no journey here is called `\(journey.text)`",
        among: names)
    }
  }

  /// Checks a line.
  private func check(_ line: TestLineSyntax.Kind) -> JourneyTest.Kind {
    switch line {
    case .user(let fields): return .user(checkUser(fields))
    case .preferences(let fields): return .preferences(checkPreferences(fields))
    case .request(let fields): return .request(checkRequest(fields))
    case .event(let name, let fields, let ago):
      if let ago { expressions.checkPositive(ago) }
      return .event(name.text, checkEvent(name, fields), ago: ago?.value)
    case .advance(let duration):
      expressions.checkPositive(duration)
      return .advance(duration.value)
    case .advanceTo(let moment):
      return .advanceTo(expressions.checkMoment(moment, in: Scope()))
    case .respond(let service, let operation, let fields):
      let declared = checkOperation(service, operation)
      return .respond(
        service.text, operation.text, check(fields, of: operation, fields: declared?.returns))
    case .fail(let service, let operation):
      checkOperation(service, operation)
      return .fail(service.text, operation.text)
    case .force(let split, let label):
      checkForce(split, label)
      return .force(split.text, label.text)
    case .expect(let expectation): return .expect(check(expectation))
    }
  }

  /// Checks the fields of a profile.
  private func checkUser(_ fields: [ArgumentSyntax]) -> [TestValue.Field] {
    fields.map { field in
      let found = expressions.userPath([field.name])
      let value = check(field.value, against: found.type, called: field.name.text)
      return TestValue.Field(name: field.name.text, value: value)
    }
  }

  /// Checks what is allowed on each channel.
  private func checkPreferences(_ fields: [ArgumentSyntax]) -> [TestValue.Field] {
    fields.map { field in
      expressions.checkChannel(field.name)
      let value = check(
        field.value, against: .known(.record(FixedNames.preferences)), called: field.name.text)
      return TestValue.Field(name: field.name.text, value: value)
    }
  }

  /// Checks the parameters of a request against the first journey under test.
  private func checkRequest(_ fields: [ArgumentSyntax]) -> [TestValue.Field] {
    guard let name = test.journeys.first else { return [] }
    let journey = journeys.first { $0.name.text == name.text }
    return check(fields, of: name, fields: journey.flatMap(parameters))
  }

  /// The parameters of the request that starts a journey.
  private func parameters(of journey: JourneySyntax) -> [ValueType.Field]? {
    for setting in journey.settings {
      guard case .trigger(.byRequest(let parameters)) = setting.kind else { continue }
      return parameters.map {
        ValueType.Field(name: $0.name.text, type: $0.type, isRequired: $0.isRequired)
      }
    }
    if journey.hasUnreadTrigger { return nil }
    findings.report(
      NameCode.unknownJourney, at: test.span, "nobody can ask for `\(journey.name.text)`",
      help: "give it `trigger by request`, or send it its event")
    return nil
  }

  /// Checks the attributes of an event.
  private func checkEvent(
    _ name: NameSyntax, _ fields: [ArgumentSyntax]
  ) -> [TestValue.Field] {
    let declaration = expressions.checkEventName(name).flatMap(context.catalog.event)
    return check(fields, of: name, fields: declaration?.attributes)
  }

  /// Finds an operation that the catalog declares.
  @discardableResult
  func checkOperation(_ service: NameSyntax, _ operation: NameSyntax) -> OperationDeclaration? {
    guard let services = context.catalog.services else { return nil }
    if let found = context.catalog.operation(service.text, operation.text) { return found }
    let names = services.map { "\($0.service).\($0.operation)" }
    findings.report(
      NameCode.unknownOperation, at: service.span.joined(with: operation.span),
      "no operation is called `\(service.text).\(operation.text)`",
      help: Suggestion.closest(to: "\(service.text).\(operation.text)", among: names)
        .map { "did you mean `\($0)`?" })
    return nil
  }

  /// Checks that a split and an arm of it are there.
  private func checkForce(_ split: NameSyntax, _ label: NameSyntax) {
    guard isSelfContained else { return }
    let splits = underTest.flatMap { SplitTable(of: $0.steps).splits }
    guard let found = splits.first(where: { $0.name == split.text }) else {
      return context.reportUnknown(
        NameCode.unknownSplit, split, "no split is called `\(split.text)`",
        among: splits.map(\.name))
    }
    if found.labels.contains(label.text) { return }
    context.reportUnknown(
      NameCode.unknownSplit, label, "`\(split.text)` has no arm `\(label.text)`",
      among: found.labels)
  }
}

/// The splits of a journey with the labels of their arms.
private struct SplitTable {
  /// The splits, in the order of the script.
  private(set) var splits: [(name: String, labels: [String])] = []

  /// Collects the splits of some steps and of all blocks inside them.
  init(of steps: [StepSyntax]) {
    collect(steps)
  }

  /// Collects the splits of a block.
  private mutating func collect(_ steps: [StepSyntax]) {
    for step in steps {
      if case .split(let name, let arms) = step.kind {
        splits.append((name.text, arms.map(\.label.text)))
      }
      for block in step.blocks { collect(block) }
    }
  }
}
