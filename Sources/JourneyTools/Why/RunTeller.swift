internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Tells a run of one version in entries, from what was observed of it.
struct RunTeller {
  /// The version.
  let definition: JourneyDefinition
  /// Shows values and moments.
  let seen: SeenText
  /// What a preference that is not on record means.
  let unknownConsent: Catalog.UnknownConsent
  /// `true` if messages leave outside of steps, and what becomes of them is told later.
  var isDeliveredOutside = false
  /// The lines of the script as its author wrote them; none where it is not kept.
  var lines: [String] = []
  /// Spells steps.
  let spelling = StepSpelling()

  /// Puts terms in words.
  var words: TermWords { TermWords(seen: seen) }

  /// The index of a state.
  func index(of id: String) -> Int? { definition.states.firstIndex { $0.id == id } }

  /// Returns the states of a step with the loops whose rounds began anew, which a trace leaves out.
  func withRounds(_ path: [Int], from wait: Int?, reached: [Int]) -> [Int] {
    var left = reached[...]
    var whole: [Int] = []
    func addLoop(after state: Int) {
      guard case .again(let loop) = definition.states[state].kind, let first = left.first,
        definition.states[first].id == loop
      else { return }
      whole.append(first)
      left.removeFirst()
    }
    if let wait { addLoop(after: wait) }
    for state in path {
      whole.append(state)
      if left.first == state { left.removeFirst() }
      addLoop(after: state)
    }
    return whole
  }

  /// An entry about a state.
  func entry(_ state: Int, at moment: Moment, _ what: String) -> AccountEntry {
    let step = definition.states[state]
    let script = spelling.onlyEvent(of: step.kind) ?? spelling.text(step.kind)
    return AccountEntry(
      at: moment, line: step.line, script: script.isEmpty ? nil : script, what: what, state: state)
  }

  /// An entry with its line as the author wrote it, where the script is kept.
  ///
  /// A step that goes on in further lines is spelled in one: its first line says too little.
  func written(_ entry: AccountEntry) -> AccountEntry {
    guard let line = entry.line, let script = entry.script, lines.indices.contains(line - 1),
      Self.length(of: lines[line - 1]) >= Self.length(of: script)
    else { return entry }
    var entry = entry
    entry.script = lines[line - 1]
    return entry
  }

  /// How much a line says: its characters without spaces and without what is noted behind it.
  private static func length(of line: String) -> Int {
    let step = line.firstRange(of: " #").map { line[..<$0.lowerBound] } ?? line[...]
    return step.count { !$0.isWhitespace }
  }

  /// An entry with the terms of a condition that decided it.
  func deciding(_ entry: AccountEntry, _ evidence: Evidence?) -> AccountEntry {
    var entry = entry
    entry.isDecision = true
    guard let evidence else { return entry }
    for term in Reasoning.deciding(evidence) {
      for value in words.values(of: term) where !entry.decided.contains(value) {
        entry.decided.append(value)
      }
    }
    entry.otherwise = words.otherwise(evidence).map { "the other way \($0)" }
    return entry
  }

  /// An entry with the value that a step went by.
  func valued(_ entry: AccountEntry, _ evidence: Evidence?) -> AccountEntry {
    var entry = entry
    if let evidence, !evidence.isFixed { entry.decided = words.values(of: evidence.asPart) }
    return entry
  }

  // MARK: Beginning and leaving

  /// How a run began.
  func entered(
    _ trigger: Int, _ observation: Observation, asked: Observation?
  ) -> AccountEntry {
    let trigger = definition.triggers[trigger]
    var entry = AccountEntry(
      at: observation.at, line: trigger.line,
      script: "trigger \(ExpressionSpelling.text(trigger.kind))",
      what: "came in, " + cause(of: observation, trigger.kind))
    guard case .asked(_, _, let evidence, let count)? = asked?.kind else { return entry }
    entry = deciding(entry, evidence)
    entry.otherwise = evidence.flatMap(words.otherwise).map { "would not have come in \($0)" }
    if let count { entry.decided += words.values(of: count) }
    return entry
  }

  /// What let a trigger fire.
  private func cause(of observation: Observation, _ trigger: Trigger.Kind) -> String {
    switch trigger {
    case .event(let pattern): "as `\(observation.event?.name ?? pattern.event)` came"
    case .turnsTrue: "as it turned true"
    case .request: "as it was asked for"
    case .schedule, .once, .userDate: "as the day came"
    }
  }

  /// An exit or a goal that was asked.
  func asked(
    _ script: String, _ observation: Observation, holds: Bool, _ evidence: Evidence?,
    _ count: Evidence?, did: String, didNot: String
  ) -> AccountEntry {
    let name = observation.event.map { "`\($0.name)` came" } ?? "it came to hold"
    var entry = deciding(
      AccountEntry(
        at: observation.at, script: script, what: "\(name): \(holds ? did : didNot)"), evidence)
    let turned = evidence.flatMap(words.otherwise)
    entry.otherwise = turned.map { "\(holds ? "would have stayed" : did) \($0)" }
    if let count { entry.decided += words.values(of: count) }
    return entry
  }

  /// How a run that the record ends was ended.
  func ended(_ step: TraceRecord) -> AccountEntry? {
    let what: String? =
      switch step.input {
      case "replaced": "left, as a newer run took its place"
      case "displaced": "left, as another journey of the group `\(group)` came first"
      case "dropped": "this branch ended, as another one was first"
      case "not started": "the journey that was to be started is none that can be asked for"
      case "fault": step.endReason
      default: nil
      }
    return what.map { AccountEntry(at: step.at, what: $0, isDecision: true) }
  }

  /// The group of the journey.
  private var group: String { definition.settings.exclusive ?? "" }
}

extension Evidence {
  /// `true` for a value that stands in the script.
  var isFixed: Bool {
    if case .literal = expression { true } else { false }
  }

  /// The same as the only part of something, so that its own value is told.
  var asPart: Evidence { Evidence(expression: expression, value: value, parts: [self]) }
}
