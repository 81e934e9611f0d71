import JourneyModel

extension JourneyComparison {
  /// Compares what starts the journey and what holds for the whole of it.
  mutating func compareSettings() {
    compareTriggers()
    let (left, right) = (old.settings, new.settings)
    compare(.audience, "entry", spelling.text(left.entry), spelling.text(right.entry))
    compareLists(.audience, "exit", left.exits.map(spelling.text), right.exits.map(spelling.text))
    compareLists(.audience, "goal", left.goals.map(spelling.text), right.goals.map(spelling.text))
    compare(.audience, "holdout", left.holdout.map { "\($0)%" }, right.holdout.map { "\($0)%" })
    compare(.audience, "exclusive", left.exclusive, right.exclusive)
    compare(.audience, "priority", left.priority.map { "\($0)" }, right.priority.map { "\($0)" })
    compare(
      .inFlight, "time zone", left.timeZone.map(ExpressionSpelling.text),
      right.timeZone.map(ExpressionSpelling.text))
    compareLists(
      .sends, "quiet", left.quiet.map(ExpressionSpelling.text),
      right.quiet.map(ExpressionSpelling.text))
    compareLists(
      .sends, "limit", left.limits.map(ExpressionSpelling.text),
      right.limits.map(ExpressionSpelling.text))
    compare(
      .sends, "send only if", left.sendOnlyIf.map(spelling.text),
      right.sendOnlyIf.map(spelling.text))
  }

  /// Compares the triggers: by their ids, then by what they say.
  private mutating func compareTriggers() {
    var rest = new.triggers
    var gone: [Trigger] = []
    for trigger in old.triggers {
      guard let index = rest.firstIndex(where: { $0.kind == trigger.kind }) else {
        gone.append(trigger)
        continue
      }
      rest.remove(at: index)
    }
    for trigger in gone {
      let text = ExpressionSpelling.text(trigger.kind)
      guard let index = rest.firstIndex(where: { $0.id == trigger.id }) else {
        report("`trigger \(text)` is gone", .removed, oldLine: trigger.line)
        continue
      }
      let twin = rest.remove(at: index)
      let newText = ExpressionSpelling.text(twin.kind)
      report(
        "`trigger \(text)` is `trigger \(newText)` now", .changed, oldLine: trigger.line,
        newLine: twin.line)
    }
    for trigger in rest {
      let text = ExpressionSpelling.text(trigger.kind)
      report("`trigger \(text)` is new", .added, newLine: trigger.line)
    }
  }

  /// Records a change of a trigger.
  private mutating func report(
    _ message: String, _ kind: JourneyChange.Kind, oldLine: Int? = nil, newLine: Int? = nil
  ) {
    changes.append(
      JourneyChange(.audience, kind, message, oldLine: oldLine, newLine: newLine))
  }

  /// Compares a setting that stands once.
  mutating func compare(
    _ category: JourneyChange.Category, _ name: String, _ left: String?, _ right: String?
  ) {
    guard left != right else { return }
    switch (left, right) {
    case (let left?, let right?):
      report(category, .changed, "`\(name) \(right)` stands where `\(name) \(left)` did")
    case (let left?, nil): report(category, .removed, "`\(name) \(left)` is gone")
    case (nil, let right?): report(category, .added, "`\(name) \(right)` is new")
    case (nil, nil): return
    }
  }

  /// Compares settings that stand as often as one likes.
  mutating func compareLists(
    _ category: JourneyChange.Category, _ name: String, _ left: [String], _ right: [String]
  ) {
    var rest = right
    for text in left {
      if let index = rest.firstIndex(of: text) {
        rest.remove(at: index)
      } else {
        report(category, .removed, "`\(name) \(text)` is gone")
      }
    }
    for text in rest { report(category, .added, "`\(name) \(text)` is new") }
  }

  /// Compares what is promised.
  mutating func comparePromises() {
    compareLists(
      .promises, "promise", old.settings.promises.map(spelling.text),
      new.settings.promises.map(spelling.text))
  }

  /// Compares what only people read: the title and the names of stages.
  mutating func compareCosmetics() {
    compare(.cosmetics, "title", old.title, new.title)
    let names = { (states: [JourneyState]) in
      states.flatMap(\.stages).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    }
    compareLists(.cosmetics, "stage", names(old.states), names(new.states))
  }
}
