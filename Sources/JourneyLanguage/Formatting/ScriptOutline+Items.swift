import JourneyModel

extension ScriptOutline {
  /// Adds all that a script holds.
  mutating func addItems(_ items: [ItemSyntax]) {
    for item in items {
      isInHead = false
      addUnread(before: item.span.start, depth: 0)
      isBlankLineDue = !lines.isEmpty
      add(item)
    }
    isInHead = false
    addUnread(upTo: table.tokens.count - 1, depth: 0)
  }

  /// Adds an item.
  private mutating func add(_ item: ItemSyntax) {
    switch item {
    case .journey(let journey): add(journey)
    case .fragment(let fragment): add(fragment)
    case .test(let test): add(test)
    case .audience(let declaration), .constant(let declaration):
      var shape = self.shape
      shape.add(declaration.value)
      let span = declaration.span
      add(.statement, from: span.start, to: span.end, depth: 0, shape)
    }
  }

  /// Adds a journey.
  private mutating func add(_ journey: JourneySyntax) {
    let end = journey.title?.span.end ?? journey.name.span.end
    add(.opener, from: journey.span.start, to: end, depth: 0)
    isInHead = false
    for part in parts(of: journey) {
      addUnread(before: part.start, depth: 1)
      switch part {
      case .setting(let setting):
        add(setting)
        isInHead = setting.span.start < (journey.steps.first?.span.start ?? Int.max)
      case .step(let step):
        isBlankLineDue = isInHead
        isInHead = false
        add(step, depth: 1)
      }
    }
    close(journey.span, depth: 0)
  }

  /// A setting or a step.
  private enum Part {
    case setting(SettingSyntax)
    case step(StepSyntax)

    var start: Int {
      switch self {
      case .setting(let setting): setting.span.start
      case .step(let step): step.span.start
      }
    }
  }

  /// The settings and steps of a journey as they stand in the source: some settings come late.
  private func parts(of journey: JourneySyntax) -> [Part] {
    let parts = journey.settings.map(Part.setting) + journey.steps.map(Part.step)
    return parts.sorted { $0.start < $1.start }
  }

  /// Adds a setting.
  private mutating func add(_ setting: SettingSyntax) {
    var shape = self.shape
    shape.add(setting)
    add(.statement, from: setting.span.start, to: setting.span.end, depth: 1, shape)
  }

  /// Adds a fragment.
  private mutating func add(_ fragment: FragmentSyntax) {
    let name = table.index(at: fragment.name.span.end)
    var end = name
    if table.isSign("(", at: name) {
      let last = fragment.parameters.last.map { table.index(at: $0.span.end) } ?? name + 1
      end = table.isSign(")", at: last) ? last + 1 : last
    }
    addTokens(.opener, table.index(at: fragment.span.start)..<end, depth: 0)
    addSteps(fragment.steps, depth: 1)
    close(fragment.span, depth: 0)
  }

  /// Adds a test.
  private mutating func add(_ test: TestSyntax) {
    var shape = self.shape
    if let journey = test.journeys.first { shape.addClause(journey.span, wordsBefore: 1) }
    if let now = test.now {
      shape.addClause(now.span, wordsBefore: 1)
      shape.add(now)
    }
    let end = test.now?.span.end ?? test.journeys.last?.span.end ?? test.name.span.end
    add(.opener, from: test.span.start, to: end, depth: 0, shape)
    for line in test.lines {
      addUnread(before: line.span.start, depth: 1)
      var shape = self.shape
      shape.add(line)
      add(.statement, from: line.span.start, to: line.span.end, depth: 1, shape)
    }
    close(test.span, depth: 0)
  }
}

extension ItemSyntax {
  /// The whole of the item.
  var span: SourceSpan {
    switch self {
    case .journey(let journey): journey.span
    case .fragment(let fragment): fragment.span
    case .test(let test): test.span
    case .audience(let declaration), .constant(let declaration): declaration.span
    }
  }
}
