internal import JourneyAnalysis
internal import JourneyModel
internal import JourneySimulation

/// What a simulation came to.
public struct PopulationReport {
  /// Where the people and events come from.
  let source: Source
  /// The journeys, with the bounds that are proved of each.
  let journeys: [Journey]
  /// The bounds of all journeys together, for each window.
  let together: [JourneyBounds.Messages]
  /// What was counted.
  let figures: PopulationFigures
  /// What it is compared with; `nil` where nothing is compared.
  let comparison: Comparison?

  /// Where people and events come from.
  enum Source {
    /// They are made up from a seed; the people may be sampled from a file.
    case madeUp(seed: UInt64, users: String?)
    /// They were recorded in files.
    case recorded(events: String, users: String?)
  }

  /// A journey.
  struct Journey {
    /// What was counted.
    let figures: JourneyFigures
    /// What is proved.
    let bounds: JourneyBounds
    /// Its script; `nil` for a definition.
    let source: SourceFile?
  }

  /// The other side of a comparison.
  struct Comparison {
    /// What was counted by the old journeys.
    let figures: PopulationFigures
    /// What changes.
    let changes: ChangeFigures
  }

  /// Puts a report together.
  init(
    source: Source, journeys: [LoadedJourney], catalog: Catalog?, figures: PopulationFigures,
    comparison: Comparison?
  ) {
    self.source = source
    self.figures = figures
    self.comparison = comparison
    let limits = catalog?.limits ?? []
    self.journeys = zip(journeys, figures.journeys).map { journey, figures in
      Journey(
        figures: figures, bounds: JourneyBounds(of: journey.definition, limits: limits),
        source: journey.source)
    }
    together = WorkspaceBounds(self.journeys.map(\.bounds), limits: limits).messages
  }

  /// What was simulated, in one line.
  var headline: String {
    let people =
      figures.people == 1 ? "1 person" : "\(Figures.grouped(figures.people)) people"
    let calendar = figures.calendar
    return "\(people), \(Figures.counted(figures.events, "event")), \(calendar.first) to "
      + "\(calendar.date(of: calendar.count - 1)) (\(Figures.counted(calendar.count, "day"))), "
      + origin
  }

  /// Where people and events come from, in words.
  private var origin: String {
    switch source {
    case .madeUp(let seed, nil): "made up with seed \(seed)"
    case .madeUp(let seed, let users?): "sampled from \(users), events made up with seed \(seed)"
    case .recorded(let events, nil): "recorded in \(events)"
    case .recorded(let events, let users?): "recorded in \(users) and \(events)"
    }
  }
}

extension PopulationReport.Journey {
  /// The label of a step: its line in the script without indentation, or the id of the state.
  func label(of state: JourneyState) -> String {
    guard let line = state.line, let text = source?.lineTextIfPresent(line) else {
      return state.id
    }
    return String(text.drop { $0 == " " })
  }

  /// The places of the steps at which somebody waits at the end of some day.
  var waitingSteps: [Int] {
    figures.steps.indices.filter { figures.steps[$0].waitingByDay.contains { $0 > 0 } }
  }
}
