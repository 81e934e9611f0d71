internal import Foundation
internal import JourneyEngine
public import JourneyModel
internal import JourneyStore

/// Lives journeys on files of users and events: takes everything into the store, then lets a
/// simulated clock run, then reports.
///
/// It goes through the very engine and store that the services use. Whatever was committed before a
/// run was stopped is there when the same command is given again with the same `--data`.
public final class SimulatedRun {
  /// The journeys, checked.
  private let journeys: [LoadedJourney]
  /// The catalog of the workspace; `nil` where there is none.
  private let catalog: Catalog?
  /// The files.
  private let options: RunOptions
  /// Is told what the user should know, a line at a time.
  private let notice: (String) -> Void
  /// Shows how far it has come.
  private let progress: ProgressBar
  /// The zones.
  private let zones = ZoneFiles.table()
  /// What the workspace settles.
  private var settings: EngineSettings { catalog.map(EngineSettings.init) ?? EngineSettings() }

  /// The name in the leases.
  private static let owner = "journey run"

  /// How long the clock goes on behind the last event unless the user says otherwise: a year.
  private static let yearMicroseconds: Int64 = 366 * 86_400 * Moment.perSecond

  /// Prepares a run.
  public init(
    journeys: [LoadedJourney], catalog: Catalog?, options: RunOptions,
    progress: ProgressBar = ProgressBar(), notice: @escaping (String) -> Void
  ) {
    self.journeys = journeys
    self.catalog = catalog
    self.options = options
    self.progress = progress
    self.notice = notice
  }

  /// Does it all.
  public func execute() throws(RunError) -> RunResult {
    do {
      return try live()
    } catch let error as RunError {
      progress.end()
      throw error
    } catch let error as StoreError {
      progress.end()
      throw RunError(explanation(of: error))
    } catch let error as EngineError {
      progress.end()
      throw RunError(error.message)
    } catch {
      progress.end()
      throw RunError("\(error)")
    }
  }

  /// Opens the outputs first, so that a wrong name costs no time; then takes in, lives and reports.
  private func live() throws -> RunResult {
    try options.refuseLosses()
    let sends = try options.sends.map(OutputFile.init)
    let trace = try options.trace.map(OutputFile.init)
    let store = try open()
    let clock = SimulatedClock(store: store, from: options.from)
    try Intake(
      receive: store.take, catalog: catalog, clock: try clock.start(), progress: progress,
      notice: notice
    ).take(users: options.users, events: options.events)
    let engine = try start(store, at: clock)
    try advance(engine, store, clock)
    try write(sends, trace, from: store, engine)
    return try RunResult(store: store, engine: engine, journeys: journeys)
  }

  /// Opens the store: the place that the user names, or one that is gone afterwards.
  ///
  /// In a database where a server has worked nothing is lived: its people would get nothing for
  /// what is theirs.
  private func open() throws -> SQLStore {
    if let place = options.store {
      let store = try place.open()
      guard let other = try store.otherWorker(than: Self.owner, at: SimulatedClock.dawn) else {
        return store
      }
      throw RunError(
        "\(place) holds the data of `\(other)`; give `journey run` a database of its own")
    }
    guard let folder = options.data else { return try SQLStore.temporary() }
    return try SQLStore.open(folder: folder)
  }

  /// Starts the engine and publishes the journeys.
  private func start(_ store: SQLStore, at clock: SimulatedClock) throws -> Engine {
    let engine = try Engine(
      store: store, settings: settings, zones: zones, host: .dryRun, owner: Self.owner,
      at: try clock.origin())
    // A word that is given on a simulated clock would count for years on the real one.
    if options.store?.isShared == true { try store.takeBackWord(of: Self.owner) }
    for journey in journeys {
      guard let script = journey.scriptBytes, let sha256 = journey.definition.source?.sha256
      else { continue }
      try store.keep(script: script, sha256: sha256)
    }
    _ = try engine.publish(journeys.map(\.definition), at: try clock.origin())
    noticeOthers(of: engine)
    return engine
  }

  /// Says which journeys of the folder live on though the command does not name them.
  private func noticeOthers(of engine: Engine) {
    let named = Set(journeys.map(\.definition.journeyID))
    let others = engine.published.map(\.definition.journeyID).filter { !named.contains($0) }
    guard !others.isEmpty, let place = options.keptPlace else { return }
    let names = others.map { "`\($0)`" }.joined(separator: ", ")
    notice("\(place) also holds \(names) from an earlier run, which goes on beside")
  }

  /// Lets the clock run.
  private func advance(
    _ engine: Engine, _ store: SQLStore, _ clock: SimulatedClock
  ) throws {
    let totals = try store.totals()
    let from = try clock.origin()
    let last = max(from, totals.lastEventAt ?? from)
    let until = options.until ?? Moment(microseconds: last.microseconds + Self.yearMicroseconds)
    if until < from {
      notice("the clock stands at \(from) already, behind --until; it stays there")
    }
    try store.beginSitting(settings: settings.json, at: from, until: until)
    progress.begin("living", total: totals.inbox)
    var handled = 0
    var latest = from
    try engine.advance(from: from, until: until) { report in
      handled += report.inputs
      latest = max(latest, report.latest)
      progress.update(handled)
    }
    progress.end()
    try clock.stop(at: max(from, options.until ?? max(last, latest)))
    try store.endSitting()
    let left = try store.totals().inbox
    if left > 0 {
      let lie = left == 1 ? "lies behind --until and waits" : "lie behind --until and wait"
      notice("\(Figures.counted(left, "event")) \(lie) for the next run")
    }
  }

  /// Writes the files that were asked for.
  private func write(
    _ sends: OutputFile?, _ trace: OutputFile?, from store: SQLStore, _ engine: Engine
  ) throws {
    if let sends {
      try SendsWriter.write(store, to: sends)
      try sends.flush()
    }
    if let trace {
      try TraceWriter(engine: engine).write(store, to: trace)
      try trace.flush()
    }
  }

  /// Says what went wrong in the store, and what is to be done about it.
  private func explanation(of error: StoreError) -> String {
    let kept = options.keptPlace.map { " what was taken is safe in \($0):" } ?? ""
    switch error.kind {
    case .full:
      return "the disk is full;\(kept) make room and give the same command again"
    case .inUse, .tooNew, .moved, .leaseLost, .outdated, .conflict, .tooMuch, .failed:
      return error.message
    }
  }
}
