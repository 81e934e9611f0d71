internal import JourneyAnalysis
internal import JourneyModel
internal import JourneySimulation
internal import JourneyStore

extension PopulationReport {
  /// The report for people.
  public func text() -> String {
    var lines = [headline, ""]
    for journey in journeys { lines += journey.text(figures.calendar) + [""] }
    if journeys.count > 1 {
      lines.append("all \(journeys.count) journeys together")
      lines += Self.crowding(figures.crowding, together) + [""]
    }
    if let comparison { lines += comparison.text(figures) + [""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// The most messages that one person got, beside what is proved.
  static func crowding(
    _ crowding: CrowdingTally, _ bounds: [JourneyBounds.Messages]
  ) -> [String] {
    let parts = zip(crowding.most, bounds).map { most, bound in
      "\(Figures.grouped(most)) in \(bound.window.inDays) (proved: "
        + "\(WorkspaceBoundsReport.words(bound.all)))"
    }
    return ["  most messages to one person: " + parts.joined(separator: ", ")]
  }
}

extension PopulationReport.Journey {
  /// The report of a journey: what a run tells, then what only many people over a long time tell.
  fileprivate func text(_ calendar: DayCalendar) -> [String] {
    let definition = figures.definition
    let people = Dictionary(
      zip(definition.states.map(\.id), figures.steps.map(\.people)), uniquingKeysWith: { $1 })
    let report = JourneyReport(
      definition: definition, source: source, totals: figures.totals, people: people)
    return [String(report.text().dropLast())] + messages() + lengths() + [""] + periods(calendar)
      + waiting(calendar) + hours()
  }

  /// What was held back, and how close together messages left.
  private func messages() -> [String] {
    var lines: [String] = []
    if figures.quietHolds > 0 {
      let back = figures.takenBack > 0 ? " · \(Figures.grouped(figures.takenBack)) taken back" : ""
      lines.append(
        "  held by quiet hours: \(Figures.counted(figures.quietHolds, "message"))\(back)")
    }
    for (reason, count) in figures.refusals.sorted(by: { $0.key < $1.key }) {
      lines.append("  not let in: \(Figures.grouped(count)), since \(reason)")
    }
    guard figures.sent > 0 else { return lines }
    return lines + PopulationReport.crowding(figures.crowding, bounds.messages) + crowd()
  }

  /// How many people got how many messages at most in a day.
  private func crowd() -> [String] {
    let counts = figures.crowding.peopleByMost.sorted { $0.key < $1.key }
    let parts = counts.map { "\($0.key): \(Figures.grouped($0.value))" }
    return ["  people by most messages in a day: " + parts.joined(separator: " · ")]
  }

  /// How long runs took.
  private func lengths() -> [String] {
    Self.lengths("time in the journey", figures.lengths)
      + Self.lengths("time to convert", figures.lengthsToGoal)
  }

  /// The per cent of runs of which a length is told.
  private static let percents = [10, 50, 90, 99, 100]

  /// The lengths that so many runs do not exceed, in one line.
  private static func lengths(_ title: String, _ tally: LengthTally) -> [String] {
    if tally.longest == 0, tally.count > 0 { return ["  \(title): none, in every run"] }
    let told = zip(percents, tally.percentiles(percents)).map { percent, seconds in
      percent == 100
        ? "longest \(LengthWords.told(seconds))"
        : "\(percent) % within \(LengthWords.told(seconds))"
    }
    return told.isEmpty ? [] : ["  \(title): " + told.joined(separator: " · ")]
  }

  /// What happened in each day, week or month.
  private func periods(_ calendar: DayCalendar) -> [String] {
    let sent = figures.sentByDay
    let inside = waitingInAll(calendar)
    let hasGoal = !figures.definition.settings.goals.isEmpty
    let header =
      "  " + Figures.left(TimePeriod.noun(calendar), 12) + Figures.right("entered", 12)
      + Figures.right("ended", 12) + Figures.right("sent", 12)
      + (hasGoal ? Figures.right("converted", 12) : "") + Figures.right("inside at end", 16)
    return [header]
      + TimePeriod.all(calendar).map { period in
        let counts =
          [period.sum(figures.enteredByDay), period.sum(figures.endedByDay), period.sum(sent)]
          + (hasGoal ? [period.sum(figures.convertedByDay)] : [])
        return "  " + Figures.left(period.name, 12)
          + counts.map { Figures.right(Figures.grouped($0), 12) }.joined()
          + Figures.right(Figures.grouped(period.last(inside)), 16)
      }
  }

  /// How many runs are inside at the end of each day.
  private func waitingInAll(_ calendar: DayCalendar) -> [Int] {
    var all = Array(repeating: 0, count: calendar.count)
    for step in figures.steps {
      for (day, count) in step.waitingByDay.enumerated() { all[day] += count }
    }
    return all
  }

  /// The most columns of the table of waiting people, and the width of its first one.
  private static let waitingTable = (columns: 6, label: 40)

  /// How many wait at which step as time goes on.
  private func waiting(_ calendar: DayCalendar) -> [String] {
    let steps = waitingSteps
    guard !steps.isEmpty else { return [] }
    let days = Self.days(calendar)
    let header =
      "  " + Figures.left("waiting at the end of", Self.waitingTable.label + 6)
      + days.map { Figures.right(calendar.date(of: $0).description, 12) }.joined()
    return ["", header]
      + steps.map { step in
        let state = figures.definition.states[step]
        let waiting = figures.steps[step].waitingByDay
        let label = String(label(of: state).prefix(Self.waitingTable.label))
        return "  " + Figures.right(state.line.map(String.init) ?? "", 4) + "  "
          + Figures.left(label, Self.waitingTable.label)
          + days.map { Figures.right(Figures.grouped(waiting[$0]), 12) }.joined()
      }
  }

  /// Some days, evenly spread, the last of all among them.
  private static func days(_ calendar: DayCalendar) -> [Int] {
    let columns = min(waitingTable.columns, calendar.count)
    return (1...columns).map { $0 * calendar.count / columns - 1 }
  }

  /// At which hours of the day messages leave, in lines of eight.
  private func hours() -> [String] {
    guard figures.sent > 0 else { return [] }
    let rows = stride(from: 0, to: 24, by: 8).map { first in
      (first..<first + 8).map { hour in
        let name = (hour < 10 ? "0" : "") + "\(hour):00"
        return Figures.right(
          "\(name) \(Figures.share(figures.sentByHour[hour], of: figures.sent))", 15)
      }
      .joined()
    }
    return ["", "  messages by hour of the day"] + rows
  }
}

extension PopulationReport.Comparison {
  /// What the new script changes.
  fileprivate func text(_ new: PopulationFigures) -> [String] {
    var lines = ["what changes"]
    let people = [
      (changes.peopleWithMore, "get more messages"), (changes.peopleWithFewer, "get fewer"),
      (changes.peopleWithOthers, "get others, or at other times"),
      (changes.peopleUnchanged, "notice nothing"),
    ]
    lines.append(
      "  people: "
        + people.map { "\(Figures.grouped($0.0)) \($0.1)" }.joined(separator: " · "))
    lines += journeys(new)
    return lines + messages()
  }

  /// Who enters and converts, in journeys of the same name.
  private func journeys(_ new: PopulationFigures) -> [String] {
    new.journeys.compactMap { journey in
      let id = journey.definition.journeyID
      guard let twin = figures.journeys.first(where: { $0.definition.journeyID == id }) else {
        return "  \(id) is new"
      }
      return "  \(id): \(Self.change("entered", twin.totals.entered, journey.totals.entered)) · "
        + "\(Self.change("converted", twin.totals.converted, journey.totals.converted)) · "
        + Self.change("sent", twin.sent, journey.sent)
    }
  }

  /// A count before and after.
  private static func change(_ noun: String, _ old: Int, _ new: Int) -> String {
    "\(noun) \(Figures.grouped(old)) → \(Figures.grouped(new))"
  }

  /// What becomes of each message.
  private func messages() -> [String] {
    guard !changes.messages.isEmpty else { return [] }
    let names = changes.messages.map { "\($0.journeyID) \($0.message)" }
    let width = max(7, names.map(\.count).max() ?? 0)
    let header =
      "  " + Figures.left("message", width)
      + ["was", "becomes", "same", "moved", "gone", "new"].map { Figures.right($0, 11) }.joined()
    return ["", header]
      + zip(names, changes.messages).map { name, message in
        let counts = [
          message.old, message.new, message.same, message.moved, message.gone, message.added,
        ]
        return "  " + Figures.left(name, width)
          + counts.map { Figures.right(Figures.grouped($0), 11) }.joined()
      }
  }
}
