internal import JourneyEngine
public import JourneyModel
internal import JourneySimulation
internal import JourneyStore

/// Lives a population through journeys, and through what they are to replace, in memory.
public final class PopulationRun {
  /// The journeys, checked.
  private let journeys: [LoadedJourney]
  /// The journeys that they are to replace; empty where nothing is compared.
  private let old: [LoadedJourney]
  /// The catalog of the workspace; `nil` where there is none.
  private let catalog: Catalog?
  /// What is to be done.
  private let options: SimulationOptions
  /// Is told what the user should know, a line at a time.
  private let notice: (String) -> Void
  /// Shows how far it has come.
  private let progress: ProgressBar
  /// The zones.
  private let zones = ZoneFiles.table()

  /// Prepares a simulation.
  public init(
    journeys: [LoadedJourney], against old: [LoadedJourney] = [], catalog: Catalog?,
    options: SimulationOptions, progress: ProgressBar = ProgressBar(),
    notice: @escaping (String) -> Void
  ) {
    self.journeys = journeys
    self.old = old
    self.catalog = catalog
    self.options = options
    self.progress = progress
    self.notice = notice
  }

  /// Does it all.
  public func execute() throws(RunError) -> PopulationReport {
    defer { progress.end() }
    do {
      return try live()
    } catch let error as RunError {
      throw error
    } catch let error as EngineError {
      throw RunError(error.message)
    } catch {
      throw RunError("\(error)")
    }
  }

  /// Opens the outputs first, so that a wrong name costs no time; then lives and reports.
  private func live() throws -> PopulationReport {
    guard !journeys.isEmpty else { throw RunError("there is no journey to simulate") }
    try options.refuseLosses()
    let page = try options.page.map(OutputFile.init)
    let outputs = SimulationOutputs(
      sends: try options.sends.map(OutputFile.init),
      changes: try options.changes.map(OutputFile.init))
    let report = try options.events == nil ? madeUp(outputs) : recorded(outputs)
    try outputs.flush()
    if let page {
      try page.write(Array(PopulationPage(report).html.utf8))
      try page.flush()
    }
    return report
  }

  /// The settings of the workspace.
  private var settings: EngineSettings { catalog.map(EngineSettings.init) ?? EngineSettings() }

  /// The zone in which days are counted.
  private var zone: Int { zones.index(named: settings.timeZone) ?? ZoneTable.utc }

  /// Lays out the days, or says why that cannot be.
  private func calendar(from: Moment, until: Moment) throws -> DayCalendar {
    if let calendar = DayCalendar(from: from, until: until, zones: zones, zone: zone) {
      return calendar
    }
    throw RunError(
      until < from
        ? "nothing lies between \(from) and \(until); give --from a moment before --to"
        : "\(from) to \(until) is too long; at most \(DayCalendar.daysMax) days are counted")
  }

  /// Prepares the lives of people, by journeys that are there from `from` on.
  private func lives(
    host: EffectHost, from: Moment, calendar: DayCalendar, _ outputs: SimulationOutputs
  ) throws -> PopulationLives {
    func simulation(_ journeys: [LoadedJourney]) throws -> Simulation {
      try Simulation(
        journeys.map(\.definition), settings: settings, zones: zones, host: host, from: from,
        calendar: calendar)
    }
    return PopulationLives(
      new: try simulation(journeys), old: try old.isEmpty ? nil : simulation(old),
      outputs: outputs)
  }

  /// Puts the report together.
  private func report(
    _ lives: PopulationLives, source: PopulationReport.Source
  ) -> PopulationReport {
    PopulationReport(
      source: source, journeys: journeys, catalog: catalog, figures: lives.new.figures,
      comparison: lives.old.map { .init(figures: $0.figures, changes: lives.changes.figures) })
  }
}

// MARK: People who are made up

