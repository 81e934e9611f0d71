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
  var lines: [String] {
    let title = definition.title.map { " \(NameSpelling.quoted($0))" } ?? ""
    return ["journey \(NameSpelling.spelled(definition.journeyID))\(title)"]
      + definition.triggers.map { "trigger \(ExpressionSpelling.text($0.kind))" } + entry
      + settings
  }

  /// The line that says who may enter again, unless that holds anyway.
  private var entry: [String] {
    let rule = definition.settings.entry
    return rule == EntryRule(kind: isByCalendar ? .oneAtATime : .once)
      ? [] : ["entry \(spelling.text(rule))"]
  }

  /// `true` if only the calendar lets people in.
  private var isByCalendar: Bool {
    !definition.triggers.isEmpty && definition.triggers.allSatisfy(\.kind.isByCalendar)
  }

  /// The other settings.
  private var settings: [String] {
    let settings = definition.settings
    var lines = settings.timeZone.map { ["time zone \(ExpressionSpelling.text($0))"] } ?? []
    lines += settings.exits.map { "exit \(spelling.text($0))" }
    lines += settings.goals.map { "goal \(spelling.text($0))" }
    lines += settings.holdout.map { ["holdout \($0)%"] } ?? []
    lines += settings.quiet.map { "quiet \(ExpressionSpelling.text($0))" }
    lines += settings.limits.map { "limit \(ExpressionSpelling.text($0))" }
    lines += settings.sendOnlyIf.map { ["send only if \(spelling.text($0))"] } ?? []
    lines += settings.priority.map { ["priority \($0)"] } ?? []
    lines += settings.exclusive.map { ["exclusive \(NameSpelling.spelled($0))"] } ?? []
    return lines + settings.promises.map { "promise \(spelling.text($0))" }
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
