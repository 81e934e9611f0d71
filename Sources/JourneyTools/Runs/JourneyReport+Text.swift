internal import JourneyModel
internal import JourneyStore

extension JourneyReport {
  /// The report for people: the counts, then the outline of the script with the people at each
  /// step.
  public func text() -> String {
    let title = definition.title.map { "  \($0)" } ?? ""
    let head = ["\(definition.journeyID)\(title)", "  " + headline()]
    return (head + beginnings() + holdout() + outline() + sends())
      .joined(separator: "\n") + "\n"
  }

  /// The counts in one line.
  private func headline() -> String {
    var parts = ["\(Figures.grouped(totals.entered)) entered"]
    let ended = totals.ended.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    parts += ended.map { "\(Figures.grouped($0.value)) \($0.key)" }
    parts.append("\(Figures.grouped(totals.active)) still inside")
    if !definition.settings.goals.isEmpty {
      let share = Figures.share(totals.converted, of: totals.entered)
      parts.append("\(Figures.grouped(totals.converted)) converted (\(share))")
    }
    return parts.joined(separator: " · ")
  }

  /// How many runs each trigger started, where there are several.
  private func beginnings() -> [String] {
    guard definition.triggers.count > 1 else { return [] }
    let counts = definition.triggers.map { trigger in
      "\(trigger.id) \(Figures.grouped(totals.startedBy[trigger.id] ?? 0))"
    }
    return ["  started by " + counts.joined(separator: " · ")]
  }

  /// Those who entered beside those who were held out, where some are.
  private func holdout() -> [String] {
    guard definition.settings.holdout != nil || totals.heldOut.entered > 0 else { return [] }
    return ["  let in  " + told(totals.people), "  held out  " + told(totals.heldOut)]
  }

  /// The people of a group, and how many of them converted.
  private func told(_ people: PeopleTotals) -> String {
    let count = people.entered == 1 ? "1 person" : "\(Figures.grouped(people.entered)) people"
    let share = Figures.share(people.converted, of: people.entered)
    return "\(count) · \(Figures.grouped(people.converted)) converted (\(share))"
  }

  /// The most characters of a step that the outline shows.
  private static let stepWidth = 58

  /// The steps with the people who passed them and those who stand there.
  private func outline() -> [String] {
    let rows = definition.states.compactMap(row)
    guard !rows.isEmpty else { return [] }
    let people = Set(rows.map(\.people)).max() ?? 0
    let width = min(Self.stepWidth, rows.map(\.label.count).max() ?? 0)
    let header =
      "  " + Figures.right("line", 4) + "  " + Figures.left("step", width)
      + Figures.right("people", 10) + Figures.right("share", 10) + Figures.right("waiting", 10)
    return ["", header]
      + rows.map { row in
        "  " + Figures.right(row.line, 4) + "  " + Figures.left(row.label, width)
          + Figures.right(Figures.grouped(row.people), 10)
          + Figures.right(Figures.share(row.people, of: people), 10)
          + (row.waiting > 0 ? Figures.right(Figures.grouped(row.waiting), 10) : "")
      }
  }

  /// A line of the outline.
  private struct Row {
    /// The line of the script.
    var line: String
    /// The step.
    var label: String
    /// The people who passed it.
    var people: Int
    /// The runs that stand there.
    var waiting: Int
  }

  /// Returns the line of a state; `nil` for what stands in no line of the script.
  private func row(_ state: JourneyState) -> Row? {
    switch state.kind {
    case .end, .again: return nil
    default: break
    }
    return Row(
      line: state.line.map(String.init) ?? "", label: label(of: state),
      people: people[state.id] ?? 0, waiting: totals.standing[state.id] ?? 0)
  }

  /// The script's own line, with its indentation, or the state's id.
  private func label(of state: JourneyState) -> String {
    var text = state.id
    if let line = state.line, let written = source?.lineTextIfPresent(line) {
      text = written
      if text.hasPrefix("  ") { text.removeFirst(2) }
    }
    return text.count <= Self.stepWidth ? text : text.prefix(Self.stepWidth - 1) + "…"
  }

  /// What became of the messages.
  private func sends() -> [String] {
    guard !totals.sends.isEmpty else { return [] }
    let names = totals.sends.keys.sorted()
    let width = max(7, names.map(\.count).max() ?? 0)
    let header =
      "  " + Figures.left("message", width) + Figures.right("sent", 10)
      + Figures.right("skipped", 10) + Figures.right("held", 10)
    var lines = ["", header]
    for name in names {
      let counts = totals.sends[name] ?? [:]
      lines.append(
        "  " + Figures.left(name, width) + Figures.right(Figures.grouped(counts[.sent] ?? 0), 10)
          + Figures.right(Figures.grouped(counts[.skipped] ?? 0), 10)
          + Figures.right(Figures.grouped(counts[.held] ?? 0), 10))
    }
    if !totals.skippedFor.isEmpty {
      let reasons = totals.skippedFor.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines.append(
        "  skipped for "
          + reasons.map { "\($0.key): \(Figures.grouped($0.value))" }
          .joined(separator: ", "))
    }
    return lines
  }
}
