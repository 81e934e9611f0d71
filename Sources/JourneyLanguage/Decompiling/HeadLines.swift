import JourneyModel

/// Writes the head of a journey as the lines of a script.
struct HeadLines {
  /// The journey.
  let definition: JourneyDefinition
  /// Spells what stands in a setting.
  private let spelling = ExpressionSpelling()

  /// Creates the head of a journey.
  init(_ definition: JourneyDefinition) {
    self.definition = definition
  }

  /// The lines: the name, what starts the journey, and what holds for the whole of it.
  var lines: [ScriptLine] {
    let title = definition.title.map { " \(NameSpelling.quoted($0))" } ?? ""
    let name = "journey \(NameSpelling.spelled(definition.journeyID))\(title)"
    let triggers = definition.triggers.enumerated().map { index, trigger in
      ScriptLine(
        text: "trigger \(ExpressionSpelling.text(trigger.kind))", part: .trigger(index))
    }
    return [ScriptLine(text: name, part: .journey)] + triggers + entry + settings
  }

  /// The line that says who may enter again, unless that holds anyway.
  private var entry: [ScriptLine] {
    let rule = definition.settings.entry
    return rule == EntryRule(kind: isByCalendar ? .oneAtATime : .once)
      ? [] : [ScriptLine(text: "entry \(spelling.text(rule))", part: .setting("entry"))]
  }

  /// `true` if only the calendar lets people in.
  private var isByCalendar: Bool {
    !definition.triggers.isEmpty && definition.triggers.allSatisfy(\.kind.isByCalendar)
  }

  /// The other settings.
  private var settings: [ScriptLine] {
    let settings = definition.settings
    var lines: [ScriptLine] = []
    lines += one("time_zone", settings.timeZone) { "time zone \(ExpressionSpelling.text($0))" }
    lines += all("exit", settings.exits) { "exit \(spelling.text($0))" }
    lines += all("goal", settings.goals) { "goal \(spelling.text($0))" }
    lines += one("holdout", settings.holdout) { "holdout \($0)%" }
    lines += all("quiet", settings.quiet) { "quiet \(ExpressionSpelling.text($0))" }
    lines += all("limits", settings.limits) { "limit \(ExpressionSpelling.text($0))" }
    lines += one("send_only_if", settings.sendOnlyIf) { "send only if \(spelling.text($0))" }
    lines += one("priority", settings.priority) { "priority \($0)" }
    lines += one("exclusive", settings.exclusive) { "exclusive \(NameSpelling.spelled($0))" }
    return lines + all("promises", settings.promises) { "promise \(spelling.text($0))" }
  }

  /// The line of a setting, if it is made.
  private func one<Value>(
    _ key: String, _ value: Value?, _ text: (Value) -> String
  ) -> [ScriptLine] {
    value.map { [ScriptLine(text: text($0), part: .setting(key))] } ?? []
  }

  /// The lines of a setting that is a list.
  private func all<Value>(
    _ key: String, _ values: [Value], _ text: (Value) -> String
  ) -> [ScriptLine] {
    values.enumerated().map { ScriptLine(text: text($1), part: .element(key, $0)) }
  }
}

extension Trigger.Kind {
  /// `true` for triggers whose moment the calendar tells.
  var isByCalendar: Bool {
    switch self {
    case .schedule, .once, .userDate: true
    case .event, .turnsTrue, .request: false
    }
  }
}
