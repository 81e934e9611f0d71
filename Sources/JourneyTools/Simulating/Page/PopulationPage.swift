internal import JourneyAnalysis
internal import JourneyModel
internal import JourneySimulation
internal import JourneyStore

/// The report of a simulation as a page that needs nothing beside it: no script, no font, no other
/// file.
///
/// Every chart has its numbers in a table behind it, and nothing is told by colour alone.
struct PopulationPage {
  /// The report.
  private let report: PopulationReport
  /// The days, weeks or months of the charts.
  private let periods: [TimePeriod]

  /// Prepares the page.
  init(_ report: PopulationReport) {
    self.report = report
    periods = TimePeriod.charted(report.figures.calendar)
  }

  /// The page.
  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(MarkupText.escaped(title))</title>
    <style>
    \(PageStyle.sheet)</style></head>
    <body><main>
    <h1>\(MarkupText.escaped(title))</h1>
    <p>\(MarkupText.escaped(report.headline))</p>
    \(together)\(comparison)\(report.journeys.map(section).joined())</main></body></html>

    """
  }

  /// What the page is called.
  private var title: String {
    let names = report.journeys.map(\.figures.definition.journeyID)
    return "Simulation of " + names.joined(separator: ", ")
  }

  // MARK: All journeys

  /// What one person gets from all journeys together, where there are several.
  private var together: String {
    guard report.journeys.count > 1 else { return "" }
    return "<section><h2>All \(report.journeys.count) journeys together</h2>\n"
      + crowding(report.figures.crowding, report.together) + "</section>\n"
  }

  /// What changes, where something is compared.
  private var comparison: String {
    guard let comparison = report.comparison else { return "" }
    let changes = comparison.changes
    var people = PageTable(header: ["people who", "people"])
    for (words, count) in [
      ("get more messages", changes.peopleWithMore), ("get fewer", changes.peopleWithFewer),
      ("get others, or at other times", changes.peopleWithOthers),
      ("notice nothing", changes.peopleUnchanged),
    ] {
      people.rows.append([.text(words), .bar(count, of: report.figures.people)])
    }
    var messages = PageTable(
      header: ["message", "was", "becomes", "same", "moved", "gone", "new"])
    for message in changes.messages {
      messages.rows.append([
        .text("\(message.journeyID) \(message.message)"), .count(message.old),
        .count(message.new), .count(message.same), .count(message.moved), .count(message.gone),
        .count(message.added),
      ])
    }
    return "<section><h2>What changes</h2>\n\(people.html)\(messages.html)</section>\n"
  }

  /// The most messages that one person got, beside what is proved.
  private func crowding(_ crowding: CrowdingTally, _ bounds: [JourneyBounds.Messages]) -> String {
    var table = PageTable(header: ["within", "most to one person", "proved"])
    for (most, bound) in zip(crowding.most, bounds) {
      table.rows.append([
        .text(bound.window.inDays), .count(most),
        .text(WorkspaceBoundsReport.words(bound.all)),
      ])
    }
    let counts = crowding.peopleByMost.sorted { $0.key < $1.key }
    let chart = BarChart(
      title: "People by the most messages that they got within a day",
      names: counts.map { String($0.key) }, counts: counts.map(\.value))
    return "<h3>Messages to one person</h3>\n" + table.html
      + (counts.isEmpty ? "" : chart.html)
  }

  // MARK: A journey

  /// What a journey came to.
  private func section(_ journey: PopulationReport.Journey) -> String {
    let figures = journey.figures
    let definition = figures.definition
    let name = definition.title.map { "\(definition.journeyID): \($0)" } ?? definition.journeyID
    var parts = ["<section><h2>\(MarkupText.escaped(name))</h2>\n", cards(figures)]
    parts += [ends(figures), steps(journey), overTime(figures), waiting(journey)]
    if figures.sent > 0 || !figures.totals.skippedFor.isEmpty { parts.append(messages(figures)) }
    if figures.sent > 0 { parts.append(crowding(figures.crowding, journey.bounds.messages)) }
    parts.append(lengths(figures))
    return parts.joined() + "</section>\n"
  }

  /// The counts that everyone looks for first.
  private func cards(_ figures: JourneyFigures) -> String {
    let totals = figures.totals
    var cards = [
      ("entered", Figures.grouped(totals.entered)),
      ("messages sent", Figures.grouped(figures.sent)),
      ("still inside", Figures.grouped(totals.active)),
    ]
    if !figures.definition.settings.goals.isEmpty {
      cards.append(
        (
          "converted",
          "\(Figures.grouped(totals.converted)) "
            + "(\(Figures.share(totals.converted, of: totals.entered)))"
        ))
    }
    if totals.heldOut.entered > 0 {
      cards.append(("let in, people converted", Self.share(totals.people)))
      cards.append(("held out, people converted", Self.share(totals.heldOut)))
    }
    let items = cards.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
    return "<dl class=\"cards\">\(items.joined())</dl>\n"
  }

  /// The share of people who converted.
  private static func share(_ people: PeopleTotals) -> String {
    "\(Figures.share(people.converted, of: people.entered)) of \(Figures.grouped(people.entered))"
  }

  /// How runs ended, and who was not let in.
  private func ends(_ figures: JourneyFigures) -> String {
    var table = PageTable(header: ["how runs ended", "runs"])
    let sum = figures.totals.ended.values.reduce(0, +)
    for (reason, count) in figures.totals.ended.sorted(by: {
      ($1.value, $0.key) < ($0.value, $1.key)
    }) {
      table.rows.append([.text(reason), .bar(count, of: sum)])
    }
    for (reason, count) in figures.refusals.sorted(by: { $0.key < $1.key }) {
      table.rows.append([.text("not let in: \(reason)"), .count(count)])
    }
    return table.rows.isEmpty ? "" : table.html
  }

  /// The people who passed each step.
  private func steps(_ journey: PopulationReport.Journey) -> String {
    let figures = journey.figures
    var table = PageTable(header: ["line", "step", "people"])
    let most = figures.steps.map(\.people).max() ?? 0
    for (state, step) in zip(figures.definition.states, figures.steps) {
      if case .end = state.kind { continue }
      if case .again = state.kind { continue }
      table.rows.append([
        .text(state.line.map(String.init) ?? ""), .code(journey.label(of: state)),
        .bar(step.people, of: most),
      ])
    }
    return "<h3>People at each step</h3>\n" + table.html
  }

  /// What happened as time went on.
  private func overTime(_ figures: JourneyFigures) -> String {
    var charts = [
      chart("Entered", figures.enteredByDay), chart("Messages sent", figures.sentByDay),
    ]
    if !figures.definition.settings.goals.isEmpty {
      charts.append(chart("Converted", figures.convertedByDay))
    }
    if figures.sent > 0 {
      charts.append(
        BarChart(
          title: "Messages sent by hour of the day", names: (0..<24).map { "\($0):00" },
          counts: figures.sentByHour
        ).html)
    }
    return "<h3>Over time</h3>\n" + charts.joined()
  }

  /// Counts by day as a chart.
  private func chart(_ title: String, _ counts: [Int]) -> String {
    let unit = TimePeriod.chartedUnit(report.figures.calendar)
    return BarChart(
      title: "\(title) by \(unit)", names: periods.map(\.name),
      counts: periods.map { $0.sum(counts) },
      isDense: true
    ).html
  }

  /// The most steps of which a chart is drawn; those where most people wait come first.
  private static let waitingMax = 12

  /// How many people wait where.
  private func waiting(_ journey: PopulationReport.Journey) -> String {
    let steps = journey.figures.steps
    let busiest = journey.waitingSteps.sorted { left, right in
      let (one, other) = (steps[left].waitingByDay.max() ?? 0, steps[right].waitingByDay.max() ?? 0)
      return (other, left) < (one, right)
    }
    guard !busiest.isEmpty else { return "" }
    let charts = busiest.prefix(Self.waitingMax).sorted().map { step in
      let state = journey.figures.definition.states[step]
      let line = state.line.map { "line \($0), " } ?? ""
      return BarChart(
        title: "Waiting at the end of each \(TimePeriod.chartedUnit(report.figures.calendar)): "
          + "\(line)\(journey.label(of: state))",
        names: periods.map(\.name), counts: periods.map { $0.last(steps[step].waitingByDay) },
        isDense: true
      ).html
    }
    return "<h3>Who waits where</h3>\n" + charts.joined()
  }

  /// What became of the messages.
  private func messages(_ figures: JourneyFigures) -> String {
    let reasons = Set(figures.messages.flatMap(\.skippedFor.keys)).sorted()
    var table = PageTable(
      header: ["message", "sent", "people"] + reasons.map { "skipped for \($0)" })
    for message in figures.messages {
      table.rows.append(
        [.text(message.name), .count(message.sent), .count(message.people)]
          + reasons.map { .count(message.skippedFor[$0] ?? 0) })
    }
    let held =
      figures.quietHolds > 0
      ? "<p>\(Figures.counted(figures.quietHolds, "message")) waited for the end of quiet "
        + "hours.</p>\n" : ""
    return "<h3>Messages</h3>\n" + table.html + held
  }

  /// The per cent of runs of which a length is told.
  private static let percents = [10, 25, 50, 75, 90, 99, 100]

  /// How long runs took.
  private func lengths(_ figures: JourneyFigures) -> String {
    var table = PageTable(header: ["of all runs", "ended within", "converted within"])
    let ended = figures.lengths.percentiles(Self.percents)
    let converted = figures.lengthsToGoal.percentiles(Self.percents)
    guard !ended.isEmpty || !converted.isEmpty else { return "" }
    for (index, percent) in Self.percents.enumerated() {
      table.rows.append([
        .text("\(percent) %"), .text(ended.isEmpty ? "–" : LengthWords.told(ended[index])),
        .text(converted.isEmpty ? "–" : LengthWords.told(converted[index])),
      ])
    }
    return "<h3>Time in the journey</h3>\n" + table.html
  }
}
