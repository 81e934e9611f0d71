import JourneyModel

/// What the head of a journey says, a line each, in the order of the language.
enum HeadFacts {
  /// Returns the lines.
  static func facts(of settings: JourneySettings) -> [FlowChart.Fact] {
    let spelling = ExpressionSpelling()
    var facts: [FlowChart.Fact] = []
    func add(_ word: String, _ text: String?) {
      if let text { facts.append(.init(word: word, text: text)) }
    }
    add("entry", spelling.text(settings.entry))
    for exit in settings.exits { add("exit", spelling.text(exit)) }
    for goal in settings.goals { add("goal", spelling.text(goal)) }
    add("holdout", settings.holdout.map { "\($0)%" })
    for quiet in settings.quiet { add("quiet", ExpressionSpelling.text(quiet)) }
    for limit in settings.limits { add("limit", ExpressionSpelling.text(limit)) }
    add("send only if", settings.sendOnlyIf.map { spelling.text($0) })
    add("priority", settings.priority.map { "\($0)" })
    add("exclusive", settings.exclusive.map { NameSpelling.spelled($0) })
    add("time zone", settings.timeZone.map { ExpressionSpelling.text($0) })
    for promise in settings.promises { add("promise", spelling.text(promise)) }
    return facts
  }
}