extension PopulationRun {
  /// Lives people who are made up, or sampled from a file.
  private func madeUp(_ outputs: SimulationOutputs) throws -> PopulationReport {
    let calendar = try madeUpDays()
    let definitions = (journeys + old).map(\.definition)
    let sampled = try sampledUsers()
    let plan = PopulationPlan(
      definitions, catalog: catalog, paces: try paces(definitions), days: calendar.count)
    let count = options.people ?? sampled?.count ?? SimulationOptions.usualPeople
    let isEachOnce = options.people == nil && sampled != nil
    let population = SyntheticPopulation(
      plan, calendar: calendar, seed: options.seed, models: sampled?.map(\.json) ?? [])
    let host = MadeUpAnswers(definitions, seed: options.seed).host
    var lives = try lives(host: host, from: calendar.from, calendar: calendar, outputs)
    progress.begin("living", total: count)
    for number in 0..<count {
      let user = isEachOnce ? sampled?[number] : nil
      try lives.live(
        user.map { population.person(number, userID: $0.userID, line: $0.json) }
          ?? population.person(number))
      progress.update(number + 1)
    }
    return report(
      lives, source: .madeUp(seed: options.seed, users: sampled == nil ? nil : options.users))
  }

  /// The days for which events are made up.
  private func madeUpDays() throws -> DayCalendar {
    let midnight = TimeOfDay(seconds: 0)
    let from =
      options.from
      ?? zones.moment(date: SimulationOptions.usualFirstDay, time: midnight, zone: zone)
    guard options.to == nil else { return try calendar(from: from, until: options.to ?? from) }
    guard (1...DayCalendar.daysMax).contains(options.days) else {
      throw RunError("--days is between 1 and \(DayCalendar.daysMax)")
    }
    let end = zones.adding(CalendarDuration(days: options.days), to: from, zone: zone) ?? from
    return try calendar(from: from, until: Moment(microseconds: end.microseconds - 1))
  }

  /// How often events happen: as the user says; an event that no journey listens to is a mistake.
  private func paces(_ definitions: [JourneyDefinition]) throws -> [String: EventPace] {
    let heard = PopulationPlan.heardEvents(of: definitions)
    for name in options.paces.keys.sorted() where !heard.contains(name) {
      let closest = Suggestion.closest(to: name, among: heard).map { "; did you mean `\($0)`?" }
      throw RunError("no journey here listens to `\(name)` of --rate\(closest ?? "")")
    }
    return options.paces
  }

  /// The users to be sampled from; `nil` where nobody names a file.
  private func sampledUsers() throws -> [(userID: String, json: [UInt8])]? {
    guard let file = options.users else { return nil }
    var users: [(userID: String, json: [UInt8])] = []
    try intake { inputs in
      for input in inputs {
        if case .user(_, let json) = input.content { users.append((input.userID, json)) }
      }
      return inputs.map { _ in .taken }
    }
    .take(users: file, events: nil)
    if users.isEmpty { throw RunError("`\(file)` names no user to be sampled") }
    return users
  }

  /// Takes in files for somebody.
  private func intake(
    _ receive: @escaping ([IncomingInput]) throws -> [IntakeOutcome]
  ) -> Intake {
    Intake(receive: receive, catalog: catalog, clock: nil, progress: progress, notice: notice)
  }
}

// MARK: People who were recorded

extension PopulationRun {
  /// Lives what was recorded again.
  private func recorded(_ outputs: SimulationOutputs) throws -> PopulationReport {
    let inputs = RecordedInputs(bytesInMemoryMax: options.bytesInMemoryMax)
    try intake(inputs.take).take(users: options.users, events: options.events)
    let span = inputs.span
    let begin = [span?.lowerBound, options.from].compactMap { $0 }.min()
    guard let begin else { throw RunError("there are no events to go back to") }
    let until = options.to ?? span?.upperBound ?? begin
    let calendar = try calendar(from: options.from ?? begin, until: until)
    var lives = try lives(host: .dryRun, from: begin, calendar: calendar, outputs)
    progress.begin("living")
    var lived = 0
    try inputs.eachPerson { person in
      try lives.live(person)
      lived += 1
      progress.update(lived)
    }
    progress.end()
    noticeRepeats(in: inputs)
    return report(lives, source: .recorded(events: options.events ?? "", users: options.users))
  }

  /// Says which lines told nothing new.
  private func noticeRepeats(in inputs: RecordedInputs) {
    if inputs.duplicates > 0 {
      notice("\(Figures.counted(inputs.duplicates, "line")) had been taken before")
    }
    if inputs.conflicts > 0 {
      notice(
        "\(Figures.counted(inputs.conflicts, "line")) had an id that was taken with another "
          + "content; the first one stays")
    }
  }
}
